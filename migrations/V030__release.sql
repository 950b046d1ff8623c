-- The release calendar (R24, R25): one row for each release that was ever planned.
create table release (
  id bigint generated always as identity primary key,
  version text not null check (version <> ''),
  called text not null check (called <> ''),
  freeze_at timestamptz not null,
  deep_freeze_at timestamptz not null,
  release_at timestamptz not null,
  state text not null check (state in ('PLANNED', 'RELEASED', 'CANCELLED')),
  planned_at timestamptz not null,
  planned_by text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  revision int not null default 0 check (revision >= 0),
  check (freeze_at <= deep_freeze_at and deep_freeze_at <= release_at),
  -- A branch is frozen for one release at a time.
  constraint release_windows_apart
    exclude using gist (tstzrange(freeze_at, release_at) with &&) where (state = 'PLANNED')
);

comment on column release.version is 'as typed';
comment on column release.called is 'the version as it is looked for: in lower case, without a v before it';
comment on column release.planned_by is 'Slack user id, like changed_by, which may be watchbill';
comment on column release.revision is 'grows with every change';

create unique index release_once on release (called) where state <> 'CANCELLED';
create index release_by_time on release (release_at);
