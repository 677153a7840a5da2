-- What an experience led to elsewhere: who finds it useful or tries it, and from how many regions it was read.

create table experience_use (
  experience      bigint not null references experience on delete cascade,
  person          bigint not null references person on delete cascade,
  region          text references region on update cascade on delete set null, -- theirs, then
  is_useful       boolean not null default false,
  useful_at       timestamptz,
  plan            text check (plan in ('wants', 'trying', 'tried', 'dropped')),
  planned_at      timestamptz,                 -- when they first said so
  note            text not null default '',    -- what they want to do
  contact         text not null default '',
  result          text not null default '',    -- what came of it
  changed_at      timestamptz not null,
  asked_at        timestamptz,                 -- how it went
  primary key (experience, person)
);
create index experience_use_by_person on experience_use (person);
create index experience_use_by_plan on experience_use (changed_at) where plan in ('wants', 'trying');

-- From which regions members read it, without who did; the month is its first day.
create table experience_read (
  experience      bigint not null references experience on delete cascade,
  month           date not null,
  region          text not null references region on update cascade on delete cascade,
  primary key (experience, month, region)
);
create index experience_read_by_month on experience_read (month);

-- Authors who want no monthly note.
create table author_note_refusal (
  person          bigint primary key references person on delete cascade,
  refused_at      timestamptz not null
);
