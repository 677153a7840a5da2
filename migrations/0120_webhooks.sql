-- Addresses of other programs that are told what happens. The secret that signs what they are told is sealed under SECRET_KEY, as it has to be read again.

create table webhook (
  number       bigint generated always as identity primary key,
  owner        bigint not null references person on delete cascade,
  address      text not null,
  types        text[] not null,               -- of activities: domain/activity/types.ts
  secret       bytea not null,
  created_at   timestamptz not null,
  enabled_at   timestamptz not null,          -- the last time that it began, or began again
  disabled_at  timestamptz                    -- when it had failed for days
);
create index webhook_by_owner on webhook (owner);
