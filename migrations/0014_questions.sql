-- What members ask each other, and the answers. What was sent stays as it is: it can be taken back, never changed.

create table question (
  number          bigint generated always as identity primary key,
  author          bigint references person on delete set null,
  place           text,                        -- the direct messages of the account it was asked from: answers are told there first
  is_example      boolean not null default false,
  language        text not null,               -- ISO 639-1
  title           text not null,               -- the question in one sentence
  detail          text not null default '',
  region          text references region on update cascade, -- the one it is asked for, where it is for one
  policy_areas    text[] not null,
  target_groups   text[] not null default '{}',
  asked_at        timestamptz not null,
  closed_at       timestamptz,                 -- for good
  withdrawn_at    timestamptz                  -- taken back by its author or a reviewer
);
create index question_by_author on question (author);
create index question_by_time on question (asked_at desc);
create index question_by_title on question using gin (to_tsvector('simple', unaccented(title)));

create table question_answer (
  question        bigint not null references question on delete cascade,
  number          integer not null,            -- counted within the question
  author          bigint references person on delete set null,
  by_asker        boolean not null,            -- who asked says more; counts as no answer
  region          text references region on update cascade, -- that of who answered, then
  language        text not null,               -- ISO 639-1
  content         text not null,
  experience      bigint references experience on delete set null, -- one that shows it
  answered_at     timestamptz not null,
  withdrawn_at    timestamptz,
  primary key (question, number)
);
create index question_answer_by_author on question_answer (author);
create index question_answer_by_time on question_answer (answered_at desc);
create index question_answer_by_experience on question_answer (experience);
