-- Files beside an experience. Their bytes stand in a folder, by their hash; what no row names any more is deleted there within a day.

create table attachment (
  id              bigint generated always as identity primary key,
  experience      bigint not null references experience on delete cascade,
  name            text not null,
  media_type      text not null,               -- as its bytes tell, not as its name says
  size            integer not null,            -- bytes
  hash            text not null,               -- SHA-256
  added_by        bigint references person on delete set null,
  added_at        timestamptz not null,
  unique (experience, hash)
);
create index attachment_by_hash on attachment (hash);
create index attachment_by_person on attachment (added_by);
