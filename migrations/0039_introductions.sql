-- Who asked to be introduced to whom, what came of it, and what both said of it later. Rows stay without names once somebody is forgotten.

create table introduction (
  number          bigint generated always as identity primary key,
  asker           bigint references person on delete set null,
  other           bigint references person on delete set null,
  state           text not null check (state in ('asked', 'accepted', 'declined', 'unanswered', 'ended')),
  wish            jsonb not null default '{}', -- whom the asker looked for
  reasons         jsonb not null default '[]', -- why the other was suggested: kinds, numbers and codes
  note            text not null default '',    -- what the asker wrote
  asked_at        timestamptz not null,
  reminded_at     timestamptz,
  answered_at     timestamptz,
  ended_at        timestamptz,
  told            text check (told in ('together', 'apart')), -- how the two were brought together
  told_at         timestamptz,
  due_at          timestamptz                  -- when the clock has something to do with it; null: nothing
);
create index introduction_by_asker on introduction (asker, asked_at desc);
create index introduction_by_other on introduction (other, asked_at desc);
create index introduction_due on introduction (due_at) where due_at is not null;

-- Each of the two: how they are reached, and what they say of it ten days later.
create table introduction_side (
  introduction    bigint not null references introduction on delete cascade,
  side            text not null check (side in ('asker', 'other')),
  person          bigint references person on delete set null,
  contact         text not null default '',    -- what they agreed to give the other
  follow_up_at    timestamptz,                 -- when they are asked whether they met; null: not any more
  follow_ups      integer not null default 0,
  met             text check (met in ('yes', 'no', 'not-yet')),
  useful          integer check (useful between 1 and 5),
  learned         text not null default '',
  said_at         timestamptz,
  primary key (introduction, side)
);
create index introduction_side_by_person on introduction_side (person);
create index introduction_side_due on introduction_side (follow_up_at) where follow_up_at is not null;

-- What went wrong, for staff.
create table introduction_report (
  id              bigint generated always as identity primary key,
  introduction    bigint references introduction on delete set null,
  reporter        bigint references person on delete set null,
  about           bigint references person on delete cascade,
  content         text not null,
  reported_at     timestamptz not null
);
create index introduction_report_by_reporter on introduction_report (reporter);
create index introduction_report_by_about on introduction_report (about);
