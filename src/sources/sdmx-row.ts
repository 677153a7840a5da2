import type { FigureRow, KnownFigures } from '#src/domain/figures/figure-row.ts';
import { parseFlags } from '#src/domain/figures/flag.ts';
import { readGeo } from '#src/domain/regions/nuts.ts';
import type { SdmxHeader } from './sdmx-header.ts';

/** Reads the fields of one row after another; what repeats from row to row (dataset, date, place, dimensions) is worked out once. */
export function createRowReader(
  header: SdmxHeader,
  known: KnownFigures,
): (fields: string[], line: number) => FigureRow {
  const readDataset = remember(parseDataset);
  const readDate = remember(parseUpdateDate);
  const readFlags = remember((text) => parseFlags(text)?.join('') ?? null);
  const place = remember((geo: string) => readGeo(geo, known.isArea));
  const series = indexSeries(header, known);
  const columns = header.dimensions.map(({ column }) => column);

  return (fields, line) => {
    const bad = (reason: string): FigureRow => ({ kind: 'bad', line, reason });
    if (fields.length !== header.width)
      return bad(`It has ${fields.length} fields where the first line has ${header.width}.`);
    const field = (column: number) => (column < 0 ? '' : (fields[column] as string).trim());

    const dataflow = field(header.dataflow);
    const dataset = readDataset(dataflow);
    if (dataset === null)
      return bad(`“${shorten(dataflow)}” is not the name of a table, such as ESTAT:LFST_R_LFUR2GAC(1.0).`);
    const updated = field(header.lastUpdate);
    const retrieved = readDate(updated);
    if (retrieved === null) return bad(`“${shorten(updated)}” is not a date such as 27/04/23.`);

    let key = dataset;
    for (const column of columns) key += `,${field(column)}`;
    const indicator = series.get(key);
    if (indicator === undefined) return { kind: 'leftOut', reason: 'otherSeries' };

    const period = field(header.timePeriod);
    const year = /^\d{4}$/.test(period) ? Number(period) : Number.NaN;
    if (!(year >= 1900 && year <= 2100))
      return bad(`“${shorten(period)}” is not a year. Only yearly figures are kept.`);
    const frequency = field(header.freq);
    if (frequency !== '' && frequency !== 'A')
      return bad(`The frequency is “${shorten(frequency)}”. Only yearly figures (A) are kept.`);

    const geo = field(header.geo);
    const reading = place(geo);
    if (reading.kind === 'unknown') return bad(`“${shorten(geo)}” is not a code of a country or a region.`);
    if (reading.kind !== 'current' && reading.kind !== 'relabelled') return { kind: 'leftOut', reason: reading.kind };

    const text = field(header.value);
    const value =
      text === '' || text === ':' ? null : /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (value !== null && !Number.isFinite(value)) return bad(`“${shorten(text)}” is not a number.`);
    const letters = field(header.flag) + field(header.confidentiality);
    const flags = readFlags(letters);
    if (flags === null) return bad(`“${shorten(letters)}” has a letter that is none of Eurostat’s flags.`);

    const observation = { indicator, area: reading.area, year, value, flags, retrieved };
    return { kind: 'figure', line, observation, isRelabelled: reading.kind === 'relabelled' };
  };
}

/** Dataset and dimension values, in the order of the file's columns → indicator. A series that names other dimensions than the file does not fit. */
function indexSeries(header: SdmxHeader, known: KnownFigures): Map<string, string> {
  const names = header.dimensions.map(({ name }) => name);
  const fitting = known.series.filter(
    ({ dimensions }) =>
      Object.keys(dimensions).length === names.length && names.every((name) => Object.hasOwn(dimensions, name)),
  );
  return new Map(
    fitting.map(({ dataset, dimensions, indicator }) => [
      [dataset, ...names.map((name) => dimensions[name])].join(','),
      indicator,
    ]),
  );
}

/** 'ESTAT:LFST_R_LFUR2GAC(1.0)' → 'lfst_r_lfur2gac'; null if it is no such thing. */
export function parseDataset(dataflow: string): string | null {
  return /^[A-Z0-9_]+:([A-Z0-9_]+)(?:\(\d+(?:\.\d+)*\))?$/.exec(dataflow)?.[1]?.toLowerCase() ?? null;
}

/** 'LAST UPDATE' is dd/mm/yy with or without a time; YYYY-MM-DD is understood too. */
function parseUpdateDate(text: string): string | null {
  const [, day, month, shortYear] = /^(\d{2})\/(\d{2})\/(\d{2}|\d{4})(?: [\d:]+)?$/.exec(text) ?? [];
  const iso = shortYear
    ? `${shortYear.length === 2 ? `20${shortYear}` : shortYear}-${month}-${day}`
    : text.slice(0, 10);
  const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}

/** The same text gives the same answer, and a file has few different ones; past that, it is not what we think. */
function remember<T>(read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = read(text);
    if (answers.size < 10_000) answers.set(text, answer);
    return answer;
  };
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
