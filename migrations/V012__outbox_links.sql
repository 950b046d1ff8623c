-- Messages that hold links to others, which have no address before they are posted. Most have none, and pay nothing.
alter table outbox add column links text[];

comment on column outbox.links is 'the keys of the messages that this one has links to; null if there are none';
