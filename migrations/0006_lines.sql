-- What adapters keep beside their installations.

-- Command lines too long for a button; the key is made from the line.
create table long_line (
  key             text primary key,
  line            text not null,
  kept_at         timestamptz not null default now()
);

-- What only one of several servers may do; of use for as long as the platform might offer it twice.
create table claim (
  key             text primary key,
  claimed_at      timestamptz not null default now()
);
create index claim_by_time on claim (claimed_at);

-- What is no secret: the servers an adapter is in, the commands a platform was last told.
create table note (
  name            text primary key,
  note            text not null
);
