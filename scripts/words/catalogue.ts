import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Catalogue, createCatalogue } from '#src/domain/regions/catalogue.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';

const data = join(import.meta.dirname, '../../data');

/** The starter's catalogue straight from its tables: words are read without a database. */
export async function readStarterCatalogue(): Promise<Catalogue> {
  const table = async (name: string): Promise<Record<string, string>[]> =>
    parse(await readFile(join(data, name), 'utf8'), { columns: true });
  const [territories, regions, names, entries, figures] = await Promise.all([
    table('areas.csv'),
    table('regions.csv'),
    table('region-names.csv'),
    readFile(join(data, 'indicators.json'), 'utf8').then(
      (json) => JSON.parse(json) as (Indicator & { group: string })[],
    ),
    readdir(join(data, 'figures')).then((files) => Promise.all(files.map(readHolders))),
  ]);
  const holdersOf = new Map(figures);
  const levels = new Map(territories.map(({ code = '', level }) => [code, Number(level)]));
  const namesOf = Map.groupBy(names, ({ region }) => region);
  const number = (text: string | undefined) => (text ? Number(text) : null);
  return createCatalogue({
    territories: territories.map((row) => ({
      code: row.code ?? '',
      level: Number(row.level) as 0 | 1 | 2,
      country: row.country ?? '',
      parent: row.parent || null,
      name: row.name ?? '',
      areaKm2: number(row.area_km2),
      urbanType: number(row.urban_type) as 1 | 2 | 3 | null,
      coastType: number(row.coast_type) as 1 | 2 | 3 | null,
      mountainType: number(row.mountain_type) as 1 | 2 | 3 | 4 | null,
    })),
    regions: regions.map((row) => ({
      code: row.code ?? '',
      territory: row.area ?? '',
      territoryNote: row.area_note || null,
      isMember: row.is_member === 'true',
      isIsland: row.is_island === 'true',
      city: row.city || null,
      latitude: number(row.latitude),
      longitude: number(row.longitude),
      names: (namesOf.get(row.code) ?? []).map(({ language = '', name = '', is_alias }) => ({
        language,
        name,
        isAlias: is_alias === 'true',
      })),
    })),
    indicators: entries.map(({ group, ...entry }, position) => {
      const holders = holdersOf.get(entry.code) ?? [];
      const countriesWithFigures = holders.filter((code) => levels.get(code) === 0);
      return {
        ...entry,
        populationGroup: group,
        position,
        hasFigures: holders.length > 0,
        hasRegionFigures: holders.length > countriesWithFigures.length,
        countriesWithFigures,
        regionsWithFigures: holders.filter((code) => levels.get(code) === 2),
      };
    }),
  });
}

/** The indicator of a file of figures, and the territories of which it has any. */
async function readHolders(file: string): Promise<[string, string[]]> {
  const text = await readFile(join(data, 'figures', file), 'utf8');
  const rows = text.split('\n').slice(2);
  return [file.replace(/\.csv$/, ''), rows.flatMap((row) => (/,-?\d/.test(row) ? (row.split(',')[0] ?? []) : []))];
}
