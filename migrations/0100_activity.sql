-- What happened, written by the operation that did it, in its own transaction. It holds numbers, codes and dates, and no words that people wrote.

create sequence activity_position;

create table activity (
  id            bigint generated always as identity primary key,
  position      bigint,                        -- where readers find it; null until its transaction has ended
  type          text not null,
  version       smallint not null,             -- of what data holds
  subject       text not null,                 -- experience:12
  actor         bigint references person on delete set null,  -- null: the clock, a file, or somebody who was forgotten
  region        text,
  areas         text[] not null default '{}',  -- policy areas
  data          jsonb not null default '{}',
  caused_by     bigint,                        -- what made a rule do this
  depth         smallint not null default 0 check (depth between 0 and 3),
  at            timestamptz not null
);
create unique index activity_by_position on activity (position) where position is not null;
create index activity_without_position on activity (id) where position is null;
create index activity_by_subject on activity (subject);
create index activity_by_actor on activity (actor) where actor is not null;

-- How far each reader has come.
create table activity_reader (
  name          text primary key,
  position      bigint not null,
  read_at       timestamptz not null
);
