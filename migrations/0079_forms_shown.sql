-- What forms that change something showed when they were opened, so that saving them does not take back what was changed meanwhile.

create table form_shown (
  person      bigint not null references person on delete cascade,
  form        text not null,        -- the line that opened it
  shown       jsonb not null,       -- by field: hashes of the values, the latest first
  shown_at    timestamptz not null,
  primary key (person, form)
);
create index form_shown_by_age on form_shown (shown_at);
