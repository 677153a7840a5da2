import type { UnreadTerritory } from '#src/domain/figures/missing.ts';
import type { Sql } from '../database/database.ts';

/** The territories that the transcriptions of these indicators have not read. */
export async function listUnreadTerritories(
  sql: Sql,
  indicators: readonly string[],
): Promise<(UnreadTerritory & { indicator: string })[]> {
  return sql`
    select indicator, area as territory, first_year, last_year from unread_area where indicator = any(${[...indicators]}) order by indicator, area`;
}

/** Replaces what is said of an indicator; a territory that is none of ours is left out. */
export async function saveUnreadTerritories(
  sql: Sql,
  indicator: string,
  unread: readonly UnreadTerritory[],
): Promise<void> {
  const listed = JSON.stringify(unread.map(({ territory, firstYear, lastYear }) => [territory, firstYear, lastYear]));
  await sql`
    with listed as (
      select code, (row ->> 1)::smallint as first_year, (row ->> 2)::smallint as last_year
      from jsonb_array_elements(${listed}::text::jsonb) row join area on code = row ->> 0
    ), gone as (
      delete from unread_area u where indicator = ${indicator}
        and not exists (select from listed l where l.code = u.area and l.first_year = u.first_year)
    )
    insert into unread_area (indicator, area, first_year, last_year)
    select ${indicator}, code, first_year, last_year from listed
    on conflict (indicator, area, first_year) do update set last_year = excluded.last_year`;
}

/** After a source's own table of these indicators was imported, what it lacks is no longer unread. */
export async function forgetUnreadTerritories(sql: Sql, indicators: string[]): Promise<void> {
  await sql`delete from unread_area where indicator = any(${indicators})`;
}
