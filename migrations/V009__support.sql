-- A thread in which somebody asked for whoever is on call. One for each rotation and thread, for good:
-- who asks there again reopens it. Whoever changes a request locks its row first.
create table support_request (
  id bigint generated always as identity primary key,
  rotation text not null,
  channel_id text not null,
  thread_ts text not null,
  excerpt text not null,
  round int not null default 0,
  unique (rotation, channel_id, thread_ts)
);

comment on column support_request.rotation is 'its configured name';
comment on column support_request.excerpt is 'a few words of the message that asked; emptied when it is old';
comment on column support_request.round is 'the newest of its rounds';

create index support_request_by_thread on support_request (channel_id, thread_ts);

-- Every message that asked there: the same one never asks twice, however the request stands by then.
create table support_mention (
  request bigint not null references support_request on delete cascade,
  message_ts text not null,
  primary key (request, message_ts)
);

create index support_mention_by_message on support_mention (message_ts);

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
  given boolean not null default false,
  steps_done int not null default 0,
  next_at timestamptz,
  asked text[] not null default '{}',
  pointed_at timestamptz,
  escalation text,
  answered_at timestamptz,
  answered_by text,
  resolved_at timestamptz,
  resolved_by text,
  unique (request, round),
  check (next_at is null or state = 'WAITING'),
  check ((answered_at is null) = (answered_by is null)),
  check ((resolved_at is null) = (resolved_by is null)),
  check (state <> 'WAITING' or answered_at is null),
  check (state <> 'ANSWERED' or answered_at is not null),
  check ((state = 'RESOLVED') = (resolved_at is not null))
);

comment on column support_round.asker is 'a Slack user id; null if an app asked';
comment on column support_round.holder is 'whose it is: whoever is on call, until somebody takes it; null while nobody is on call';
comment on column support_round.given is 'passed on by hand: a change of shift does not move it';
comment on column support_round.steps_done is 'how far its clock has come: 1 reminded, 2 due, 3 the first contact was asked, and so on';
comment on column support_round.next_at is 'when the next of those is due';
comment on column support_round.asked is 'Slack user ids of those whom the clock has asked for help';
comment on column support_round.pointed_at is 'when somebody who asked again was last pointed to it';
comment on column support_round.escalation is 'the outbox key of the message that began the escalation''s thread';

create unique index support_round_one_open on support_round (request) where state <> 'RESOLVED';
create index support_round_clock on support_round (next_at) where next_at is not null;
create index support_round_open on support_round (state, asked_at) where state <> 'RESOLVED';
create index support_round_by_time on support_round (asked_at);
