-- What other programs show to read in somebody's name. The token itself is told once, and kept as its SHA-256.

create table api_token (
  id            bigint generated always as identity primary key,
  hash          text not null unique,
  hint          text not null,                 -- its first signs, by which it is known again
  name          text not null,                 -- of the program, as its person calls it
  person        bigint not null references person on delete cascade,
  scopes        text[] not null,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  used_at       timestamptz,                   -- to the hour
  revoked_at    timestamptz
);
create index api_token_by_person on api_token (person);
