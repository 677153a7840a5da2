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

/** Writes figures as CSV, as RFC 4180 has it. */
export function writeCsv(rows: readonly FigureRow[]): string {
  const cell = (value: FigureRow[keyof FigureRow]) => {
    const text = value === null ? '' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns.join(','), ...rows.map((row) => columns.map((name) => cell(row[name])).join(',')), ''].join('\r\n');
}

/** Writes figures as a dataset of JSON-stat 2.0, whose dimensions are indicator, geo and time. What there is no row of is left out of `value`. */
export function writeJsonStat(rows: readonly FigureRow[], { indicators, territories, formerTerritories }: Catalogue) {
  const ids = {
    indicator: [...new Set(rows.map(({ indicator }) => indicator))],
    geo: [...new Set(rows.map(({ territory }) => territory))].sort(),
    time: [...new Set(rows.map(({ year }) => year))].sort((left, right) => left - right).map(String),
  };
  const at = {
    indicator: new Map(ids.indicator.map((code, index) => [code, index])),
    geo: new Map(ids.geo.map((code, index) => [code, index])),
    time: new Map(ids.time.map((code, index) => [code, index])),
  };
  const value: Record<string, number | null> = {};
  const status: Record<string, string> = {};
  for (const row of rows) {
    const indicator = at.indicator.get(row.indicator) ?? 0;
    const geo = at.geo.get(row.territory) ?? 0;
    const place = (indicator * ids.geo.length + geo) * ids.time.length + (at.time.get(String(row.year)) ?? 0);
    value[place] = row.value;
    if (row.flags !== '') status[place] = row.flags;
  }
  const dimension = (label: string, codes: readonly string[], name: (code: string) => string) => ({
    label,
    category: {
      index: Object.fromEntries(codes.map((code, index) => [code, index])),
      label: Object.fromEntries(codes.map((code) => [code, name(code)])),
    },
  });
  return {
    version: '2.0',
    class: 'dataset',
    label: ids.indicator.map((code) => indicators.get(code)?.name ?? code).join('; '),
    source: [...new Set(rows.map(({ source, dataset }) => `${source}, ${dataset}`))].join('; '),
    id: ['indicator', 'geo', 'time'],
    size: [ids.indicator.length, ids.geo.length, ids.time.length],
    role: { geo: ['geo'], time: ['time'], metric: ['indicator'] },
    dimension: {
      indicator: dimension('Indicator', ids.indicator, (code) => indicators.get(code)?.name ?? code),
      geo: dimension(
        'Territory',
        ids.geo,
        (code) => (territories.get(code) ?? formerTerritories.get(code))?.name ?? code,
      ),
      time: dimension('Year', ids.time, (code) => code),
    },
    value,
    status,
  };
}
