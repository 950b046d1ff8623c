-- Where the alias of each rotation should point, and how far that is done.
create table alias (
  rotation text primary key,
  wanted text,
  turn bigint not null,
  standing text not null,
  since timestamptz not null,
  failure text,
  attempts int not null,
  next_at timestamptz not null,
  doubts bigint not null,
  cleared bigint not null,
  lease bigint not null,
  leased_until timestamptz,
  members text[] not null,
  pointed_at timestamptz,
  pointed_from text[] not null,
  edits int not null,
  edited_by text,
  done_by text,
  notice bigint not null,
  told text[] not null,
  check (standing in ('RIGHT', 'UNDER_WAY', 'REFUSED', 'BY_HAND', 'ACCEPTED')),
  check ((standing = 'BY_HAND') = (done_by is not null))
);

comment on column alias.wanted is 'a Slack user id; null while nobody is on call, and then the alias is left alone';
comment on column alias.turn is 'counts the times that somebody else was wanted: it names what is said to them';
comment on column alias.since is 'when it came to stand so';
comment on column alias.failure is 'what Slack said last, in its own word, if it did not let us; null once it did';
comment on column alias.attempts is 'how often in a row it failed';
comment on column alias.next_at is 'when it is looked at next';
comment on column alias.doubts is 'counts what has happened that may have changed the user group';
comment on column alias.cleared is 'how many of those had happened when it was read from Slack last';
comment on column alias.lease is 'counts the looks: whoever finds another number comes too late';
comment on column alias.leased_until is 'until then somebody is looking, unless they have died';
comment on column alias.members is 'who was in the user group when it was read last';
comment on column alias.pointed_from is 'who was in it before it was pointed last: Slack may still show them for a moment';
comment on column alias.edits is 'how often somebody edited it by hand in this turn';
comment on column alias.edited_by is 'who edited the user group last, if Slack said';
comment on column alias.done_by is 'who says that they have done it by hand';
comment on column alias.notice is 'counts the refusals that people were told of';
comment on column alias.told is 'Slack user ids of those who have been told of the present refusal; empty if there is none';
