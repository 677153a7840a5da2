-- The pages of staff. A link opens them once; who came in by it has a session. Both are kept under the SHA-256 of what the reader holds.
create table admin_link (
  token       text primary key,
  person      bigint not null references person on delete cascade,
  -- The account that asked for it: in its name the pages say what is pressed.
  platform    text not null,
  space       text not null,
  "user"      text not null,
  expires_at  timestamptz not null
);
create index admin_link_by_person on admin_link (person);

create table admin_session (
  token       text primary key,
  person      bigint not null references person on delete cascade,
  platform    text not null,
  space       text not null,
  "user"      text not null,
  -- When its reader last proved by a link of their chat that it is them.
  checked_at  timestamptz not null,
  seen_at     timestamptz not null,
  expires_at  timestamptz not null
);
create index admin_session_by_person on admin_session (person);

-- What was done with a right that not everybody has, or through the pages of staff.
create table staff_act (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  person   bigint references person on delete set null,
  role     text not null,
  door     text not null check (door in ('chat', 'page')),
  command  text not null,
  -- As it was said; null once somebody whom it named was forgotten.
  line     text
);
create index staff_act_by_time on staff_act (at desc, id desc);
create index staff_act_by_person on staff_act (person);
