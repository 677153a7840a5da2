-- People, the accounts they use, what they typed and did not send yet, and events already answered.

create table person (
  id              bigint generated always as identity primary key,
  display_name    text,
  language        text not null default 'en',
  time_zone       text not null default 'Europe/Brussels',
  region          text references region on update cascade on delete set null,
  interests       text[] not null default '{}',
  role            text not null default 'member',
  -- Which of the above the person set; the rest follows the platform's profile.
  chosen          text[] not null default '{}',
  created_at      timestamptz not null default now()
);

create table account (
  platform        text not null,
  space           text not null,
  "user"          text not null,
  person          bigint not null references person on delete cascade,
  created_at      timestamptz not null default now(),
  primary key (platform, space, "user")
);
create index account_by_person on account (person);

-- A short-lived code typed on one platform that joins the account typing it to the person who asked for it on another.
create table link_code (
  code            text primary key,
  person          bigint not null references person on delete cascade,
  expires_at      timestamptz not null
);

create table draft (
  person          bigint not null references person on delete cascade,
  form            text not null,               -- the command line that opens the form
  field_values    jsonb not null,
  updated_at      timestamptz not null default now(),
  primary key (person, form)
);

-- Events whose effect is done: a repeated delivery gets the outcome again.
create table handled_event (
  id              text primary key,
  person          bigint references person on delete cascade,
  outcome         jsonb not null,
  handled_at      timestamptz not null default now()
);
create index handled_event_by_time on handled_event (handled_at);
create index handled_event_by_person on handled_event (person);
