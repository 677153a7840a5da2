-- Whether what was published is still true: its author is asked a year after it was published, changed or confirmed last.

create table experience_check (
  experience      bigint primary key references experience on delete cascade,
  confirmed_at    timestamptz,                 -- null: not since it was published
  confirmed_by    bigint references person on delete set null,
  asked_at        timestamptz
);
create index experience_check_by_person on experience_check (confirmed_by);
