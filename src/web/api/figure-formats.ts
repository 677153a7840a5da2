import { setImmediate } from 'node:timers/promises';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';

export const figureFormats = ['json', 'json-stat', 'csv'] as const;

/** A figure as the API writes it. */
export type FigureRow = {
  indicator: string;
  territory: string;
  year: number;
  value: number | null;
  flags: string;
  flagsKnown: boolean;
  retrieved: string;
  source: string;
  dataset: string;
};

const columns = [
  'indicator',
  'territory',
  'year',
  'value',
  'flags',
  'flagsKnown',
  'retrieved',
  'source',
  'dataset',
] as const;

/** So many rows are taken in one piece of the thread: some milliseconds. */
const rowsOfPiece = 2_000;

async function* inPieces(rows: readonly FigureRow[]) {
  for (let at = 0; at < rows.length; at += rowsOfPiece) {
    if (at > 0) await setImmediate();
    yield rows.slice(at, at + rowsOfPiece);
  }
}

/** Writes figures as CSV, as RFC 4180 has it, with room for others between its pieces. */
export async function writeCsv(rows: readonly FigureRow[]): Promise<string> {
  const cell = (value: FigureRow[keyof FigureRow]) => {
    const text = value === null ? '' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const written = [columns.join(',')];
  for await (const piece of inPieces(rows))
    for (const row of piece) written.push(columns.map((name) => cell(row[name])).join(','));
  return [...written, ''].join('\r\n');
}

/**
 * Writes figures as the JSON of a dataset of JSON-stat 2.0, whose dimensions are indicator, geo and time, with room for others between its pieces.
 * What there is no row of is left out of `value`.
 */
export async function writeJsonStat(
  rows: readonly FigureRow[],
  { indicators, territories, formerTerritories }: Catalogue,
): Promise<string> {
  const seen = { indicator: new Set<string>(), geo: new Set<string>(), time: new Set<number>() };
  const sources = new Set<string>();
  for await (const piece of inPieces(rows))
    for (const { indicator, territory, year, source, dataset } of piece) {
      seen.indicator.add(indicator);
      seen.geo.add(territory);
      seen.time.add(year);
      sources.add(`${source}, ${dataset}`);
    }
  const ids = {
    indicator: [...seen.indicator],
    geo: [...seen.geo].sort(),
    time: [...seen.time].sort((left, right) => left - right).map(String),
  };
  const at = {
    indicator: new Map(ids.indicator.map((code, index) => [code, index])),
    geo: new Map(ids.geo.map((code, index) => [code, index])),
    time: new Map(ids.time.map((code, index) => [Number(code), index])),
  };
  const values: string[] = [];
  const statuses: string[] = [];
  for await (const piece of inPieces(rows))
    for (const row of piece) {
      const indicator = at.indicator.get(row.indicator) ?? 0;
      const geo = at.geo.get(row.territory) ?? 0;
      const place = (indicator * ids.geo.length + geo) * ids.time.length + (at.time.get(row.year) ?? 0);
      values.push(`"${place}":${JSON.stringify(row.value)}`);
      if (row.flags !== '') statuses.push(`"${place}":${JSON.stringify(row.flags)}`);
    }
  const dimension = (label: string, codes: readonly string[], name: (code: string) => string) => ({
    label,
    category: {
      index: Object.fromEntries(codes.map((code, index) => [code, index])),
      label: Object.fromEntries(codes.map((code) => [code, name(code)])),
    },
  });
  const nameOf = (code: string) => indicators.get(code)?.name ?? code;
  const about = JSON.stringify({
    version: '2.0',
    class: 'dataset',
    label: ids.indicator.map(nameOf).join('; '),
    source: [...sources].join('; '),
    id: ['indicator', 'geo', 'time'],
    size: [ids.indicator.length, ids.geo.length, ids.time.length],
    role: { geo: ['geo'], time: ['time'], metric: ['indicator'] },
    dimension: {
      indicator: dimension('Indicator', ids.indicator, nameOf),
      geo: dimension(
        'Territory',
        ids.geo,
        (code) => (territories.get(code) ?? formerTerritories.get(code))?.name ?? code,
      ),
      time: dimension('Year', ids.time, (code) => code),
    },
  });
  return `${about.slice(0, -1)},"value":{${values.join(',')}},"status":{${statuses.join(',')}}}`;
}
