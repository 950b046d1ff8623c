-- What Slack told of the workspace: a copy for every instance to read, renewed by whoever hears news.
create table directory_user (
  id text primary key,
  name text not null,
  display_name text not null,
  email text,
  zone text not null,
  standing text not null check (standing in ('MEMBER', 'GUEST', 'STRANGER', 'BOT', 'DEACTIVATED')),
  synced_at timestamptz not null
);

create index directory_user_by_email on directory_user (lower(email));
create index directory_user_by_name on directory_user (lower(name));
create index directory_user_by_display_name on directory_user (lower(display_name));

create table directory_channel (
  id text primary key,
  name text not null,
  private boolean not null,
  joined boolean not null,
  shared boolean not null,
  archived boolean not null,
  synced_at timestamptz not null
);

create index directory_channel_by_name on directory_channel (lower(name));

create table directory_group (
  id text primary key,
  handle text not null,
  name text not null,
  enabled boolean not null,
  -- In Slack's order: the first is whom some clients show.
  members text[] not null,
  synced_at timestamptz not null
);

create index directory_group_by_handle on directory_group (lower(handle));
