-- An alarm that somebody has filled in, and has not raised: what its preview shows (R18).
create table alarm_draft (
  id bigint generated always as identity primary key,
  person text not null,
  link text not null,
  happens text not null,
  criteria text[] not null,
  since_version text,
  product_group text,
  workaround text,
  source text not null,
  informant text,
  created_at timestamptz not null,
  check (cardinality(criteria) > 0),
  check (source in ('CUSTOMER', 'COMMUNITY', 'US'))
);

comment on table alarm_draft is 'a form of Slack keeps 3,000 characters only, so what it previews is here; never changed, and forgotten after a day';
comment on column alarm_draft.person is 'Slack user id of whoever filled it in; only they raise it';

create index alarm_draft_by_time on alarm_draft (created_at);
