-- One handoff for each shift that follows another, however it comes to be opened.
create table handoff (
  id bigint generated always as identity primary key,
  rotation text not null,
  shift bigint not null unique,
  former text not null,
  incoming text not null,
  product_group text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  opened_at timestamptz not null,
  channel_id text not null,
  former_left boolean not null,
  begun boolean not null,
  facts text not null,
  alias_said boolean not null default false,
  reminders int not null default 0,
  next_at timestamptz,
  taken_by text,
  taken_at timestamptz,
  unique (rotation, starts_at),
  check (starts_at < ends_at),
  check ((taken_by is null) = (taken_at is null)),
  check (next_at is null or taken_at is null)
);

comment on column handoff.shift is 'the shift that begins; a plan may be made anew, so it need not exist any more';
comment on column handoff.former is 'Slack user id of whoever hands over';
comment on column handoff.product_group is 'the group whose managers hear that nobody has taken over';
comment on column handoff.former_left is 'the shift before was cut short because its owner left the roster';
comment on column handoff.begun is 'false while it was opened early and the shift has not begun';
comment on column handoff.facts is 'figures of the week that ends, in mrkdwn, as they were when the thread was opened or the shift began';
comment on column handoff.alias_said is 'the thread says how the alias is pointed by hand, or did';
comment on column handoff.reminders is '1 the new engineer was reminded, 2 their managers were told';
comment on column handoff.next_at is 'when the next of those is due; none once somebody has it';

create index handoff_clock on handoff (next_at) where next_at is not null;
create index handoff_ahead on handoff (starts_at) where not begun;
create index handoff_by_former on handoff (former, starts_at);
create index handoff_by_time on handoff (opened_at);

-- Who was told ahead of time that a shift of theirs is near.
create table heads_up (
  id bigint generated always as identity primary key,
  rotation text not null,
  shift bigint not null,
  person text not null,
  ahead text not null,
  managers text[] not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  told_at timestamptz not null,
  over boolean not null default false
);

comment on column heads_up.ahead is 'which of the configured ones: P3D';
comment on column heads_up.managers is 'Slack user ids of the engineering managers who were told along with it';
comment on column heads_up.over is 'the shift has begun, or has become somebody else''s';

create unique index heads_up_once on heads_up (shift, person, ahead) where not over;
create index heads_up_open on heads_up (rotation) where not over;
create index heads_up_by_time on heads_up (told_at);
