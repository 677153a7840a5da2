-- What people tell to be introduced to each other, and whom they do not want to meet. Nobody without a row is introduced.

create table introduction_preference (
  person          bigint primary key references person on delete cascade,
  is_open         boolean not null default false,
  offer_areas     text[] not null default '{}',  -- policy areas they can tell others about
  offer_groups    text[] not null default '{}',  -- target groups
  offer_text      text not null default '',
  seek_areas      text[] not null default '{}',  -- policy areas they want to hear about
  seek_groups     text[] not null default '{}',
  seek_text       text not null default '',
  languages       text[] not null default '{}',  -- ISO 639-1, those they can work in; none: the one they read
  monthly_limit   integer not null default 2 check (monthly_limit between 0 and 8),
  work_start      text not null default '09:00', -- in their time zone, HH:MM
  work_end        text not null default '17:00',
  avoided_regions text[] not null default '{}',  -- nobody of them; shown to the person alone
  paused_until    date,                          -- the first day they are introduced again
  contact         text not null default '',      -- given to whom they agreed to meet, where no chat brings the two together
  updated_at      timestamptz not null
);
create index introduction_preference_open on introduction_preference (person) where is_open;

-- Who does not want to meet whom. It holds in both directions, and is shown to the one alone who said it.
create table introduction_block (
  person          bigint not null references person on delete cascade,
  other           bigint not null references person on delete cascade check (other <> person),
  blocked_at      timestamptz not null,
  primary key (person, other)
);
create index introduction_block_by_other on introduction_block (other);
