-- Trainings: sessions that people sign up for, with a waiting list, reminders, attendance and feedback.

create table training (
  number        integer generated always as identity primary key,
  series        integer references training on delete set null,  -- the first session of its series, which names itself; null: it stands alone
  token         text not null unique,             -- calendars know it by this; the same when it moves
  sequence      integer not null default 0,       -- counts what calendars have to be told again
  title         text not null,
  summary       text not null default '',
  organiser     text not null default '',         -- a name
  contact       text not null default '',         -- a mail address, which calendars name as the organiser's
  languages     text[] not null default '{}',
  starts_at     timestamptz not null,
  minutes       integer not null check (minutes between 5 and 1440),
  time_zone     text not null,
  place         text not null default '',
  link          text not null default '',         -- of the meeting; shown to who has a seat
  capacity      integer not null check (capacity between 1 and 1000),
  quota         integer check (quota >= 1),       -- most seats of one region; null: any number
  sign_up_hours integer not null check (sign_up_hours >= 0),  -- sign-up ends so long before it begins
  leave_hours   integer not null check (leave_hours >= 0),    -- seats are given back until so long before
  areas         text[] not null default '{}',     -- policy areas it is about
  roles         text[] not null default '{}',     -- for whom; empty: all
  regions       text[] not null default '{}',     -- for people of which regions; empty: all
  materials_before text not null default '',
  materials_after  text not null default '',
  code          text not null,                    -- said in the session
  check_in      text not null check (check_in in ('code', 'button')),
  is_public     boolean not null,                 -- whether everybody may see it
  ended_at      timestamptz,                      -- over, or called off
  is_cancelled  boolean not null default false,
  created_by    bigint references person on delete set null,
  created_at    timestamptz not null
);
create index training_open on training (starts_at) where ended_at is null;
create index training_by_series on training (series);

create table training_seat (
  training      integer not null references training on delete cascade,
  person        bigint not null references person on delete cascade,
  state         text not null check (state in ('seated', 'offered', 'waiting', 'lapsed')),
  rank          bigint generated always as identity,  -- who signed up first; the order of the waiting list
  asked_at      timestamptz not null,
  region        text,                                 -- as it was then: quotas and reports count by it
  role          text not null,
  offered_until timestamptz,
  present_at    timestamptz,
  present_by    text check (present_by in ('code', 'button', 'staff')),
  tries         integer not null default 0,           -- wrong code words
  useful        integer check (useful between 1 and 5),
  applies       text check (applies in ('yes', 'maybe', 'no')),
  missed        text not null default '',
  answered_at   timestamptz,
  certificate   text unique,                          -- the secret part of its address
  primary key (training, person)
);
create index training_seat_by_person on training_seat (person);
create index training_seat_in_line on training_seat (training, rank) where state = 'waiting';
create index training_seat_offered on training_seat (offered_until) where state = 'offered';

-- What the clock does, each once. week, day, soon: reminders; finish: when attendance closes.
create table training_step (
  training      integer not null references training on delete cascade,
  kind          text not null check (kind in ('week', 'day', 'soon', 'finish')),
  due_at        timestamptz not null,
  state         text check (state in ('told', 'missed')),
  done_at       timestamptz,
  primary key (training, kind)
);
create index training_step_due on training_step (due_at) where state is null;
