-- From which all private calendar links of this installation are derived; made at the first use.
create table calendar_secret (
  only_one boolean primary key default true check (only_one),
  secret bytea not null check (length(secret) = 32)
);

-- Private links to the schedule.
create table calendar_link (
  person text not null,
  rotation text not null,
  salt bytea not null check (length(salt) = 16),
  token_hash bytea unique,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (person, rotation),
  check ((token_hash is null) = (revoked_at is not null))
);

comment on column calendar_link.rotation is 'whose shifts it shows; empty for the person''s own in all rotations';
comment on column calendar_link.salt is 'random; with the secret it makes the token, which is kept nowhere';
comment on column calendar_link.token_hash is 'SHA-256 of the token; null once the link is revoked';

-- When a rotation's plan changed last, and how often it did: revisions of what is in calendars.
create table calendar_revision (
  rotation text primary key,
  revision int not null,
  changed_at timestamptz not null
);
