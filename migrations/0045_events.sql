-- Networking events: rounds of small groups, one after the other, whose schedule is computed ahead and goes by the clock.

create table networking_event (
  number          integer generated always as identity primary key,
  title           text not null,
  starts_at       timestamptz not null,
  time_zone       text not null,
  rounds          integer not null check (rounds between 1 and 12),
  minutes         integer not null check (minutes between 5 and 120),  -- of a round
  size            integer not null check (size between 2 and 8),       -- people in a group
  areas           text[] not null default '{}',  -- policy areas it is about; empty: all
  topics          text[] not null default '{}',  -- what groups begin with, one a round, from the first again
  link            text not null default '',      -- address of a call with {room} in it; empty: none
  is_open         boolean not null default true, -- whether people may join
  members_version integer not null default 0,    -- counts who came and went
  planned_version integer,                       -- whom the schedule is for; null: there is none
  planned_at      timestamptz,
  quality         jsonb,                         -- how good the schedule is, in numbers
  ended_at        timestamptz,                   -- over, or cancelled
  is_cancelled    boolean not null default false,
  created_by      bigint references person on delete set null,
  created_at      timestamptz not null
);
create index networking_event_open on networking_event (starts_at) where ended_at is null;

create table event_member (
  event       integer not null references networking_event on delete cascade,
  person      bigint not null references person on delete cascade,
  joined_at   timestamptz not null,
  left_at     timestamptz,  -- after it had begun; who leaves before is no member
  useful      integer check (useful between 1 and 5),
  again       text check (again in ('yes', 'maybe', 'no')),
  primary key (event, person)
);
create index event_member_by_person on event_member (person);

-- What the clock does, each once. call: two minutes before the first round; start: of a round; warning: two minutes before its end; finish: after the last.
create table event_step (
  event       integer not null references networking_event on delete cascade,
  kind        text not null check (kind in ('call', 'start', 'warning', 'finish')),
  round       integer not null,
  due_at      timestamptz not null,
  state       text check (state in ('told', 'missed')),  -- missed: no server ran at the time
  done_at     timestamptz,
  primary key (event, kind, round)
);
create index event_step_due on event_step (due_at) where state is null;

create table event_group (
  id          bigint generated always as identity primary key,
  event       integer not null references networking_event on delete cascade,
  round       integer not null,
  area        text,           -- the policy area that its people have most to say about
  room        text not null   -- stands for {room} in the link; nobody can guess it
);
create index event_group_by_round on event_group (event, round);

create table event_seat (
  event_group bigint not null references event_group on delete cascade,
  person      bigint not null references person on delete cascade,
  primary key (event_group, person)
);
create index event_seat_by_person on event_seat (person);
