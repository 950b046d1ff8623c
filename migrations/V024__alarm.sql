-- Critical bugs (R17 to R23): one row for each alarm, from its raising to its end.
create table alarm (
  id bigint generated always as identity primary key,
  draft text not null unique,
  bug text not null,
  link text not null check (link ~* '^https?://'),
  title text,
  happens text not null check (happens <> ''),
  criteria text[] not null
    check (cardinality(criteria) > 0
      and criteria <@ array['WORKFLOW', 'UPGRADE', 'DATA_LOSS', 'SECURITY']),
  since_version text,
  product_group text,
  workaround text,
  source text not null check (source in ('CUSTOMER', 'COMMUNITY', 'US')),
  informant text,
  reporter text not null,
  raised_at timestamptz not null,
  state text not null
    check (state in ('RAISED', 'LOOKING', 'FELL_BACK', 'TAKEN', 'CONFIRMED', 'REJECTED', 'CONTESTED',
      'FIXED', 'CLOSED', 'WITHDRAWN')),
  moved_at timestamptz not null,
  moved_by text not null,
  holder text,
  asked int not null default 0 check (asked >= 0),
  asks int not null default 0 check (asks >= asked),
  next_at timestamptz,
  judges text[] not null default '{}',
  fell_back_at timestamptz,
  answered_at timestamptz,
  answered_by text,
  confirmed_at timestamptz,
  confirmed_by text,
  expected text,
  owner_group text,
  rejected_at timestamptz,
  rejected_by text,
  reason text,
  contested_at timestamptz,
  contested_by text,
  contest text,
  fixed_at timestamptz,
  fixed_by text,
  fixed_in text,
  warned_at timestamptz,
  closed_at timestamptz,
  -- Somebody looks, or has taken it, and then it is known who.
  check ((holder is not null) = (state in ('LOOKING', 'TAKEN'))),
  -- No alarm is lost: what waits for a verdict has a clock that rings, and nothing else has one.
  check ((next_at is not null)
    = (state in ('RAISED', 'LOOKING', 'FELL_BACK', 'TAKEN', 'CONTESTED'))),
  check (fell_back_at is not null or state not in ('FELL_BACK', 'TAKEN')),
  check (confirmed_at is not null or state not in ('CONFIRMED', 'FIXED', 'CLOSED')),
  check (rejected_at is not null or state not in ('REJECTED', 'CONTESTED')),
  check (contested_at is not null or state <> 'CONTESTED'),
  check (fixed_at is not null or state not in ('FIXED', 'CLOSED')),
  check ((closed_at is not null) = (state in ('CLOSED', 'WITHDRAWN'))),
  check ((answered_at is null) = (answered_by is null)),
  check ((confirmed_at is null) = (confirmed_by is null)),
  check ((confirmed_at is null) = (expected is null)),
  check ((confirmed_at is null) = (owner_group is null)),
  check ((rejected_at is null) = (rejected_by is null)),
  check ((rejected_at is null) = (reason is null)),
  check ((contested_at is null) = (contested_by is null)),
  check ((contested_at is null) = (contest is null)),
  check ((fixed_at is null) = (fixed_by is null)),
  check ((fixed_at is null) = (fixed_in is null))
);

comment on column alarm.draft is 'names the form it came from: one form raises one alarm';
comment on column alarm.bug is 'the link, written one way: two links that lead to the same bug are equal here';
comment on column alarm.product_group is 'the key of the group that it seemed to belong to when it was raised';
comment on column alarm.moved_at is 'since when it stands in its state';
comment on column alarm.moved_by is 'Slack user id of whoever moved it there, or watchbill';
comment on column alarm.holder is 'who looks, or has taken it';
comment on column alarm.asked is 'how often it was asked since it stands in its state';
comment on column alarm.asks is 'how often it was asked at all; numbers the messages';
comment on column alarm.next_at is 'when its clock rings';
comment on column alarm.judges is 'those who were asked in private to decide what the reporter contests';
comment on column alarm.owner_group is 'the key of the group that owns the bug, as product said';

-- Another alarm about the same bug joins the open one.
create unique index alarm_open_bug on alarm (bug)
  where state in ('RAISED', 'LOOKING', 'FELL_BACK', 'TAKEN', 'CONTESTED', 'CONFIRMED');
create index alarm_by_bug on alarm (bug);
create index alarm_clock on alarm (next_at) where next_at is not null;
create index alarm_going_on on alarm (id) where state not in ('REJECTED', 'CLOSED', 'WITHDRAWN');
create index alarm_over on alarm (moved_at) where state in ('REJECTED', 'CLOSED', 'WITHDRAWN');
create index alarm_raised on alarm (raised_at);

-- Whoever raised the same bug again.
create table alarm_joiner (
  alarm bigint not null references alarm on delete cascade,
  person text not null,
  draft text not null unique,
  at timestamptz not null,
  primary key (alarm, person)
);

-- What happened to an alarm, for whoever reads it back: the timeline of its postmortem.
create table alarm_happening (
  id bigint generated always as identity primary key,
  alarm bigint not null references alarm on delete cascade,
  at timestamptz not null,
  actor text not null,
  what text not null,
  words text not null check (words <> ''),
  come_from text not null
);

create index alarm_happening_by_alarm on alarm_happening (alarm, at);
