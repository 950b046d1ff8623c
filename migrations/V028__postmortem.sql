-- What is learnt from a critical bug, or from an outage (R23).
create table postmortem (
  id bigint generated always as identity primary key,
  alarm bigint unique references alarm on delete cascade,
  outage bigint unique references outage on delete cascade,
  state text not null check (state in ('DUE', 'SCHEDULED', 'HELD', 'DONE')),
  begun_at timestamptz not null,
  due_at timestamptz not null,
  paused_at timestamptz,
  meets_at timestamptz,
  meets_on date,
  scheduled_by text,
  scheduled_at timestamptz,
  held_by text,
  held_at timestamptz,
  done_by text,
  done_at timestamptz,
  told_late boolean not null default false,
  asked_held boolean not null default false,
  asks_more boolean not null default true,
  next_at timestamptz,
  bug_cause text not null default '',
  escape_cause text not null default '',
  went_well text not null default '',
  went_badly text not null default '',
  people text[] not null default '{}',
  edited_by text,
  edited_at timestamptz,
  revision int not null default 0,
  check (num_nonnulls(alarm, outage) = 1),
  check (num_nonnulls(meets_at, scheduled_by, scheduled_at) in (0, 3)),
  check (meets_on is null or meets_at is not null),
  check (state <> 'SCHEDULED' or meets_at is not null),
  check ((held_by is null) = (held_at is null)),
  check ((state in ('HELD', 'DONE')) = (held_at is not null)),
  check ((done_by is null) = (done_at is null)),
  check ((state = 'DONE') = (done_at is not null)),
  check (state <> 'DONE' or not asks_more),
  check (state <> 'DONE' or next_at is null),
  check ((edited_by is null) = (edited_at is null))
);

comment on column postmortem.due_at is 'by when it is to be scheduled; then admins hear of it, once';
comment on column postmortem.paused_at is 'since when the fix is known not to hold; the next fix goes on from here';
comment on column postmortem.meets_at is 'when it is held; the beginning of work of a day that was given without a time';
comment on column postmortem.meets_on is 'that day, where no time was given';
comment on column postmortem.told_late is 'whether it was said that it is not scheduled in time';
comment on column postmortem.asked_held is 'whether the time has come, and it was asked whether it was held';
comment on column postmortem.asks_more is 'until there is an action item, or somebody has said that there is nothing more to do';
comment on column postmortem.next_at is 'when the next step is due';
comment on column postmortem.bug_cause is 'what caused it';
comment on column postmortem.escape_cause is 'why it reached customers';
comment on column postmortem.people is 'Slack user ids of who took part, besides those who are known to';
comment on column postmortem.revision is 'counts what was written, so that nobody overwrites what they have not seen';

create index postmortem_clock on postmortem (next_at) where next_at is not null;
create index postmortem_open on postmortem (id) where state <> 'DONE';

-- Who is asked to see to it, in private: the group's managers, or the admins.
create table postmortem_ask (
  postmortem bigint not null references postmortem on delete cascade,
  person text not null,
  times int not null check (times > 0),
  next_at timestamptz,
  asking boolean not null default true,
  primary key (postmortem, person)
);

comment on column postmortem_ask.times is 'how many messages they got; the last one shows how it stands';
comment on column postmortem_ask.next_at is 'when they are reminded';
comment on column postmortem_ask.asking is 'whether they still answer for it';

create index postmortem_ask_clock on postmortem_ask (next_at) where next_at is not null;

-- What is to be done so that it does not happen again; each in an issue.
create table postmortem_action (
  id bigint generated always as identity primary key,
  postmortem bigint not null references postmortem on delete cascade,
  number int not null check (number > 0),
  what text not null check (what <> ''),
  owner text not null,
  due date,
  issue text check (issue ~ '^https?://'),
  dropped text check (dropped <> ''),
  added_by text not null,
  added_at timestamptz not null,
  submission text not null unique,
  unique (postmortem, number),
  check (issue is null or dropped is null)
);

comment on column postmortem_action.number is 'as people say it: the second one of that postmortem';
comment on column postmortem_action.owner is 'Slack user id of who files an issue for it';
comment on column postmortem_action.issue is 'the address of that issue';
comment on column postmortem_action.dropped is 'why it is not done after all';
comment on column postmortem_action.submission is 'the form or command it came from: sent off twice, it adds one';

create index postmortem_action_owed on postmortem_action (owner) where issue is null and dropped is null;

-- One message to each owner lists all that they owe.
create table postmortem_owed (
  person text primary key,
  times int not null default 0,
  said_at timestamptz,
  next_at timestamptz
);

comment on column postmortem_owed.times is 'how many messages they got; the last one shows how it stands';
comment on column postmortem_owed.next_at is 'when they are reminded';

create index postmortem_owed_clock on postmortem_owed (next_at) where next_at is not null;
