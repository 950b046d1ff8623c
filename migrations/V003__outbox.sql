-- Everything the bot says. The order of an enum's values is the order of its sorting: alarms first.
create type outbox_priority as enum ('ALARM', 'NORMAL', 'CHATTER');
create type outbox_state as enum ('PENDING', 'SENDING', 'UNKNOWN', 'SENT', 'DEAD');

-- One conversation, or one person. At most one courier works for a lane at a time: the holder of its lease.
create table outbox_lane (
  lane text primary key,
  free_at timestamptz not null default '-infinity',
  lease uuid,
  lease_until timestamptz,
  check ((lease is null) = (lease_until is null))
);

-- One row a message. It holds the content that is wanted; the revision tells whether Slack shows it.
create table outbox (
  id bigint generated always as identity primary key,
  key text not null unique,
  lane text not null references outbox_lane,
  direct boolean not null,
  parent_key text,
  thread_ts text,
  priority outbox_priority not null,
  text text not null,
  blocks text not null,
  revision int not null default 1,
  settled_revision int not null default 0,
  state outbox_state not null default 'PENDING',
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  channel_id text,
  ts text,
  gone boolean not null default false,
  failure text,
  untold text,
  created_at timestamptz not null,
  tried_at timestamptz,
  changed_at timestamptz not null,
  unfinished boolean not null generated always as (
    state in ('PENDING', 'SENDING', 'UNKNOWN')
    or (state = 'SENT' and revision > settled_revision and not gone)) stored,
  check (state <> 'SENT' or (channel_id is not null and ts is not null)),
  check (settled_revision <= revision)
);

comment on column outbox.direct is 'the lane is a person, whose conversation with the bot is opened when needed';
comment on column outbox.settled_revision is 'the revision that Slack shows, or that was given up';
comment on column outbox.gone is 'somebody deleted the message in Slack: it is not edited any more';
comment on column outbox.failure is 'why the last attempt failed';
comment on column outbox.untold is 'why it was given up, until the administrators were told';
comment on column outbox.tried_at is 'when it was first handed to Slack: a copy cannot be older';

create index outbox_posts on outbox (lane, priority, id) where state in ('PENDING', 'SENDING', 'UNKNOWN');
create index outbox_edits on outbox (lane, priority, id) where unfinished and state = 'SENT';
create index outbox_untold on outbox (id) where untold is not null;
create index outbox_dead on outbox (id) where state = 'DEAD';
create index outbox_by_age on outbox (changed_at) where not unfinished;

-- Methods of Slack that asked for patience: no instance calls them before.
create table outbox_pause (
  method text primary key,
  until timestamptz not null
);
