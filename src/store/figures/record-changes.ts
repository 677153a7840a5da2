import { activityTypes } from '#src/domain/activity/types.ts';
import { causeColumns } from '../activity/activity.ts';
import type { Sql } from '../database/database.ts';

/**
 * Records which figures of these indicators an import changed: of each territory the newest year that was revised, or that came to years that were there
 * before, for each region whose figures are those of the territory. What came with an indicator's first import is no change.
 */
export async function recordFigureChanges(
  sql: Sql,
  indicators: readonly string[],
  importRun: number,
  now: Date,
): Promise<void> {
  await sql`
    with newest as (
      select distinct on (indicator, area) indicator, area, year, value, changed_at from observation
      where indicator = any(${[...indicators]}) and import_run = ${importRun} and changed_at = ${now}
      order by indicator, area, year desc
    )
    insert into activity (type, version, subject, actor, region, areas, data, at, caused_by, depth)
    select 'figure.changed', ${activityTypes['figure.changed'].version}, 'figure:' || n.indicator || ':' || n.area, null, r.code,
      array_remove(array[i.policy_area], null),
      jsonb_build_object('indicator', n.indicator, 'territory', n.area, 'year', n.year, 'value', n.value,
        'beforeYear', coalesce(revised.year, older.year), 'before', coalesce(revised.value, older.value), 'isRevision', revised.year is not null),
      ${now}, ${causeColumns(sql)}
    from newest n join indicator i on i.code = n.indicator left join region r on r.area = n.area
    left join lateral (
      select value, year from observation_revision o
      where (o.indicator, o.area, o.year) = (n.indicator, n.area, n.year) and o.replaced_at = n.changed_at
    ) revised on true
    left join lateral (
      select p.year, p.value from observation p
      where revised.year is null and p.indicator = n.indicator and p.area = n.area and p.year < n.year
        and (p.changed_at is null or p.changed_at < n.changed_at)
      order by p.year desc limit 1
    ) older on true
    where coalesce(revised.year, older.year) is not null
      and (revised.year is null or revised.value is distinct from n.value)`;
}
