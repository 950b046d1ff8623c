-- The figures of bugs, week by week (R32). One row a week, so that a week is told once, whoever is asked for it.
create table bug_week (
  week_end timestamptz primary key,
  state text not null check (state in ('PASSED_OVER', 'WANTED', 'POSTED', 'GIVEN_UP')),
  since timestamptz not null,
  attempts int not null default 0 check (attempts >= 0),
  next_at timestamptz,
  counted text,
  opened int check (opened >= 0),
  closed int check (closed >= 0),
  still_open int check (still_open >= 0),
  states text[],
  in_states int[],
  check ((state = 'WANTED') = (next_at is not null)),
  check (state <> 'POSTED' or counted is not null),
  check (num_nulls(counted, opened, closed, still_open, states, in_states) in (0, 6)),
  check (cardinality(states) = cardinality(in_states))
);

comment on column bug_week.state is 'PASSED_OVER: it was over when the figures were switched on, or a newer one is wanted; GIVEN_UP: GitHub did not answer for a day';
comment on column bug_week.since is 'when it was first asked for';
comment on column bug_week.next_at is 'when GitHub is asked, or asked again if nobody said what came of it';
comment on column bug_week.counted is 'the search for the bugs that were counted: another one cannot be compared with';
comment on column bug_week.in_states is 'how many open bugs are in each of the states';

create index on bug_week (next_at) where state = 'WANTED';
