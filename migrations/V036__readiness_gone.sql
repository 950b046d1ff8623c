-- Groups that have gone from the configuration since the freeze began are not waited for any more.
alter table readiness add column gone text[] not null default '{}';
alter table readiness drop constraint readiness_groups_check;
alter table readiness add constraint readiness_groups_check
  check (cardinality(groups) + cardinality(gone) > 0);

comment on column readiness.gone is 'keys of groups that were waited for, until they were not configured any more';
