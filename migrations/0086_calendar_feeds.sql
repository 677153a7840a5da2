-- The private address at which somebody's calendar program reads their dates. A new one takes the place of the old.

create table calendar_feed (
  person     bigint primary key references person on delete cascade,
  token      text not null unique,
  created_at timestamptz not null
);
