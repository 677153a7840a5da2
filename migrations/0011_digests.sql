-- Who wants a digest and when, what each was told, and what they thought of it.

-- When a figure came to say what it says; null for what was there before this was written down.
alter table observation add column changed_at timestamptz;
alter table observation_revision add column changed_at timestamptz;
create index observation_by_change on observation (changed_at) where changed_at is not null;
create index observation_revision_by_change on observation_revision (replaced_at);

create table digest_subscription (
  id              bigint generated always as identity primary key,
  person          bigint not null references person on delete cascade, -- whose it is, also where it goes to a channel
  places          text[] not null check (cardinality(places) > 0), -- in order of preference
  weekday         smallint not null check (weekday between 1 and 7), -- 1 is Monday
  local_time      text not null check (local_time ~ '^\d\d:\d\d$'),
  time_zone       text not null,
  language        text not null,               -- ISO 639-1, as asked for; perhaps without texts
  areas           text[] not null default '{}', -- policy areas; none means all
  regions         text[] not null default '{}', -- region codes, the first is the one it is written for
  sections        text[] not null default '{}', -- none means all there are
  tells_empty     boolean not null default false, -- one line where there is nothing new
  -- unconfirmed: an address that has not said yes yet.
  state           text not null check (state in ('unconfirmed', 'active', 'paused', 'ended')),
  paused_until    timestamptz,                 -- null where paused until told otherwise
  next_due        timestamptz,                 -- null where nothing will go out by itself
  token           text not null unique,        -- in private links
  confirmed_at    timestamptz,
  ended_at        timestamptz,
  created_at      timestamptz not null,
  check ((next_due is null) = (state in ('unconfirmed', 'ended') or (state = 'paused' and paused_until is null)))
);
create index digest_subscription_due on digest_subscription (next_due, id) where next_due is not null;
create index digest_subscription_by_person on digest_subscription (person);
create unique index digest_subscription_by_place on digest_subscription (person, (places[1])) where state <> 'ended';

create table digest_issue (
  id              bigint generated always as identity primary key,
  subscription    bigint not null references digest_subscription on delete cascade,
  period          text not null,               -- the ISO week of the local day it was due: '2026-W48'
  cut_off         timestamptz not null,        -- when it was due; it holds nothing later
  -- held: composed and waiting for staff; approved: goes out with the next tick; sent: handed to the outbox; skipped: see reason.
  state           text not null check (state in ('held', 'approved', 'sent', 'skipped')),
  reason          text check (reason in ('empty', 'late', 'held')),
  digest          jsonb,                       -- what a held issue will be written from
  message         jsonb,                       -- as sent
  opened          integer not null default 0,  -- how often a link in it was followed
  ended_it        boolean not null default false, -- unsubscribed from here
  token           text not null unique,        -- in private links
  created_at      timestamptz not null,
  unique (subscription, period)
);
create index digest_issue_waiting on digest_issue (cut_off, id) where state in ('held', 'approved');
create index digest_issue_by_period on digest_issue (period);

-- What a recipient was told, once ever.
create table digest_item (
  subscription    bigint not null references digest_subscription on delete cascade,
  key             text not null,               -- 'e12', 'f:unemployment:ES51:2026:1795500000'
  issue           bigint not null references digest_issue on delete cascade,
  is_lead         boolean not null default false,
  cut_off         timestamptz not null,
  primary key (subscription, key)
);
create index digest_item_by_issue on digest_item (issue);
create index digest_item_lead on digest_item (key) where is_lead;

create table digest_verdict (
  issue           bigint not null references digest_issue on delete cascade,
  person          bigint not null references person on delete cascade,
  is_useful       boolean not null,
  said_at         timestamptz not null,
  primary key (issue, person)
);
create index digest_verdict_by_person on digest_verdict (person);

-- What staff said about a week's digests: of everybody (subscription null) or of one.
create table digest_steering (
  period          text not null,
  subscription    bigint references digest_subscription on delete cascade,
  is_held         boolean,                     -- null: as the week's
  opening         text,                        -- in place of the usual first words
  note            text,                        -- on top
  unique nulls not distinct (period, subscription)
);
create index digest_steering_by_subscription on digest_steering (subscription);

-- A list of subscribers that was looked at and not taken yet.
create table digest_list (
  id              bigint generated always as identity primary key,
  person          bigint not null references person on delete cascade,
  content         text not null,
  created_at      timestamptz not null
);
create index digest_list_by_person on digest_list (person);
