-- What is handed over at a handoff, one by one (R7). Whoever changes anything of one handoff locks its list first.
create table conversation_list (
  handoff bigint primary key,
  rotation text not null,
  stays_at timestamptz not null,
  settled_at timestamptz,
  closed_at timestamptz,
  left_out int not null
);

comment on column conversation_list.stays_at is 'from then on what nobody has decided is marked: it stays with the former engineer';
comment on column conversation_list.settled_at is 'when that was done';
comment on column conversation_list.closed_at is 'when the next handoff of the rotation was opened: nothing is decided any more';
comment on column conversation_list.left_out is 'so many open requests have no entry: there were too many';

create index conversation_list_open on conversation_list (rotation) where closed_at is null;
create index conversation_list_by_age on conversation_list (closed_at) where closed_at is not null;

create table conversation (
  id bigint generated always as identity primary key,
  handoff bigint references conversation_list on delete cascade,
  rotation text not null,
  subject text not null,
  request bigint,
  channel_id text,
  thread_ts text,
  url text,
  words text not null,
  began_at timestamptz not null,
  added_by text,
  added_at timestamptz not null,
  decision text check (decision in ('HANDED_OVER', 'KEPT')),
  decided_to text,
  decided_by text,
  decided_at timestamptz,
  decisions int not null default 0,
  shown text not null default '',
  check ((channel_id is null) = (thread_ts is null)),
  check ((channel_id is null) <> (url is null)),
  check ((decision is null) = (decided_by is null)),
  check ((decision is null) = (decided_to is null)),
  check ((decision is null) = (decided_at is null))
);

comment on column conversation.handoff is 'null while the handoff is still to come';
comment on column conversation.subject is 'the thread or the address, so that each is there once';
comment on column conversation.request is 'the support request in that thread, if there is one';
comment on column conversation.words is 'a few words of what it is about; empty if only the members of a private channel may read them, or if they are too old';
comment on column conversation.began_at is 'when the thread began, or when the link was added';
comment on column conversation.decided_to is 'whose it became: the shift may be somebody else''s since';
comment on column conversation.decisions is 'counts them: nobody changes a decision that they have not seen';
comment on column conversation.shown is 'how its request stood when it was last shown';

create unique index conversation_once on conversation (handoff, subject) where handoff is not null;
create unique index conversation_once_ahead on conversation (rotation, subject) where handoff is null;
create index conversation_by_age on conversation (added_at) where words <> '';
