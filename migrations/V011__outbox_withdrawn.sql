-- Messages that are taken back. One that Slack may have taken already is looked for first; until then it keeps its state.
alter type outbox_state add value 'WITHDRAWN';

alter table outbox add column withdrawn boolean not null default false;

comment on column outbox.withdrawn is 'somebody took it back: it is not sent, or not sent again';
