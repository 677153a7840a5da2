-- Testbeds: a region pilots an action, others follow. Days are YYYY-MM-DD, as people plan by them.

create table testbed (
  number        integer generated always as identity primary key,
  title         text not null,
  question      text not null,                 -- to be answered
  hypothesis    text not null default '',
  region        text not null,                 -- the host
  areas         text[] not null default '{}',
  risks         text not null default '',
  ethics        text not null default '',
  starts_on     text not null check (starts_on ~ '^\d{4}-\d{2}-\d{2}$'),
  ends_on       text not null check (ends_on ~ '^\d{4}-\d{2}-\d{2}$'),
  time_zone     text not null,
  every_weeks   integer not null check (every_weeks between 1 and 12),
  next_check_at timestamptz,                   -- null: none is to come
  midterm_at    timestamptz,                   -- null: it was asked for, or given
  end_at        timestamptz,                   -- null: the host was asked for the end
  is_public     boolean not null,
  based_on      integer references testbed on delete set null,
  midterm       jsonb,                         -- what the host said at half time
  final         jsonb,                         -- and at the end
  stopped_why   text,                          -- null: it was not stopped
  ended_at      timestamptz,
  experience    bigint references experience on delete set null,
  created_by    bigint references person on delete set null,  -- speaks for the host
  created_at    timestamptz not null
);
create index testbed_due on testbed (next_check_at) where ended_at is null;

create table testbed_person (
  testbed   integer not null references testbed on delete cascade,
  person    bigint not null references person on delete cascade,
  part      text not null check (part in ('host', 'participant', 'asked', 'follower')),
  joined_at timestamptz not null,
  primary key (testbed, person)
);
create index testbed_person_by_person on testbed_person (person);

create table testbed_step (
  testbed   integer not null references testbed on delete cascade,
  position  integer not null,
  title     text not null,
  owner     text not null default '',          -- as the plan names them
  due_on    text not null check (due_on ~ '^\d{4}-\d{2}-\d{2}$'),
  done_at   timestamptz,
  primary key (testbed, position)
);

create table testbed_measure (
  testbed   integer not null references testbed on delete cascade,
  position  integer not null,
  title     text not null,
  indicator text,                              -- of the catalogue; null: a figure of their own
  baseline  double precision not null,
  target    double precision not null,
  primary key (testbed, position)
);

create table testbed_value (
  id        bigint generated always as identity primary key,
  testbed   integer not null,
  position  integer not null,
  value     double precision not null,
  day       text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  said_by   bigint references person on delete set null,
  unique (testbed, position, day),
  foreign key (testbed, position) references testbed_measure on delete cascade
);
create index testbed_value_by_person on testbed_value (said_by);

create table testbed_check (
  testbed     integer not null references testbed on delete cascade,
  person      bigint not null references person on delete cascade,
  due_at      timestamptz not null,
  reminded_at timestamptz,
  answered_at timestamptz,                     -- null while open, and where it was skipped
  pace        text check (pace in ('on-track', 'slow', 'stuck')),
  learned     text not null default '',
  hinders     text not null default '',
  primary key (testbed, person, due_at)
);
create index testbed_check_by_person on testbed_check (person);
create index testbed_check_open on testbed_check (due_at) where answered_at is null and reminded_at is null;

create table testbed_note (
  id        bigint generated always as identity primary key,
  testbed   integer not null references testbed on delete cascade,
  person    bigint references person on delete set null,
  content   text not null,
  said_at   timestamptz not null
);
create index testbed_note_by_testbed on testbed_note (testbed, said_at);
create index testbed_note_by_person on testbed_note (person);
