-- What the engineer whose shift ended says of their week.
create table retrospective (
  id bigint generated always as identity primary key,
  rotation text not null,
  shift bigint not null,
  author text not null,
  product_group text not null,
  week_start timestamptz not null,
  week_end timestamptz not null,
  questions text[] not null,
  answers text[],
  draft text[],
  revision int not null default 0,
  saved_in text,
  saved_at timestamptz,
  asked_at timestamptz,
  handoff bigint unique,
  thread text,
  channel_id text,
  handed_over_at timestamptz,
  submitted_at timestamptz,
  edited_at timestamptz,
  reminders int not null default 0,
  next_at timestamptz,
  unique (shift, author),
  check ((handoff is null) = (thread is null)),
  check ((handoff is null) = (channel_id is null)),
  check ((handoff is null) = (handed_over_at is null)),
  check ((answers is null) = (submitted_at is null)),
  check ((saved_in is null) = (saved_at is null)),
  check (next_at is null or (handoff is not null and submitted_at is null)),
  check (cardinality(coalesce(answers, questions)) = cardinality(questions)),
  check (cardinality(coalesce(draft, questions)) = cardinality(questions))
);

comment on column retrospective.shift is 'the shift that it is about';
comment on column retrospective.author is 'Slack user id of whoever had that shift; only they write it';
comment on column retrospective.product_group is 'the key of the group that they had the shift for';
comment on column retrospective.questions is 'as they were configured when it was begun';
comment on column retrospective.answers is 'as they were sent off last; one for each question';
comment on column retrospective.draft is 'what was saved and not sent off; one for each question';
comment on column retrospective.revision is 'counts what was saved, so that nobody overwrites what they have not seen';
comment on column retrospective.saved_in is 'the Slack view id of the form that saved last';
comment on column retrospective.asked_at is 'when the author was asked in private, ahead of the handoff';
comment on column retrospective.handoff is 'the handoff in whose thread it belongs, once that is opened';
comment on column retrospective.thread is 'the outbox key of the message that began that thread';
comment on column retrospective.handed_over_at is 'from when on it is waited for';
comment on column retrospective.reminders is 'how many steps were gone: reminders, then the managers';
comment on column retrospective.next_at is 'when the next step is due';

create index retrospective_clock on retrospective (next_at) where next_at is not null;
create index retrospective_by_author on retrospective (author);
create index retrospective_by_week on retrospective (week_end);
