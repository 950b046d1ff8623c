-- Slack promises no order: an answer may be heard before the message that it answers. What somebody who may answer
-- says in a thread where nobody has asked yet is remembered for a while.
create table support_early_answer (
  channel_id text not null,
  thread_ts text not null,
  person text not null,
  at timestamptz not null,
  heard_at timestamptz not null,
  primary key (channel_id, thread_ts, person, at)
);

comment on column support_early_answer.thread_ts is 'the thread; or the message that was reacted to, whose thread is not known';
comment on column support_early_answer.at is 'when it was said';
comment on column support_early_answer.heard_at is 'much later, if it was read back: it is forgotten by this';

create index support_early_answer_by_age on support_early_answer (heard_at);

alter table support_mention add column asker text;

comment on column support_mention.asker is 'a Slack user id; null if an app asked';
