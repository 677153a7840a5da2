-- What a platform keeps of the spaces it was installed in. `sealed` is AES-256-GCM under a key from the environment.
create table installation (
  platform text not null,
  space text not null,
  sealed bytea not null,
  updated_at timestamptz not null default now(),
  primary key (platform, space)
);
