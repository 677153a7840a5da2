import type { Observation } from '#src/domain/figures/observation.ts';
import { type Cell, copyInto } from '../database/copy.ts';
import type { Sql } from '../database/database.ts';

const columns = [
  'indicator',
  'area',
  'year',
  'value',
  'flags',
  'flags_known',
  'margin',
  'source',
  'dataset',
  'retrieved',
  'retrieved_time',
  'is_relabelled',
  'line',
];

/** Figures on their way in, kept apart until all have been read. Gone at the end of the transaction. */
export async function createIncoming(sql: Sql) {
  await sql`
    create temporary table incoming (
      indicator text not null, area text not null, year smallint not null, value double precision, flags text not null,
      flags_known boolean not null, margin double precision, source text, dataset text,
      retrieved date not null, retrieved_time time, is_relabelled boolean not null, line integer not null
    ) on commit drop`;
  return copyInto(sql, 'incoming', columns);
}

/** A row for what `createIncoming` returned. */
export function encodeIncoming(observation: Observation, isRelabelled: boolean, line: number): Cell[] {
  const {
    indicator,
    territory,
    year,
    value,
    flags,
    flagsKnown,
    retrieved,
    retrievedTime = null,
    margin = null,
  } = observation;
  const { source = null, dataset = null } = observation.origin ?? {};
  return [
    indicator,
    territory,
    year,
    value,
    flags,
    flagsKnown,
    margin,
    source,
    dataset,
    retrieved,
    retrievedTime,
    isRelabelled,
    line,
  ];
}

export type MergeCounts = { new: number; revised: number; unchanged: number; older: number; repeated: number };

/**
 * Brings the incoming figures among those held. Of a figure that comes twice, one under its own code goes before one relabelled, and then the
 * last counts. A figure of a later date than the incoming one stays, unless that date has not come yet; what is replaced goes to the revisions. A
 * figure whose flags are unknown takes none away from one of the same value.
 */
export async function mergeIncoming(sql: Sql, importRun: number, now: Date): Promise<MergeCounts> {
  await sql`lock table observation in share row exclusive mode`;
  await sql`analyze incoming`;
  const [counts] = await sql<[MergeCounts]>`
    with one as (
      select distinct on (indicator, area, year)
        indicator, area, year, value, flags, flags_known, margin, source, dataset, retrieved, retrieved_time
      from incoming order by indicator, area, year, is_relabelled, line desc
    ), compared as (
      select one.*, held.value as held_value, held.flags as held_flags, held.flags_known as held_flags_known,
        held.margin as held_margin, held.source as held_source, held.dataset as held_dataset, held.retrieved as held_retrieved,
        held.changed_at as held_changed_at,
        case
          when held.indicator is null then 'new'
          when held.value is not distinct from one.value
            and (held.flags = one.flags or (held.flags_known and not one.flags_known)) then 'unchanged'
          when held.retrieved > one.retrieved and held.retrieved <= ${now.toISOString().slice(0, 10)}::date then 'older'
          when held.retrieved = one.retrieved and held.retrieved_time > one.retrieved_time then 'older'
          else 'revised'
        end as change
      from one left join observation held using (indicator, area, year)
    ), kept as (
      insert into observation_revision (
        indicator, area, year, value, flags, flags_known, margin, source, dataset, retrieved, changed_at, replaced_at)
      select indicator, area, year, held_value, held_flags, held_flags_known, held_margin, held_source, held_dataset, held_retrieved,
        held_changed_at, ${now}
      from compared where change = 'revised'
    ), added as (
      insert into observation (
        indicator, area, year, value, flags, flags_known, margin, source, dataset, retrieved, retrieved_time, import_run, changed_at)
      select indicator, area, year, value, flags, flags_known, margin, source, dataset, retrieved, retrieved_time, ${importRun}::bigint, ${now}::timestamptz
      from compared where change = 'new'
    ), changed as (
      update observation held
      set value = compared.value, flags = case when change = 'unchanged' then held.flags else compared.flags end,
        flags_known = compared.flags_known or (change = 'unchanged' and held.flags_known),
        margin = coalesce(compared.margin, case when change = 'unchanged' then held.margin end),
        source = compared.source, dataset = compared.dataset,
        retrieved = compared.retrieved, retrieved_time = compared.retrieved_time, import_run = ${importRun}::bigint,
        changed_at = case when change = 'revised' then ${now} else held.changed_at end
      from compared
      where (held.indicator, held.area, held.year) = (compared.indicator, compared.area, compared.year)
        and (change = 'revised'
          or (change = 'unchanged' and (compared.retrieved, coalesce(compared.retrieved_time, '00:00')) > (held_retrieved, coalesce(held.retrieved_time, '00:00')))
          or (change = 'unchanged' and compared.flags_known and not held_flags_known and compared.retrieved >= held_retrieved))
    )
    select
      count(*) filter (where change = 'new') as new,
      count(*) filter (where change = 'revised') as revised,
      count(*) filter (where change = 'unchanged') as unchanged,
      count(*) filter (where change = 'older') as older,
      (select count(*) from incoming) - count(*) as repeated
    from compared`;
  return counts;
}
