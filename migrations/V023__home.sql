-- Who opened their Home tab, and what Slack shows them there.
create table home_viewer (
  person text primary key,
  opened_at timestamptz not null,
  wish bigint not null default 0,
  claim bigint not null default 0,
  claimed_until timestamptz,
  fingerprint text not null default '',
  shown_at timestamptz
);

comment on column home_viewer.person is 'a Slack user id';
comment on column home_viewer.wish is 'how often somebody wanted it shown: who shows it looks again if that grew meanwhile';
comment on column home_viewer.claim is 'the number of the turn at showing it';
comment on column home_viewer.claimed_until is 'until then one instance is showing it, and others leave it alone';
comment on column home_viewer.fingerprint is 'SHA-256 of the view that Slack has; empty if it is to be shown in any case';

create index home_viewer_by_time on home_viewer (opened_at);
