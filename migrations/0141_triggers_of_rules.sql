-- What begins rules from outside: channels in which rules may hear, and addresses that programs and visitors send to.

create table rule_channel (
  place         text primary key,
  allowed_by    bigint references person on delete set null,
  allowed_at    timestamptz not null
);
create index rule_channel_by_person on rule_channel (allowed_by);

create table rule_address (
  rule          bigint primary key references rule on delete cascade,
  token         text not null unique,         -- whoever has that of a form may send it; that of a webhook says which one it is
  secret        bytea,                        -- sealed; null of a form
  secret_before bytea,                        -- of a webhook whose secret was changed, and until when it still signs
  before_until  timestamptz,
  made_at       timestamptz not null
);
