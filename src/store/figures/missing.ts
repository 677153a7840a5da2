import type { ImportReport } from '#src/domain/figures/import-report.ts';
import type { Sql } from '../database/database.ts';
import { type Incoming, namedIncoming } from './staging.ts';

const named = 20;

/** The incoming figures that stand more than once, and differently, under the same code. Of a code and its older form the older one does not count. */
export async function listContradictions(
  sql: Sql,
  incoming: Incoming,
): Promise<Pick<ImportReport, 'contradictions' | 'contradicting'>> {
  const rows = await sql<{ indicator: string; territory: string; year: number; lines: number[]; count: number }[]>`
    select indicator, area as territory, year, (array_agg(line order by line))[1:6] as lines, count(*) over ()::int as count
    from ${namedIncoming(sql, incoming)} incoming
    group by indicator, area, year, is_relabelled
    having count(distinct (coalesce(value, 'NaN'), flags)) > 1
    order by min(line) limit ${named}`;
  return {
    contradicting: rows[0]?.count ?? 0,
    contradictions: rows.map(({ count: _count, ...each }) => each),
  };
}

/**
 * Ends the figures of the incoming indicators that are held of an earlier date and that the source has no more: all (of countries only where it has
 * countries, of regions only where it has regions), or those whose place and year it has otherwise. They go to the revisions. A source that has less than
 * half of what is held of an indicator is not taken for the whole, whoever says so.
 */
export async function endMissing(
  sql: Sql,
  incoming: Incoming,
  isWhole: boolean,
  now: Date,
): Promise<Pick<ImportReport, 'ended' | 'endedFigures'>> {
  const latest = sql`
    select * from unnest(${[...incoming.latest.keys()]}::text[], ${[...incoming.latest.values()]}::timestamp[]) latest (indicator, at)`;
  const [held] = await sql`
    select exists (
      select from observation join (${latest}) latest using (indicator)
      where retrieved + coalesce(retrieved_time, '00:00') < latest.at) as is_earlier`;
  // As a rule the whole table has come, and nothing of an earlier edition is left.
  if (!held?.isEarlier) return { ended: 0, endedFigures: [] };
  const rows = await sql<{ indicator: string; territory: string; year: number; count: number }[]>`
    with incoming as materialized (
      select distinct indicator, area, year from ${namedIncoming(sql, incoming)} named
    ), edition as (
      select indicator, latest.at, 2 * count(*) >= (select count(*) from observation o where o.indicator = i.indicator) as is_likely
      from incoming i join (${latest}) latest using (indicator) group by indicator, latest.at
    ), place as (
      select distinct indicator, area from incoming
    ), period as (
      select distinct indicator, year from incoming
    ), gone as (
      delete from observation held using edition
      where held.indicator = edition.indicator
        and held.retrieved + coalesce(held.retrieved_time, '00:00') < edition.at
        and not exists (select from incoming i where (i.indicator, i.area, i.year) = (held.indicator, held.area, held.year))
        and (${isWhole} and edition.is_likely and exists (
            select from place p where p.indicator = held.indicator and (length(p.area) = 2) = (length(held.area) = 2)) or (
          exists (select from place p where (p.indicator, p.area) = (held.indicator, held.area))
          and exists (select from period p where (p.indicator, p.year) = (held.indicator, held.year))))
      returning held.*
    ), kept as (
      insert into observation_revision (
        indicator, area, year, value, flags, flags_known, margin, source, dataset, retrieved, changed_at, replaced_at)
      select indicator, area, year, value, flags, flags_known, margin, source, dataset, retrieved, changed_at, ${now}::timestamptz from gone
    )
    select indicator, area as territory, year, count(*) over ()::int as count from gone order by indicator, area, year limit ${named}`;
  return { ended: rows[0]?.count ?? 0, endedFigures: rows.map(({ count: _count, ...each }) => each) };
}
