-- Where a figure is from, if not from the source and table of its indicator: an edition that somebody transcribed, or the source's national table.
alter table observation
  add column source text,
  add column dataset text,
  -- half of the 95 % interval, in the indicator's unit; null where the source gives none
  add column margin double precision check (margin >= 0),
  add check ((source is null) = (dataset is null));
alter table observation_revision add column source text, add column dataset text, add column margin double precision;

-- The table in which the source publishes the same for countries, and what picks it out there.
alter table indicator
  add column national_dataset text,
  add column national_dimensions jsonb not null default '{}';
