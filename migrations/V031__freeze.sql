-- Freezes of a branch (R25, R27, R31), and what has become of those that releases want.
create table branch_freeze (
  id bigint generated always as identity primary key,
  branch text not null,
  release bigint references release,
  version text,
  planned_at timestamptz,
  reason text check (reason <> ''),
  begun_at timestamptz not null,
  begun_by text not null,
  deep_freeze_at timestamptz,
  release_at timestamptz,
  phase text not null check (phase in ('FROZEN', 'DEEP')),
  remind_at timestamptz,
  overdue_at timestamptz,
  overdue int not null default 0 check (overdue >= 0),
  lifted_at timestamptz,
  lifted_by text,
  lifted_why text not null default '',
  ending text check (ending in ('RELEASED', 'EARLY', 'BY_HAND', 'MOVED', 'CANCELLED')),
  check (num_nonnulls(release, version, planned_at, deep_freeze_at, release_at) in (0, 5)),
  check (release is not null or phase = 'FROZEN'),
  check (deep_freeze_at <= release_at),
  check (num_nonnulls(lifted_at, lifted_by, ending) in (0, 3)),
  check (lifted_at is null or num_nonnulls(remind_at, overdue_at) = 0)
);

comment on column branch_freeze.branch is 'owner/name:branch';
comment on column branch_freeze.planned_at is 'when its release wants it to begin; begun_at is later if it was begun late';
comment on column branch_freeze.reason is 'why somebody began it';
comment on column branch_freeze.remind_at is 'when the DRI is reminded on release day';
comment on column branch_freeze.overdue_at is 'when people are told next that nobody has lifted it';
comment on column branch_freeze.overdue is 'how often they were told';
comment on column branch_freeze.lifted_why is 'what was said of it; may be empty';

create index on branch_freeze (release);

-- Of each branch one at most goes on.
create unique index branch_freeze_active on branch_freeze (branch) where lifted_at is null;

-- What has become of the beginning that a release wants: once for each release and instant.
create table freeze_plan (
  release bigint not null references release,
  freeze_at timestamptz not null,
  warning text check (warning in ('SAID', 'PASSED')),
  beginning text check (beginning in ('BEGUN', 'MISSED')),
  asked_for timestamptz,
  primary key (release, freeze_at)
);

comment on column freeze_plan.warning is 'PASSED: its day was over, or everybody had just heard of it';
comment on column freeze_plan.asked_for is 'the date of the release for which the DRI was asked whether it is out, unfrozen';
comment on column freeze_plan.beginning is 'MISSED: its release was due as well before anybody could begin it';
