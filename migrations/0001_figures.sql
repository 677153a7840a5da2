-- Where figures are for (area), what people talk about (region), what is measured (indicator), and the figures (observation).

-- A statistical territory of the NUTS 2024 classification.
create table area (
  code            text primary key,
  level           smallint not null check (level between 0 and 3),
  country         text not null,               -- Eurostat's two letters (EL, UK)
  parent          text references area,
  name            text not null,               -- official label in Latin letters
  area_km2        double precision,
  urban_type      smallint,                    -- 1 predominantly urban, 2 intermediate, 3 predominantly rural
  coast_type      smallint,                    -- 1 on the coast, 2 at least half its people within 50 km, 3 not coastal
  mountain_type   smallint                     -- 1–3 more than half its surface or people in mountains, 4 not mountainous
);

-- A region as its people speak of it; its figures may exist only for a wider area.
create table region (
  code            text primary key,
  area            text not null references area,
  area_note       text,                        -- one sentence where area and region differ, else null
  is_member       boolean not null default false,
  is_island       boolean not null default false,
  city            text,
  latitude        double precision,
  longitude       double precision
);
create index region_by_area on region (area);

create table region_name (
  region          text not null references region on delete cascade,
  language        text not null,               -- ISO 639-1, or 'und' for an alias of no one language
  name            text not null,
  is_alias        boolean not null default false,
  primary key (region, language, name)
);

create table indicator (
  code            text primary key,
  name            text not null,
  short_name      text not null,
  aliases         text[] not null default '{}',
  definition      text not null,
  unit            text not null,               -- as shown behind a value: '%', '€ per inhabitant', 'years'
  decimals        smallint not null default 1,
  polarity        smallint not null check (polarity in (-1, 0, 1)),
  policy_area     text,                        -- one of the eight, or null for context
  age_band        text,                        -- as shown: '15–64'
  population_group text not null default 'everyone',
  family          text,                        -- the same measure for different groups shares one
  source          text not null,
  dataset         text not null,
  dimensions      jsonb not null default '{}', -- what picks it out of its dataset: {"c_birth": "FOR", "sex": "T"}
  url             text,
  licence         text not null,
  position        smallint not null            -- order in lists
);

create table import_run (
  id              bigint generated always as identity primary key,
  file            text not null,
  dataset         text,
  started_at      timestamptz not null,
  finished_at     timestamptz,
  counts          jsonb not null default '{}',
  problems        jsonb not null default '[]'  -- the first bad rows: line, reason
);

-- value null = the source publishes a row without a figure (suppressed); no row = no data.
create table observation (
  indicator       text not null references indicator on delete cascade,
  area            text not null references area,
  year            smallint not null,
  value           double precision,
  flags           text not null default '',    -- Eurostat's letters, sorted
  retrieved       date not null,               -- the source's own date of this figure
  import_run      bigint references import_run,
  primary key (indicator, area, year)
);
create index observation_by_area on observation (area, indicator, year desc);

-- What an observation said before a newer file revised it.
create table observation_revision (
  indicator       text not null,
  area            text not null,
  year            smallint not null,
  value           double precision,
  flags           text not null,
  retrieved       date not null,
  replaced_at     timestamptz not null,
  primary key (indicator, area, year, replaced_at)
);

-- The project's own tables (data/) as they were last loaded; a changed file is loaded anew.
create table starter_file (
  name            text primary key,
  hash            text not null,
  loaded_at       timestamptz not null
);
