-- Customers and the community are warned of a confirmed critical bug (R21).
create table warning (
  alarm bigint primary key references alarm (id) on delete cascade,
  asked_at timestamptz not null,
  customers_by text,
  customers_at timestamptz,
  community_by text,
  community_at timestamptz,
  unavailable_by text,
  unavailable_at timestamptz,
  passed_on_at timestamptz,
  asked text[] not null default '{}',
  turn int not null default 0,
  carrier text,
  reminders int not null default 0,
  reminded int not null default 0,
  revision int not null default 0,
  next_at timestamptz,
  ended_at timestamptz,
  check ((customers_by is null) = (customers_at is null)),
  check ((community_by is null) = (community_at is null)),
  check ((unavailable_by is null) = (unavailable_at is null)),
  check (unavailable_at is null or passed_on_at is not null),
  check ((passed_on_at is null) = (turn = 0)),
  check (reminders between 0 and reminded),
  -- Somebody is waited for exactly as long as there is something to do.
  check ((next_at is null) =
    (ended_at is not null or (customers_at is not null and community_at is not null)))
);

comment on column warning.asked_at is 'when customer success was asked';
comment on column warning.customers_by is 'Slack user id of whoever ticked that customers are warned';
comment on column warning.unavailable_by is 'who of customer success said that they are not available';
comment on column warning.passed_on_at is 'since when it has been for whoever is on call';
comment on column warning.asked is 'Slack user ids of those on call, or in their place, who are asked now';
comment on column warning.turn is 'counts how often somebody on call was asked anew; names their messages';
comment on column warning.carrier is 'whoever ticked one box, and is reminded of the other; empty if those asked are';
comment on column warning.reminders is 'how often whoever is reminded now was reminded';
comment on column warning.reminded is 'how often anybody was; names the reminders';
comment on column warning.revision is 'changes whenever boxes in Slack are to be shown anew';
comment on column warning.next_at is 'when it is passed on, or somebody is reminded';
comment on column warning.ended_at is 'when the alarm was closed or taken back';

create index warning_clock on warning (next_at) where next_at is not null;
