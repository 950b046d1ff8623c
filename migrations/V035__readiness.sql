-- Whether everybody is ready for a release (R30): one row for each release whose freeze has begun.
create table readiness (
  release bigint primary key references release (id) on delete cascade,
  groups text[] not null check (cardinality(groups) > 0),
  begun_at timestamptz not null,
  round int not null default 1 check (round > 0),
  ended_at timestamptz,
  times_complete int not null default 0 check (times_complete >= 0),
  complete boolean not null default false,
  revision int not null default 0
);

comment on column readiness.groups is 'keys of the product groups that are waited for, as they were configured at the freeze';
comment on column readiness.round is 'grows when the freeze begins again, for the release was moved away meanwhile';
comment on column readiness.times_complete is 'how often all of them were ready, for a word may be taken back';

-- What a group has declared, by its QA lead.
create table readiness_word (
  release bigint not null references readiness (release) on delete cascade,
  product_group text not null,
  ready boolean not null,
  why text,
  said_by text not null,
  said_at timestamptz not null,
  in_place boolean not null,
  primary key (release, product_group)
);

comment on column readiness_word.in_place is 'said by an admin in place of the QA lead';

-- A manager who was asked about stories that are not merged at the freeze (R29).
create table stories_ask (
  release bigint not null references release (id) on delete cascade,
  manager text not null,
  groups text[] not null check (cardinality(groups) > 0),
  asked_at timestamptz not null,
  round int not null default 1 check (round > 0),
  remind_at timestamptz,
  done_at timestamptz,
  over boolean not null default false,
  primary key (release, manager),
  check (remind_at is null or (done_at is null and not over))
);

comment on column stories_ask.manager is 'Slack user id';
comment on column stories_ask.remind_at is 'when they are asked again, once; null from then on';
comment on column stories_ask.over is 'the freeze ended';

create index stories_ask_by_reminder on stories_ask (remind_at) where remind_at is not null;

-- What the DRI sees to: before the freeze, and after publishing (R31).
create table release_checklist (
  id bigint generated always as identity primary key,
  release bigint not null references release (id) on delete cascade,
  kind text not null check (kind in ('DEPENDENCIES', 'CLOSING')),
  asked text[] not null,
  given_at timestamptz not null,
  remind_at timestamptz,
  reminded int not null default 0 check (reminded >= 0),
  revision int not null default 0,
  unique (release, kind)
);

comment on column release_checklist.asked is 'Slack user ids of those who have it in a direct message';
comment on column release_checklist.remind_at is 'when they are reminded next; null once all is done';
comment on column release_checklist.revision is 'changes whenever boxes in Slack are to be shown anew';

create index release_checklist_by_reminder on release_checklist (remind_at) where remind_at is not null;

create table release_checklist_item (
  checklist bigint not null references release_checklist (id) on delete cascade,
  position int not null check (position >= 0),
  words text not null check (words <> ''),
  ticked_by text,
  ticked_at timestamptz,
  primary key (checklist, position),
  check ((ticked_by is null) = (ticked_at is null))
);
