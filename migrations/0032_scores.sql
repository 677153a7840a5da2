-- Scores worked out of the figures, by a method that has a version.

-- What stands for 0 and 100 of an indicator. Read once for a version of the method, so that nobody's score moves because another region joins.
create table score_goalpost (
  method          text not null,
  indicator       text not null references indicator on delete cascade,
  low             double precision not null,
  high            double precision not null,
  first_year      smallint not null,           -- the reference years
  last_year       smallint not null,
  count           integer not null,            -- values they held
  primary key (method, indicator)
);

-- All scores of one state of the figures.
create table score_run (
  id              bigint generated always as identity primary key,
  method          text not null,
  figures         text not null,               -- the version of the figures they were computed from
  computed_at     timestamptz not null,
  unique (method, figures)
);

-- One policy area (or 'index', over all areas) in one year, among territories of one level.
create table score_set (
  run             bigint not null references score_run on delete cascade,
  area            text not null,
  year            smallint not null,
  level           smallint not null,
  indicators      text[] not null,             -- what it rests on
  missing         text[] not null,             -- what too few have figures of that year
  primary key (run, area, year, level)
);

create table score (
  run             bigint not null,
  area            text not null,
  year            smallint not null,
  level           smallint not null,
  territory       text not null references area,
  score           double precision not null,
  geometric       double precision,
  coverage        double precision not null,
  rank            smallint,
  best            smallint,                    -- over the scenarios that rank the territory
  worst           smallint,
  median_rank     double precision,
  ranked_in       smallint not null,
  scenarios       smallint not null,
  lowest          double precision not null,   -- of the score, over the scenarios
  highest         double precision not null,
  primary key (run, area, year, level, territory),
  foreign key (run, area, year, level) references score_set on delete cascade
);
