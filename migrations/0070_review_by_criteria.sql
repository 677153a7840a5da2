-- What reviewers found of an experience by criteria, one evaluation a reviewer, and who works on which.

create table experience_evaluation (
  id              bigint generated always as identity primary key,
  experience      bigint not null references experience on delete cascade,
  reviewer        bigint references person on delete set null,
  verdicts        jsonb not null,              -- 'innovation': 'partly'; what nobody judged is absent
  notes           jsonb not null,              -- 'aspects', 'dac', 'summary': what the reviewer wrote
  advice          text not null check (advice in ('publish', 'change')),
  evaluated_at    timestamptz not null,
  unique (experience, reviewer)
);
create index experience_evaluation_by_reviewer on experience_evaluation (reviewer);

create table experience_claim (
  experience      bigint primary key references experience on delete cascade,
  reviewer        bigint not null references person on delete cascade,
  claimed_at      timestamptz not null
);
create index experience_claim_by_reviewer on experience_claim (reviewer);
