-- The whole record of an experience on a page behind a link: what is typed there is kept until it is put into the record.

create table experience_draft (
  person          bigint not null references person on delete cascade,
  experience      bigint not null references experience on delete cascade,
  field_values    jsonb not null,              -- as typed, by field; what is not here is as in the record
  base            jsonb not null,              -- by field: a hash of what the record said when it was first changed here
  updated_at      timestamptz not null,
  primary key (person, experience)
);
create index experience_draft_by_experience on experience_draft (experience);

create table experience_page (
  token           text primary key,            -- SHA-256 of the link's token
  person          bigint not null references person on delete cascade,
  experience      bigint not null references experience on delete cascade,
  expires_at      timestamptz not null         -- what is sent later is kept for some days, and shows nothing
);
create index experience_page_by_person on experience_page (person);
create index experience_page_by_experience on experience_page (experience);
