-- A thread in which somebody asked for whoever is on call. One for each rotation and thread, for good:
-- who asks there again reopens it.
create table support_request (
  id bigint generated always as identity primary key,
  rotation text not null,
  channel_id text not null,
  thread_ts text not null,
  excerpt text not null,
  unique (rotation, channel_id, thread_ts)
);

comment on column support_request.rotation is 'its configured name';
comment on column support_request.excerpt is 'a few words of the message that asked; emptied when it is old';

-- One time of asking in such a thread: the first, or a reopening. The newest one tells how the request stands.
create table support_round (
  id bigint generated always as identity primary key,
  request bigint not null references support_request on delete cascade,
  round int not null,
  message_ts text not null,
  asker text,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  state text not null check (state in ('WAITING', 'ANSWERED', 'RESOLVED')),
  holder text,
  steps_done int not null default 0,
  next_at timestamptz,
  answered_at timestamptz,
  answered_by text,
  resolved_at timestamptz,
  resolved_by text,
  unique (request, round),
  -- The same message never asks twice.
  unique (request, message_ts),
  check (next_at is null or state = 'WAITING'),
  check ((answered_at is null) = (answered_by is null)),
  check (state <> 'ANSWERED' or answered_at is not null),
  check ((state = 'RESOLVED') = (resolved_at is not null))
);

comment on column support_round.asker is 'a Slack user id; null if an app asked';
comment on column support_round.holder is 'whose it is: whoever is on call, until somebody takes it; null while nobody is on call';
comment on column support_round.steps_done is 'how many reminders of its clock have been sent';
comment on column support_round.next_at is 'when the next reminder is due';

create unique index support_round_one_open on support_round (request) where state <> 'RESOLVED';
create index support_round_clock on support_round (next_at) where next_at is not null;
create index support_round_open on support_round (state, asked_at) where state <> 'RESOLVED';
create index support_round_by_time on support_round (asked_at);
