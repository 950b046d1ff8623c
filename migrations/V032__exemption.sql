-- Requests that a pull request may merge during a freeze (R26 to R28).
create table unfreeze_request (
  id bigint generated always as identity primary key,
  freeze_id bigint not null references branch_freeze (id) on delete cascade,
  number int not null check (number > 0),
  commit text check (commit <> ''),
  title text,
  author text,
  kind text check (kind in ('BUG', 'DOCS', 'WEBSITE', 'OTHER', 'FEATURE')),
  declared boolean not null default false,
  deep boolean not null default false,
  asked_by text not null,
  asked_at timestamptz not null,
  why text,
  state text not null check (state in ('READING', 'UNDECIDED', 'GRANTED', 'DENIED', 'REVOKED', 'OVER')),
  because text not null,
  granted_at timestamptz,
  grants int not null default 0 check (grants >= 0),
  attempts int not null default 0 check (attempts >= 0),
  next_at timestamptz,
  revoked_by text,
  ended_at timestamptz,
  check ((state = 'READING') = (next_at is not null)),
  check (state <> 'GRANTED' or (kind is not null and granted_at is not null)),
  check (state in ('GRANTED', 'REVOKED', 'OVER') or granted_at is null),
  check ((state in ('DENIED', 'REVOKED', 'OVER')) = (ended_at is not null)),
  check (state = 'REVOKED' or revoked_by is null),
  check (kind is not null or not declared)
);

comment on column unfreeze_request.commit is 'the head it is about; empty where GitHub is not read';
comment on column unfreeze_request.author is 'login on GitHub';
comment on column unfreeze_request.declared is 'whether the kind is what somebody said, and not what was read';
comment on column unfreeze_request.deep is 'whether it carries, or is said to carry, a label that lets it merge in the deep freeze';
comment on column unfreeze_request.granted_at is 'since when it may merge; of one that has ended, since when it might';
comment on column unfreeze_request.grants is 'how often it was granted; names what is said of it';
comment on column unfreeze_request.revoked_by is 'Slack user id of whoever revoked it; empty if the deep freeze did';
comment on column unfreeze_request.attempts is 'how often GitHub was asked in vain';
comment on column unfreeze_request.next_at is 'when GitHub is asked, or asked again if nobody said what came of it';

-- Whoever asks for the same pull request again is shown how it stands.
create unique index one_open_request on unfreeze_request (freeze_id, number)
  where state in ('READING', 'UNDECIDED', 'GRANTED');
create index on unfreeze_request (next_at) where next_at is not null;
create index on unfreeze_request (freeze_id, number);
create index on unfreeze_request (ended_at) where ended_at is not null;

-- How far the pull requests were looked through, for each freeze of which GitHub tells.
create table merge_watch (
  freeze_id bigint primary key references branch_freeze (id) on delete cascade,
  seen_to timestamptz not null,
  next_at timestamptz,
  away_since timestamptz,
  away_why text,
  check ((away_since is null) = (away_why is null))
);

comment on column merge_watch.seen_to is 'changes up to then were seen';
comment on column merge_watch.next_at is 'when GitHub is asked for what has changed; empty once the freeze is over and its end was seen';
comment on column merge_watch.away_since is 'since when GitHub does not say';

create index on merge_watch (next_at) where next_at is not null;

-- Pull requests that merged during a freeze and might not have; each is reported once.
create table unexempt_merge (
  freeze_id bigint not null references branch_freeze (id) on delete cascade,
  number int not null,
  merged_at timestamptz not null,
  primary key (freeze_id, number)
);
