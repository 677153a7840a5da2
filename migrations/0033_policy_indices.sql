-- Policy indices as they are published, on their own scale, and what regions say of themselves. Never part of a score of outcomes.

create table policy_edition (
  index           text not null,               -- 'mipex', 'mipex-r'
  edition         text not null,
  name            text not null,
  scale_low       double precision not null,
  scale_high      double precision not null,
  bands           jsonb not null,              -- [{"from": 80, "band": "favourable"}], highest first
  axes            jsonb not null,              -- {"overall": ["all"], "strand": ["education", …]}
  source          text not null,
  imported_at     timestamptz not null,
  primary key (index, edition)
);

create table policy_score (
  index           text not null,
  edition         text not null,
  region          text not null references region on delete cascade,
  year            smallint not null,           -- the year the law or policy was looked at
  axis            text not null,
  value           text not null,
  target_group    text not null default '',
  score           double precision not null,
  primary key (index, edition, region, year, axis, value, target_group),
  foreign key (index, edition) references policy_edition on delete cascade
);

-- One answer of a region about its own policy. Always shown as self-assessed.
create table self_assessment (
  region          text not null references region on delete cascade,
  policy_area     text not null,
  stage           text not null,               -- of the policy cycle
  edition         text not null,               -- of the questions
  score           smallint not null check (score in (0, 50, 100)),
  evidence        text not null default '',
  comment         text not null default '',
  author          bigint references person on delete set null,
  answered_at     timestamptz not null,
  primary key (region, policy_area, stage, edition)
);
create index self_assessment_by_author on self_assessment (author);
