-- What may be done only after it was asked for: confirmations by a press, joined accounts, tries of link codes.

-- A question that was asked and the button that answers it: works once, for who was asked, and for what was asked.
create table confirmation (
  key             text primary key,            -- SHA-256 of the secret in the button's line
  person          bigint not null references person on delete cascade,
  subject         text not null,               -- what was asked: the line, and what else it was asked about
  expires_at      timestamptz not null
);
create index confirmation_by_person on confirmation (person);
create index confirmation_by_time on confirmation (expires_at);

-- Codes that were typed and are none.
create table link_try (
  person          bigint not null references person on delete cascade,
  platform        text not null,
  tried_at        timestamptz not null
);
create index link_try_by_person on link_try (person);
create index link_try_by_platform on link_try (platform, tried_at);

-- Whether the person becomes an admin where ADMINS names this account. Not so for one that joined somebody and left that role behind.
alter table account add column follows_admins boolean not null default true;
-- The platform said that nobody uses it any more.
alter table account add column gone_at timestamptz;
