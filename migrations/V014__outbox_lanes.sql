-- Whether anything is left of a conversation, before it is forgotten.
create index outbox_by_lane on outbox (lane);
