import type { Sql } from './db.ts';

/** A figure that an import brought: `before` is the revised value, or that of the year before; `beforeYear` says which. */
export type FigureChange = {
  indicator: string;
  year: number;
  value: number | null;
  flags: string;
  before: number | null;
  beforeYear: number;
  isRevision: boolean;
};

/**
 * Figures of an area that imports changed since an instant, one an indicator: its newest year that was revised, or came to years that were
 * there before. What came with an indicator's first import is no change.
 */
export async function listFigureChanges(sql: Sql, area: string, since: Date, limit: number): Promise<FigureChange[]> {
  return sql`
    with changed as (
      select o.indicator, o.year, o.value, o.flags, r.value as before, r.year as before_year, true as is_revision
      from observation_revision r
      join observation o using (indicator, area, year)
      where r.area = ${area} and r.replaced_at >= ${since} and r.value is distinct from o.value
      union all
      select o.indicator, o.year, o.value, o.flags, older.value, older.year, false
      from observation o
      join import_run run on run.id = o.import_run and run.finished_at >= ${since}
      join lateral (
        select value, year from observation p
        where p.indicator = o.indicator and p.area = o.area and p.year < o.year and p.import_run is distinct from o.import_run
        order by year desc limit 1
      ) older on true
      where o.area = ${area}
        and not exists (select 1 from observation_revision r where (r.indicator, r.area, r.year) = (o.indicator, o.area, o.year))
    )
    select * from (
      select distinct on (indicator) * from changed order by indicator, year desc, is_revision
    ) newest
    order by year desc, indicator limit ${limit}`;
}
