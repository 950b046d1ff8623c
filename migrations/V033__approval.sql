-- What a manager confirms (R26), and the exception that three people make (R28). Whoever changes one holds its request.
create table approval (
  id bigint generated always as identity primary key,
  request bigint not null references unfreeze_request (id) on delete cascade,
  freeze_id bigint not null,
  number int not null check (number > 0),
  commit_id text,
  title text,
  way text not null check (way in ('CONFIRMATION', 'EXCEPTION')),
  product_group text,
  reason text not null check (reason <> ''),
  risk text check (risk <> ''),
  asked_by text not null,
  asked_at timestamptz not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'GRANTED', 'DENIED', 'LAPSED', 'WITHDRAWN')),
  ended_at timestamptz,
  because text,
  check ((way = 'EXCEPTION') = (risk is not null)),
  check ((state = 'OPEN') = (ended_at is null)),
  check ((state = 'OPEN') = (because is null))
);

comment on column approval.number is 'the pull request';
comment on column approval.commit_id is 'the commit that is to be approved; null where GitHub is not read';
comment on column approval.product_group is 'key of the group whose manager is asked; null where none is configured';
comment on column approval.asked_by is 'Slack user id';
comment on column approval.because is 'why it ended, in plain words';

create unique index on approval (request) where state = 'OPEN';
create index on approval (request);
create index on approval (freeze_id);

-- An office that was asked, and what it answered: each office answers once, by an act of its own.
create table approval_voice (
  approval bigint not null references approval (id) on delete cascade,
  office text not null check (office in ('MANAGER', 'QA_LEAD', 'DRI')),
  asked_at timestamptz not null,
  remind_at timestamptz not null,
  reminded_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  approved boolean,
  reason text,
  in_place boolean,
  primary key (approval, office),
  check (num_nulls(decided_by, decided_at, approved, in_place) in (0, 4)),
  check ((approved is not distinct from false) = (reason is not null))
);

comment on column approval_voice.reason is 'why not';
comment on column approval_voice.in_place is 'answered by an admin, as nobody who holds the office could be found';

create index on approval_voice (remind_at) where reminded_at is null and decided_at is null;

-- Who was asked by direct message.
create table approval_asked (
  approval bigint not null,
  office text not null,
  person text not null,
  in_place boolean not null,
  primary key (approval, office, person),
  foreign key (approval, office) references approval_voice (approval, office) on delete cascade
);

comment on column approval_asked.person is 'Slack user id';
