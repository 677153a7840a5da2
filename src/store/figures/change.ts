import type { FigureChange } from '#src/domain/figures/figure-change.ts';
import type { TimeSeries } from '#src/domain/figures/time-series.ts';
import type { Sql } from '../database/database.ts';

/**
 * Figures that imports changed after `since`, as they were at `until`: of every territory and indicator the newest year that was revised, or that came
 * to years that were there before. What came with an indicator's first import is no change.
 */
export async function listFigureChanges(
  sql: Sql,
  { since, until }: { since: Date; until: Date },
): Promise<FigureChange[]> {
  return sql`
    with version as (
      select indicator, area, year, value, flags, changed_at from observation
      where changed_at > ${since} and changed_at <= ${until}
      union all
      select indicator, area, year, value, flags, changed_at from observation_revision
      where replaced_at > ${until} and changed_at > ${since} and changed_at <= ${until}
    ), newest as (
      select distinct on (indicator, area) * from version order by indicator, area, year desc
    )
    select n.indicator, n.area as territory, n.year, n.value, n.flags, n.changed_at,
      coalesce(revised.value, older.value) as before,
      coalesce(revised.year, older.year) as before_year,
      revised.year is not null as is_revision
    from newest n
    left join lateral (
      select value, year from observation_revision r
      where (r.indicator, r.area, r.year) = (n.indicator, n.area, n.year) and r.replaced_at = n.changed_at
    ) revised on true
    left join lateral (
      select p.year, ${valueAt(sql, until)} as value from observation p
      where revised.year is null and p.indicator = n.indicator and p.area = n.area and p.year < n.year
        and (p.changed_at is null or p.changed_at < n.changed_at or exists (
          select 1 from observation_revision r
          where (r.indicator, r.area, r.year) = (p.indicator, p.area, p.year)
            and (r.changed_at is null or r.changed_at < n.changed_at)))
      order by p.year desc limit 1
    ) older on true
    where coalesce(revised.year, older.year) is not null
      and (revised.year is null or revised.value is distinct from n.value)
    order by n.indicator, n.area`;
}

/** The value of an observation `p` at a moment. */
const valueAt = (sql: Sql, at: Date) => sql`
  case when p.changed_at is null or p.changed_at <= ${at} then p.value else (
    select r.value from observation_revision r
    where (r.indicator, r.area, r.year) = (p.indicator, p.area, p.year)
      and r.replaced_at > ${at} and (r.changed_at is null or r.changed_at <= ${at})
    limit 1) end`;

/** Returns whether any figure came or was revised later than this. */
export async function areFiguresNewerThan(sql: Sql, at: Date): Promise<boolean> {
  const [row] = await sql<[{ isNewer: boolean }]>`
    select exists (select 1 from observation where changed_at > ${at}) as is_newer`;
  return row.isNewer;
}

/** All figures of these indicators, of the territories named or of all, as they were at a moment. */
export async function listTimeSeriesAt(
  sql: Sql,
  indicators: readonly string[],
  at: Date,
  territories: readonly string[] | null = null,
): Promise<TimeSeries[]> {
  const inTerritories = territories ? sql`area = any(${[...territories]})` : sql`true`;
  return sql`
    select indicator, area as territory,
      array_agg(year::int order by year) as years,
      array_agg(value order by year) as "values",
      array_agg(flags order by year) as flags,
      array_agg(flags_known order by year) as flags_known,
      case when count(margin) > 0 then array_agg(margin order by year) end as margins,
      case when count(source) > 0 then json_agg(${originOf(sql)} order by year) end as origins,
      array_agg(retrieved::text order by year) as retrieved
    from (
      select indicator, area, year, value, flags, flags_known, margin, source, dataset, retrieved from observation
      where indicator = any(${[...indicators]}) and ${inTerritories} and (changed_at is null or changed_at <= ${at})
      union all
      select indicator, area, year, value, flags, flags_known, margin, source, dataset, retrieved from observation_revision
      where indicator = any(${[...indicators]}) and ${inTerritories}
        and replaced_at > ${at} and (changed_at is null or changed_at <= ${at})
    ) version
    group by indicator, area`;
}

/** A figure's source and dataset where they are not those of its indicator. */
const originOf = (sql: Sql) => sql`
  case when source is not null then json_build_object('source', source, 'dataset', dataset) end`;
