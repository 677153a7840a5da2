import { UserError } from '#src/core/errors.ts';
import { readEntries } from '#src/domain/topics/catalogue-entry.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { openCopy } from '../database/copy.ts';
import type { Sql } from '../database/database.ts';
import { endIndicatorsExcept, saveIndicator } from './indicator.ts';

const { entries: texts } = operatorTexts.database;
const file = 'data/indicators.json';

/** data/areas.csv */
export async function saveTerritories(sql: Sql, csv: string): Promise<void> {
  await stage(sql, 'area', csv);
  await sql`
    insert into area as held (code, level, country, parent, name, area_km2, urban_type, coast_type, mountain_type)
    select code, level, country, parent, name, area_km2, urban_type, coast_type, mountain_type from staged_area
    on conflict (code) do update set
      level = excluded.level, country = excluded.country, parent = excluded.parent, name = excluded.name, area_km2 = excluded.area_km2,
      urban_type = excluded.urban_type, coast_type = excluded.coast_type, mountain_type = excluded.mountain_type
    where held is distinct from excluded`;
}

/** data/former-areas.csv */
export async function saveFormerTerritories(sql: Sql, csv: string): Promise<void> {
  await stage(sql, 'area', csv, 'former');
  await sql`
    insert into area as held (code, level, country, parent, name, area_km2, is_former)
    select code, level, country, parent, name, area_km2, true from staged_former
    on conflict (code) do update set
      level = excluded.level, country = excluded.country, parent = excluded.parent, name = excluded.name, area_km2 = excluded.area_km2, is_former = true
    where held is distinct from excluded`;
}

/** data/regions.csv */
export async function saveRegions(sql: Sql, csv: string): Promise<void> {
  await stage(sql, 'region', csv);
  await sql`
    insert into region as held (code, area, area_note, is_member, is_island, city, latitude, longitude)
    select code, area, area_note, is_member, is_island, city, latitude, longitude from staged_region
    on conflict (code) do update set
      area = excluded.area, area_note = excluded.area_note, is_member = excluded.is_member, is_island = excluded.is_island,
      city = excluded.city, latitude = excluded.latitude, longitude = excluded.longitude
    where held is distinct from excluded`;
}

/** data/region-names.csv. A name that is no longer there goes. */
export async function saveRegionNames(sql: Sql, csv: string): Promise<void> {
  await stage(sql, 'region_name', csv);
  await sql`delete from region_name where region in (select region from staged_region_name)`;
  await sql`
    insert into region_name (region, language, name, is_alias) select region, language, name, is_alias from staged_region_name`;
}

/**
 * data/indicators.json; their order there is their order in lists. What stood there before and does no more is ended.
 * @throws UserError where an entry is not as it has to be; then nothing has changed
 */
export async function saveIndicators(sql: Sql, json: string): Promise<void> {
  const read = readEntries(parseJson(json));
  if ('problems' in read)
    throw new UserError(
      [texts.wrong({ file }), ...read.problems.map((problem) => `  ${texts.problem(problem)}`)].join('\n'),
    );
  for (const [position, entry] of read.entries.entries()) await saveIndicator(sql, entry, { origin: 'file', position });
  await endIndicatorsExcept(
    sql,
    read.entries.map(({ code }) => code),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(texts.noJson({ file, reason: error instanceof Error ? error.message : '' }));
  }
}

/** A temporary copy of the table, `staged_…`, filled from a CSV text whose header names its columns. */
async function stage(sql: Sql, table: string, csv: string, name = table) {
  const columns = csv.slice(0, csv.indexOf('\n')).split(',');
  await sql`create temporary table ${sql(`staged_${name}`)} (like ${sql(table)} including defaults) on commit drop`;
  const { stream, done } = await openCopy(sql`
    copy ${sql(`staged_${name}`)} (${sql(columns)}) from stdin with (format csv, header)`);
  stream.end(csv);
  await done;
}
