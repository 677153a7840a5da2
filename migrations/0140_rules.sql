-- Rules that staff make: when something happens, if it concerns these people, do that. A run keeps the version it began with, and each of its steps is
-- written in the transaction that did it.

create table rule (
  number       bigint generated always as identity primary key,
  owner        bigint references person on delete set null,  -- with whose rights it acts
  name         text not null,
  state        text not null check (state in ('draft', 'on', 'paused', 'ended')),
  pause        text check (pause in ('staff', 'all', 'owner', 'channel', 'limit')),  -- why it is paused
  version      integer not null,
  tried        integer,                       -- the version of the last dry run
  next_at      timestamptz,                   -- of a schedule
  created_at   timestamptz not null,
  began_at     timestamptz                    -- when it was put on last: what happened before is not its own
);
create unique index rule_by_name on rule (lower(name)) where state <> 'ended';
create index rule_on on rule (number) where state = 'on';
create index rule_by_owner on rule (owner);

create table rule_version (
  rule         bigint not null references rule on delete cascade,
  version      integer not null,
  definition   jsonb not null,                -- domain/rules/definition.ts
  saved_by     bigint references person on delete set null,
  saved_at     timestamptz not null,
  primary key (rule, version)
);

create table rule_run (
  id           bigint generated always as identity primary key,
  rule         bigint not null references rule on delete cascade,
  version      integer not null,
  cause        text not null,                 -- activity 12, schedule 2026-11-30T09:00:00.000Z, form …, run 7 2 person 5
  parent       bigint references rule_run on delete cascade,
  activity     bigint,                        -- and what it is caused by may be forgotten before it
  depth        smallint not null default 0,
  subject      text,                          -- experience:12
  person       bigint references person on delete cascade,    -- whom it is about
  item         bigint references person on delete cascade,    -- whom of many it goes through its steps for
  input        jsonb not null,                -- the activity, or the form
  answers      jsonb not null default '{}',   -- by the name of the step that asked
  state        text not null check (state in ('ready', 'waiting', 'asking', 'done', 'failed', 'cancelled')),
  position     text,                          -- the next step; null at the end
  due_at       timestamptz,
  attempts     smallint not null default 0,
  fault        text,
  started_at   timestamptz not null,
  ended_at     timestamptz,
  foreign key (rule, version) references rule_version,
  unique (rule, cause)
);
create index rule_run_due on rule_run (due_at) where due_at is not null;
create index rule_run_by_rule on rule_run (rule, id desc);
create index rule_run_by_subject on rule_run (subject);
create index rule_run_by_person on rule_run (person);
create index rule_run_by_item on rule_run (item);
create index rule_run_by_parent on rule_run (parent) where parent is not null;

create table rule_step (
  run          bigint not null references rule_run on delete cascade,
  place        text not null,                 -- 2.else.0
  kind         text not null,
  people       bigint[] not null default '{}',-- who was written to, or asked
  output       jsonb not null,
  started_at   timestamptz not null,
  ended_at     timestamptz,                   -- null while it waits for answers
  primary key (run, place)
);
create index rule_step_people on rule_step using gin (people);

create table rule_answer (
  run          bigint not null,
  place        text not null,
  person       bigint not null references person on delete cascade,
  answer       text not null,
  answered_at  timestamptz not null,
  primary key (run, place, person),
  foreign key (run, place) references rule_step on delete cascade
);
create index rule_answer_by_person on rule_answer (person);
