-- What is known about a figure besides its value: whether its flags are known, what a transcription left unread, which territories are former ones,
-- and what an indicator says (outcome, composition, context), for which level it exists and which values it can take.

-- False: the figure came without the source's flags. It may be of low reliability, and nobody here knows. Letters it has are not all.
alter table observation add column flags_known boolean not null default true;
alter table observation_revision add column flags_known boolean not null default true;
update observation set flags_known = false
  from indicator, import_run
  where observation.indicator = indicator.code and indicator.source like '%transcribed%'
    and observation.import_run = import_run.id and import_run.file = 'Starter figures';

-- Areas that the source's table may have figures for, which the transcription that we hold has not read.
create table unread_area (
  indicator       text not null references indicator on delete cascade,
  area            text not null references area,
  first_year      smallint not null,
  last_year       smallint not null,
  primary key (indicator, area, first_year),
  check (first_year <= last_year)
);

-- A territory of an earlier NUTS version whose borders no present territory has. Its figures end where the new borders begin.
alter table area add column is_former boolean not null default false;

alter table indicator
  -- what it says: how people fare (outcome), who came (composition), what kind of place it is (context)
  add column role text not null default 'context' check (role in ('outcome', 'composition', 'context')),
  -- families of one measure for other age bands share it: unemployment 15–64 and 15–74
  add column measure text,
  -- the finest level that the source publishes
  add column level text not null default 'regions' check (level in ('regions', 'countries')),
  add column transform text not null default 'identity' check (transform in ('identity', 'log10')),
  -- a value outside is an error of the source or of reading; null: no bound
  add column lowest double precision,
  add column highest double precision;
update indicator set role = 'outcome' where policy_area is not null and polarity <> 0;
update indicator set measure = family;
