-- The patch release with the fix of a critical bug (R22).
create table patch (
  alarm bigint primary key references alarm (id) on delete cascade,
  begun_at timestamptz not null,
  asked text[] not null,
  revision int not null default 0,
  ended_at timestamptz
);

comment on column patch.asked is 'Slack user ids of the managers, or admins, who have the checklist in a direct message';
comment on column patch.revision is 'changes whenever boxes in Slack are to be shown anew';
comment on column patch.ended_at is 'when the alarm was closed or taken back';

-- Its checklist, as it was configured when the alarm was confirmed.
create table patch_item (
  alarm bigint not null references patch (alarm) on delete cascade,
  position int not null check (position >= 0),
  words text not null check (words <> ''),
  ticked_by text,
  ticked_at timestamptz,
  primary key (alarm, position),
  check ((ticked_by is null) = (ticked_at is null))
);

comment on column patch_item.ticked_by is 'Slack user id';
