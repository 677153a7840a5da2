-- What the owner of an experience says of it by the criteria of the OECD's DAC and seven aspects. Always shown as self-evaluated.
create table self_evaluation (
  experience      bigint primary key references experience on delete cascade,
  grades          jsonb not null,              -- {"relevance": 3, …}: 1 to 4, what was not answered left out
  notes           jsonb not null default '{}', -- {"relevance": "…"}
  author          bigint references person on delete set null,
  saved_at        timestamptz not null
);
create index self_evaluation_by_author on self_evaluation (author) where author is not null;
