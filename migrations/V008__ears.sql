-- How far each watched channel has been read back: every message up to there was taken.
create table channel_read (
  channel_id text primary key,
  -- A Slack timestamp, "1700000000.000100": seconds of equal length, so that order of text is order of time.
  read_up_to text collate "C" not null
);
