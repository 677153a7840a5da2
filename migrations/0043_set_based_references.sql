-- Figures come by the ten thousand. A foreign key asks for each of them alone whether its indicator, its area and its import run are there, which takes
-- most of the time of an import; these triggers ask once for all rows of a statement, with the same refusals and the same locks.
alter table observation
  drop constraint observation_indicator_fkey,
  drop constraint observation_area_fkey,
  drop constraint observation_import_run_fkey;

create function check_observation_references() returns trigger language plpgsql as $$
declare
  missing text;
begin
  with used as materialized (
    select distinct indicator, area, import_run from saved
  ), known_indicator as materialized (
    select code from indicator where code in (select indicator from used) for key share
  ), known_area as materialized (
    select code from area where code in (select area from used) for key share
  ), known_run as materialized (
    select id from import_run where id in (select import_run from used) for key share
  )
  select concat_ws(', ',
    case when i.code is null then 'indicator ' || used.indicator end,
    case when a.code is null then 'area ' || used.area end,
    case when r.id is null and used.import_run is not null then 'import_run ' || used.import_run end) into missing
  from used
  left join known_indicator i on i.code = used.indicator left join known_area a on a.code = used.area left join known_run r on r.id = used.import_run
  where i.code is null or a.code is null or (r.id is null and used.import_run is not null)
  limit 1;
  if missing is not null then
    raise foreign_key_violation using message = format('a figure refers to what is not there: %s', missing), table = 'observation';
  end if;
  return null;
end $$;

create trigger observation_inserted after insert on observation
  referencing new table as saved for each statement execute function check_observation_references();
create trigger observation_updated after update on observation
  referencing new table as saved for each statement execute function check_observation_references();

-- What a figure refers to goes with its figures (an indicator), or not at all.
create function end_observations_of_indicator() returns trigger language plpgsql as $$
begin
  delete from observation where indicator in (select code from gone);
  return null;
end $$;
create trigger indicator_deleted after delete on indicator
  referencing old table as gone for each statement execute function end_observations_of_indicator();

create function keep_what_observations_need() returns trigger language plpgsql as $$
declare
  used boolean;
begin
  if tg_table_name = 'area' then
    select exists (select from observation where area in (select code from gone)) into used;
  else
    select exists (select from observation where import_run in (select id from gone)) into used;
  end if;
  if used then
    raise foreign_key_violation using message = format('figures refer to what would be deleted of %s', tg_table_name), table = 'observation';
  end if;
  return null;
end $$;
create trigger area_deleted after delete on area
  referencing old table as gone for each statement execute function keep_what_observations_need();
create trigger import_run_deleted after delete on import_run
  referencing old table as gone for each statement execute function keep_what_observations_need();

-- Nothing asks for the figures of an area without their indicators, which the primary key finds. What changed when stands in the order of change, so a
-- summary of each range of blocks finds it as well as an entry for each row.
drop index observation_by_area;
drop index observation_by_change;
create index observation_by_change on observation using brin (changed_at) with (pages_per_range = 16);
