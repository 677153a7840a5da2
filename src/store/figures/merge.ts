import type { PendingQuery, Row } from 'postgres';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';
import { type Incoming, territoryPlaces, yearPlaces } from './staging.ts';

export type MergeCounts = { new: number; revised: number; unchanged: number; older: number; repeated: number };

/**
 * Brings the incoming figures among those held. Of a figure that comes twice, one under its own code goes before one relabelled, and then the
 * last counts. A figure of a later date than the incoming one stays, unless that date has not come yet; what is replaced goes to the revisions. A
 * figure whose flags are unknown takes none away from one of the same value.
 */
export async function mergeIncoming(
  sql: Sql,
  { codes, count }: Pick<Incoming, 'codes' | 'count'>,
  importRun: number,
  now: Date,
): Promise<MergeCounts> {
  const editions = codes.editions.map(({ retrievedTime, flagsKnown, ...each }, index) => ({
    ...each,
    edition: index + 1,
    retrieved_time: retrievedTime,
    flags_known: flagsKnown,
  }));
  const codeLists = sql`
    named_indicator as (
      select code, number * ${territoryPlaces * yearPlaces}::bigint as base from unnest(${codes.indicators as string[]}::text[]) with ordinality i (code, number)
    ), named_area as (
      select code, number * ${yearPlaces} as base from unnest(${codes.territories as string[]}::text[]) with ordinality a (code, number)
    ), edition as (
      select * from jsonb_to_recordset(${toJson(sql, editions)})
        as e (edition smallint, retrieved date, retrieved_time time, flags_known boolean, source text, dataset text)
    )`;
  await sql`lock table observation in share row exclusive mode`;
  await sql`set local work_mem = '32MB'`;
  const [held] = await sql`
    select exists (select from observation where indicator = any(${codes.indicators as string[]})) as is_known`;
  if (!held?.isKnown) {
    const added = await addAll(sql, codeLists, importRun, now);
    return { new: added, revised: 0, unchanged: 0, older: 0, repeated: count() - added };
  }
  const [counts] = await sql<[Omit<MergeCounts, 'repeated'>]>`
    with ${codeLists}, one as (
      select distinct on (figure) figure, value, flags, margin, edition from incoming order by figure, is_relabelled, line desc
    ), held as (
      select o.ctid, i.base + a.base + o.year as figure, value, flags, flags_known, retrieved, retrieved_time
      from named_indicator i join observation o on o.indicator = i.code join named_area a on a.code = o.area
    ), compared as materialized (
      select one.*, held.ctid as held,
        case
          when held.figure is null then 'new'
          when held.value is not distinct from one.value
            and (held.flags = one.flags or (held.flags_known and not edition.flags_known)) then 'unchanged'
          when held.retrieved > edition.retrieved and held.retrieved <= ${now.toISOString().slice(0, 10)}::date then 'older'
          when held.retrieved = edition.retrieved and held.retrieved_time > edition.retrieved_time then 'older'
          else 'revised'
        end as change,
        (edition.retrieved, coalesce(edition.retrieved_time, '00:00')) > (held.retrieved, coalesce(held.retrieved_time, '00:00'))
          or (edition.flags_known and not held.flags_known and edition.retrieved >= held.retrieved) as is_later
      from one join edition using (edition) left join held using (figure)
    ), kept as (
      insert into observation_revision (
        indicator, area, year, value, flags, flags_known, margin, source, dataset, retrieved, changed_at, replaced_at)
      select o.indicator, o.area, o.year, o.value, o.flags, o.flags_known, o.margin, o.source, o.dataset, o.retrieved, o.changed_at, ${now}
      from compared join observation o on o.ctid = compared.held where change = 'revised'
    ), added as (
      ${addRows(sql, sql`(select * from compared where change = 'new')`, importRun, now)}
    ), changed as (
      update observation o
      set value = compared.value, flags = case when change = 'unchanged' then o.flags else compared.flags end,
        flags_known = edition.flags_known or (change = 'unchanged' and o.flags_known),
        margin = coalesce(compared.margin, case when change = 'unchanged' then o.margin end),
        source = edition.source, dataset = edition.dataset,
        retrieved = edition.retrieved, retrieved_time = edition.retrieved_time, import_run = ${importRun}::bigint,
        changed_at = case when change = 'revised' then ${now} else o.changed_at end
      from compared join edition using (edition)
      where o.ctid = compared.held and (change = 'revised' or (change = 'unchanged' and is_later))
    )
    select
      count(*) filter (where change = 'new') as new,
      count(*) filter (where change = 'revised') as revised,
      count(*) filter (where change = 'unchanged') as unchanged,
      count(*) filter (where change = 'older') as older
    from compared`;
  const { new: added, revised, unchanged, older } = counts;
  return { ...counts, repeated: count() - added - revised - unchanged - older };
}

/** Adds the incoming figures of indicators of which none is held yet. Returns how many. */
async function addAll(sql: Sql, codeLists: PendingQuery<Row[]>, importRun: number, now: Date): Promise<number> {
  const { count } = await sql`
    with ${codeLists}, one as (
      select distinct on (figure) figure, value, flags, margin, edition from incoming order by figure, is_relabelled, line desc
    )
    ${addRows(sql, sql`one`, importRun, now)}`;
  return count;
}

/** Inserts rows of `figure`, `value`, `flags`, `margin` and `edition`, in the order of the primary key, where new pages of its index are filled one after the other. */
function addRows(sql: Sql, rows: PendingQuery<Row[]>, importRun: number, now: Date) {
  return sql`
    insert into observation (
      indicator, area, year, value, flags, flags_known, margin, source, dataset, retrieved, retrieved_time, import_run, changed_at)
    select i.code, a.code, figure % ${yearPlaces}, value, flags, flags_known, margin, source, dataset, retrieved, retrieved_time,
      ${importRun}::bigint, ${now}::timestamptz
    from ${rows} rows
    join named_indicator i on i.base = figure / ${territoryPlaces * yearPlaces}::bigint * ${territoryPlaces * yearPlaces}::bigint
    join named_area a on a.base = figure / ${yearPlaces} % ${territoryPlaces} * ${yearPlaces}
    join edition using (edition)
    order by figure`;
}
