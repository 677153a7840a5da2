-- Questions brought to the people best placed to answer, a few at a time, and what came of it.

create table question_request (
  question        bigint not null references question on delete cascade,
  person          bigint not null references person on delete cascade,
  wave            integer not null,
  state           text not null default 'asked' check (state in ('asked', 'answered', 'declined', 'expired')),
  reasons         jsonb not null default '[]', -- why they were asked: kinds, numbers and codes
  asked_at        timestamptz not null,
  primary key (question, person)
);
create index question_request_by_person on question_request (person, asked_at desc);

-- When others are to be asked, or staff told; null: nothing is due.
create table question_route (
  question        bigint primary key references question on delete cascade,
  wave            integer not null,
  due_at          timestamptz
);
create index question_route_due on question_route (due_at) where due_at is not null;

-- Whether an answer helped who asked; null: they did not say.
alter table question_answer add column has_helped boolean;
