-- Who changes the roster or the plan of a rotation locks its row first.
create table rotation (
  id int generated always as identity primary key,
  name text not null unique
);

create table roster_member (
  id bigint generated always as identity primary key,
  rotation int not null references rotation,
  person text not null,
  product_group text not null,
  since date not null,
  eligible_from timestamptz not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  check (left_at >= joined_at)
);

comment on column roster_member.since is 'the day on which their onboarding was done';
comment on column roster_member.eligible_from is 'no shift of theirs starts before this';

create unique index roster_member_once_at_a_time on roster_member (rotation, person) where left_at is null;

-- Worked, in progress, and planned. Shifts are half-open, and no two of a rotation overlap; this is
-- looked at when the transaction ends, so that a plan may be moved shift by shift.
create table shift (
  id bigint generated always as identity primary key,
  rotation int not null references rotation,
  person text not null,
  product_group text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  check (starts_at < ends_at),
  unique (id, starts_at, ends_at),
  constraint shift_one_at_a_time exclude using gist (
    int4range(rotation, rotation, '[]') with &&,
    tstzrange(starts_at, ends_at) with &&) deferrable initially deferred
);

create index shift_by_end on shift (rotation, ends_at);
create index shift_by_start on shift (starts_at);
create index shift_by_person on shift (rotation, person, starts_at);

-- A part of a shift that someone else takes. It repeats the shift's times, which the foreign key keeps
-- true, so that it cannot lie outside.
create table shift_override (
  id bigint generated always as identity primary key,
  shift bigint not null,
  shift_starts_at timestamptz not null,
  shift_ends_at timestamptz not null,
  person text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  foreign key (shift, shift_starts_at, shift_ends_at) references shift (id, starts_at, ends_at)
    on update cascade on delete cascade,
  check (starts_at < ends_at),
  constraint shift_override_inside_its_shift check (
    shift_starts_at <= starts_at and ends_at <= shift_ends_at),
  constraint shift_override_one_at_a_time exclude using gist (
    int8range(shift, shift, '[]') with &&,
    tstzrange(starts_at, ends_at) with &&)
);
