-- Under which name the check was required, and commits were spoken of: another one may be configured at any time.
alter table gate add column context text;

comment on column gate.context is 'the name of the check that was required last; null if that is not known, or there is none';

alter table gate_status add column context text not null default '';
alter table gate_status drop constraint gate_status_pkey;
alter table gate_status add primary key (gate, head, context);

comment on column gate_status.context is 'the name of the check; empty in what was said before that was kept';
