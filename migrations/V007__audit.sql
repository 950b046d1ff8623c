-- Who did what, when, by which command.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  what text not null,
  subject text not null,
  detail jsonb not null
);

comment on column audit.actor is 'a Slack user id, or watchbill for what it did by itself';

create index audit_by_subject on audit (subject, id);
create index audit_by_age on audit (at);
