-- What somebody does to one of our messages is told by its place in Slack.
create index outbox_places on outbox (channel_id, ts) where ts is not null;
