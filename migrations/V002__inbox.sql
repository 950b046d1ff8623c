-- Deliveries that were taken, so that one that comes again changes nothing.
create table inbox (
  key text primary key,
  taken_at timestamptz not null
);

create index inbox_by_age on inbox (taken_at);
