-- What stops a merge, and how far it is as the freeze wants it.
create table gate (
  name text primary key,
  held_for bigint,
  numbers int[] not null,
  contradicted int not null,
  seen_at timestamptz,
  failing_since timestamptz,
  attempts int not null,
  next_at timestamptz not null,
  not_before timestamptz,
  doubts bigint not null,
  lease bigint not null,
  leased_until timestamptz,
  check (contradicted >= 0 and attempts >= 0),
  check ((failing_since is null) = (attempts = 0))
);

comment on column gate.name is 'which service, repository and branch';
comment on column gate.held_for is 'the freeze for which the branch was found held last; null if it was found open';
comment on column gate.numbers is 'the pull requests that were given a way past it last';
comment on column gate.contradicted is 'how often in a row the service took what it was told, and then said otherwise';
comment on column gate.seen_at is 'when a look went well last';
comment on column gate.attempts is 'how many looks in a row failed';
comment on column gate.next_at is 'when it is looked at next';
comment on column gate.not_before is 'until then the service wants to be left alone';
comment on column gate.doubts is 'counts what has happened that may have changed what is wished';
comment on column gate.lease is 'counts the looks: whoever finds another number comes too late';
comment on column gate.leased_until is 'until then somebody is looking, unless they have died';

-- What is said of commits on GitHub, so that what was let through can be stopped again.
create table gate_status (
  gate text not null,
  head text not null,
  number int not null,
  queued boolean not null,
  green boolean not null,
  description text not null,
  confirmed boolean not null,
  said_at timestamptz not null,
  primary key (gate, head),
  check (number > 0)
);

comment on column gate_status.head is 'the commit';
comment on column gate_status.queued is 'whether it is one that the merge queue tries out';
comment on column gate_status.confirmed is 'whether GitHub is known to have taken it; a green one counts as green before';
comment on column gate_status.said_at is 'when it was said, or last found to be so';

-- What keeps the gate from being as it should be, and who was told.
create table gate_trouble (
  id bigint generated always as identity primary key,
  gate text not null,
  kind text not null,
  sentence text not null,
  since timestamptz not null,
  told text[] not null,
  ended_at timestamptz,
  check (kind in ('AWAY', 'NOT_HELD', 'BYPASSED', 'LEFT_OVER', 'FOREIGN'))
);

create unique index gate_trouble_open on gate_trouble (gate, kind) where ended_at is null;

comment on column gate_trouble.sentence is 'what is amiss, in words for people';
comment on column gate_trouble.told is 'Slack user ids of those who were told';
