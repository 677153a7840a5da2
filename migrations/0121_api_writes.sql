-- What a program wrote under an Idempotency-Key, so that the same request that comes again does nothing a second time. Kept for a day.

create table api_write (
  token    bigint not null references api_token on delete cascade,
  key      text not null,
  request  text not null,                   -- SHA-256 of the address and the body
  answer   jsonb,                           -- numbers and addresses, no words
  at       timestamptz not null,
  primary key (token, key)
);
create index api_write_by_time on api_write (at);
