-- What somebody found, and whom they asked for help, in a thread of its own.
create table escalation (
  id bigint generated always as identity primary key,
  rotation text not null,
  request bigint references support_request on delete set null,
  channel_id text not null,
  escalated_by text not null,
  escalated_at timestamptz not null,
  found text not null,
  links text not null,
  needed text not null,
  tagged jsonb not null,
  contacts_asked int not null default 0,
  next_at timestamptz,
  answered_at timestamptz,
  answered_by text,
  check ((answered_at is null) = (answered_by is null)),
  check (next_at is null or answered_at is null)
);

comment on column escalation.tagged is 'Slack user ids of those whom the form named';
comment on column escalation.contacts_asked is 'how many of the rotation''s ordered contacts were asked';
comment on column escalation.next_at is 'when the next contact is asked, unless somebody answers';

create index escalation_clock on escalation (next_at) where next_at is not null;
create index escalation_by_request on escalation (request);
create index escalation_by_time on escalation (rotation, escalated_at);

-- What went wrong, in six answers.
create table outage (
  id bigint generated always as identity primary key,
  escalation bigint not null unique references escalation,
  affected text not null default '',
  expected text not null default '',
  evidence text not null default '',
  recovery text not null default '',
  cause text not null default '',
  next_steps text not null default '',
  users_affected boolean not null default false,
  product_group text,
  filled_in_by text,
  filled_in_at timestamptz,
  revision int not null default 0
);

comment on column outage.affected is 'who was affected, and for how long';
comment on column outage.evidence is 'how we know';
comment on column outage.recovery is 'the near-term recovery';
comment on column outage.cause is 'root cause, or suspicion';
comment on column outage.revision is 'counts the times it was filled in, so that nobody overwrites what they have not seen';
