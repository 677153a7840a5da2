-- Pictures by the hash of what they show: the spec at once, the PNG when it was first asked for.
create table picture (
  key           text primary key,
  spec          jsonb not null,
  png           bytea,
  width         integer not null,             -- of the PNG, in pixels
  height        integer not null,
  alt           text not null,
  created_at    timestamptz not null default now(),
  last_used_at  timestamptz not null default now()
);
create index picture_by_last_use on picture (last_used_at);
