-- Whoever writes an experience together with its author: invited by them, and one of its authors once they accept.

create table experience_co_author (
  experience      bigint not null references experience on delete cascade,
  person          bigint not null references person on delete cascade,
  invited_by      bigint references person on delete set null,
  invited_at      timestamptz not null,
  accepted_at     timestamptz,                 -- null: asked, and not answered
  primary key (experience, person)
);
create index experience_co_author_by_person on experience_co_author (person);
create index experience_co_author_by_inviter on experience_co_author (invited_by);
