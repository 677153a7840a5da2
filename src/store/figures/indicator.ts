import type { CatalogueEntry } from '#src/domain/topics/catalogue-entry.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

export type IndicatorOrigin = 'file' | 'staff';

/** Writes an entry over the one of its code, and brings it back if it was ended. */
export async function saveIndicator(
  sql: Sql,
  entry: CatalogueEntry,
  { origin, position }: { origin: IndicatorOrigin; position: number },
): Promise<void> {
  const { group: populationGroup, dimensions, nationalDimensions, names, ...rest } = entry;
  const row = {
    ...rest,
    populationGroup,
    position,
    origin,
    endedAt: null,
    names: toJson(sql, names),
    dimensions: toJson(sql, dimensions),
    nationalDimensions: toJson(sql, nationalDimensions),
  };
  const { code: _code, ...changes } = row;
  await sql`insert into indicator ${sql(row)} on conflict (code) do update set ${sql(changes)}`;
}

/** Ends what the file had and has no more. */
export async function endIndicatorsExcept(sql: Sql, codes: readonly string[]): Promise<void> {
  await sql`
    update indicator set ended_at = now() where origin = 'file' and ended_at is null and code <> all(${[...codes]})`;
}

/** Ends one; false if there is none that goes on. */
export async function endIndicator(sql: Sql, code: string, at: Date): Promise<boolean> {
  const ended =
    await sql`update indicator set ended_at = ${at} where code = ${code} and ended_at is null returning code`;
  return ended.length > 0;
}

/** Every entry that goes on, as it was written, with where it is from. */
export async function listEntries(sql: Sql): Promise<(CatalogueEntry & { origin: IndicatorOrigin })[]> {
  return sql`
    select code, name, short_name, aliases, names, definition, unit, decimals, polarity, policy_area, role, age_band,
      population_group as "group", family, measure, level, transform, lowest, highest, source, dataset, dimensions, national_dataset,
      national_dimensions, url, licence, origin
    from indicator where ended_at is null order by position, code`;
}

/** Different whenever an entry was written or ended, or figures came: an indicator may have its first ones. */
export async function findCatalogueVersion(sql: Sql): Promise<string> {
  const [row] = await sql<[{ version: string }]>`
    select concat(count(*) filter (where ended_at is null), ' ', max(xmin::text::bigint), ' ', max(ended_at),
      ' ', (select max(id) from import_run where finished_at is not null)) as version
    from indicator`;
  return row.version;
}

export async function findNextPosition(sql: Sql): Promise<number> {
  const [row] = await sql<[{ next: number }]>`select coalesce(max(position), -1)::int + 1 as next from indicator`;
  return row.next;
}
