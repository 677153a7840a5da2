-- Rounds: staff create one, members join, and at each run people are matched, told, and asked whether they want to meet.

create table round (
  number             integer generated always as identity primary key,
  title              text not null,
  kind               text not null check (kind in ('pairs', 'groups', 'mentors', 'region-pairs')),
  size               integer not null check (size between 2 and 6),  -- people in a group
  allows_trios       boolean not null,  -- whether somebody without a partner joins a pair
  allows_same_region boolean not null,
  cooldown           integer not null check (cooldown between 0 and 100),  -- rounds between two meetings of the same two
  regions            text[] not null default '{}',  -- who may join; empty: everybody
  areas              text[] not null default '{}',
  roles              text[] not null default '{}',
  languages          text[] not null default '{}',
  every_weeks        integer check (every_weeks between 1 and 52),  -- null: once
  local_time         text not null,  -- HH:MM
  time_zone          text not null,
  next_run           timestamptz,    -- null: no run is to come
  reminded_for       timestamptz,    -- the run that its members were reminded of
  created_by         bigint references person on delete set null,
  created_at         timestamptz not null
);
create index round_next_run on round (next_run) where next_run is not null;

create table round_member (
  round      integer not null references round on delete cascade,
  person     bigint not null references person on delete cascade,
  mentors    integer not null default 0 check (mentors between 0 and 8),  -- people they mentor at most
  waiting    integer not null default 0,  -- runs in a row in which they were present and left out
  skips      timestamptz,  -- the run they leave out
  joined_at  timestamptz not null,
  primary key (round, person)
);
create index round_member_by_person on round_member (person);

create table round_run (
  id           bigint generated always as identity primary key,
  round        integer not null references round on delete cascade,
  due_at       timestamptz not null,
  -- matching: not computed yet; offered: people are asked; rematching: who was declined is to be matched again; done: nothing more is matched.
  state        text not null check (state in ('matching', 'offered', 'rematching', 'done')),
  seed         integer not null,
  method       text,
  cooldown     integer,
  decide_by    timestamptz,
  matched_at   timestamptz,
  followed_up  integer not null default 0,  -- how often people were asked whether they met
  unique (round, due_at)
);
create index round_run_open on round_run (state) where state <> 'done';

-- Who was there at a run.
create table round_presence (
  run        bigint not null references round_run on delete cascade,
  person     bigint not null references person on delete cascade,
  waiting    integer not null,  -- before the run
  is_left    boolean not null,
  cooldown   integer,           -- where fewer rounds than usual had to lie between two meetings
  primary key (run, person)
);
create index round_presence_by_person on round_presence (person);

create table round_group (
  id         bigint generated always as identity primary key,
  run        bigint not null references round_run on delete cascade,
  attempt    integer not null check (attempt in (1, 2)),
  weight     integer not null,
  ended_at   timestamptz  -- too few of them want to meet
);
create index round_group_by_run on round_group (run);

create table round_seat (
  round_group  bigint not null references round_group on delete cascade,
  person       bigint not null references person on delete cascade,
  reasons      jsonb not null,  -- why them, by what is known of regions and what both told; no words of anybody
  decision     text check (decision in ('confirmed', 'other', 'out')),
  met          text check (met in ('yes', 'not-yet', 'no')),
  useful       integer check (useful between 1 and 5),
  primary key (round_group, person)
);
create index round_seat_by_person on round_seat (person);
