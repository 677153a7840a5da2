import type { FigureRow, KnownFigures, Series } from '#src/domain/figures/figure-row.ts';
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
  const lastYear = known.lastYear ?? 2100;

  return (fields, line) => {
    const bad = (reason: string): FigureRow => ({ kind: 'bad', line, reason });
    if (fields.length !== header.width)
      return bad(`It has ${fields.length} fields where the first line has ${header.width}.`);
    const text = (column: number) => (column < 0 ? '' : (fields[column] as string).trim());
    const field = (column: number) => codeOf(text(column));

    const dataflow = withoutLabel(text(header.dataflow));
    const dataset = readDataset(dataflow);
    if (dataset === null)
      return bad(`“${shorten(dataflow)}” is not the name of a table, such as ESTAT:LFST_R_LFUR2GAC(1.0).`);
    const updated = text(header.lastUpdate);
    const edition = readDate(updated);
    if (edition === null) return bad(`“${shorten(updated)}” is not a date such as 27/04/23.`);

    let key = dataset;
    for (const column of columns) key += `,${field(column)}`;
    const found = series.get(key);
    if (found === undefined) return { kind: 'leftOut', reason: 'otherSeries' };

    const period = field(header.timePeriod);
    const year = /^\d{4}$/.test(period) ? Number(period) : Number.NaN;
    if (!(year >= 1900 && year <= 2100))
      return bad(`“${shorten(period)}” is not a year. Only yearly figures are kept.`);
    if (year > lastYear) return bad(`${year} is still to come: there can be no figure of it.`);
    const frequency = field(header.freq);
    if (frequency !== '' && frequency !== 'A')
      return bad(`The frequency is “${shorten(frequency)}”. Only yearly figures (A) are kept.`);

    const geo = field(header.geo);
    const reading = place(geo);
    if (reading.kind === 'unknown') return bad(`“${shorten(geo)}” is not a code of a country or a region.`);
    if (reading.kind !== 'current' && reading.kind !== 'relabelled') return { kind: 'leftOut', reason: reading.kind };

    const written = field(header.value);
    const value = readValue(written, header.delimiter);
    if (value !== null && !Number.isFinite(value)) return bad(`“${shorten(written)}” is not a number.`);
    const doubt = value === null ? null : findImplausible(value, found.unit ?? found.dimensions.unit ?? '');
    if (doubt !== null) return bad(`${shorten(written)} ${doubt}`);
    const status = field(header.confidentiality);
    if (!/^[A-Za-z]?$/.test(status)) return bad(`“${shorten(status)}” is no confidentiality status (CONF_STATUS).`);
    // Another list than that of flags (SDMX CL_CONF_STATUS): F is free, and every other letter a reason not to show it.
    const isConfidential = status !== '' && status.toUpperCase() !== 'F';
    const letters = field(header.flag);
    const flags = readFlags(letters + (isConfidential ? 'c' : ''));
    if (flags === null) return bad(`“${shorten(letters)}” has a letter that is none of Eurostat’s flags.`);

    const observation = {
      indicator: found.indicator,
      area: reading.area,
      year,
      value: isConfidential ? null : value,
      flags,
      flagsKnown: true,
      ...edition,
    };
    return { kind: 'figure', line, observation, isRelabelled: reading.kind === 'relabelled' };
  };
}

/** Dataset and dimension values, in the order of the file's columns → series. A series that names other dimensions than the file does not fit. */
function indexSeries(header: SdmxHeader, known: KnownFigures): Map<string, Series> {
  const names = header.dimensions.map(({ name }) => name);
  const fitting = known.series.filter(
    ({ dimensions }) =>
      Object.keys(dimensions).length === names.length && names.every((name) => Object.hasOwn(dimensions, name)),
  );
  return new Map(fitting.map((one) => [[one.dataset, ...names.map((name) => one.dimensions[name])].join(','), one]));
}

/** 'ESTAT:LFST_R_LFUR2GAC(1.0)' → 'lfst_r_lfur2gac'; null if it is no such thing. */
export function parseDataset(dataflow: string): string | null {
  return /^[A-Z0-9_]+:([A-Z0-9_]+)(?:\(\d+(?:\.\d+)*\))?$/.exec(dataflow)?.[1]?.toLowerCase() ?? null;
}

/** A number as xs:double writes it; “NaN” is SDMX’s “intentionally missing”. With semicolons or tabs between columns it may have a decimal comma. */
function readValue(text: string, delimiter: string): number | null {
  if (text === '' || text === ':' || /^nan$/i.test(text)) return null;
  const plain = delimiter !== ',' && /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain) ? Number(plain) + 0 : Number.NaN;
}

/** Returns, in words, why a value is impossible in its unit; null if nothing speaks against it. */
function findImplausible(value: number, unit: string): string | null {
  const isShare = unit === '%' || unit === 'PC';
  if (isShare && (value < 0 || value > 100)) return 'is no percentage: it has to be from 0 to 100.';
  const isCount = /^(inhabitants|years|€|NR|YR|PER_KM2|EUR_HAB|PPS)/.test(unit);
  if (isCount && value < 0) return 'is less than nothing.';
  return (unit === 'years' || unit === 'YR') && value > 130 ? 'is no age: nobody is as old.' : null;
}

/** “Y18-24:From 18 to 24 years”, as files with codes and labels have it: the code. */
function codeOf(text: string): string {
  return text.includes(':') ? (/^([A-Za-z0-9_.-]+):./.exec(text)?.[1] ?? text) : text;
}

/** Removes the label from a dataflow such as “ESTAT:EDAT_LFSE_16(1.0):Early leavers”. */
function withoutLabel(dataflow: string): string {
  return /^([A-Z0-9_]+:[A-Z0-9_]+(?:\([\d.]+\))?):./.exec(dataflow)?.[1] ?? dataflow;
}

/** 'LAST UPDATE' is dd/mm/yy with or without a time; YYYY-MM-DD is understood too. */
function parseUpdateDate(text: string): { retrieved: string; retrievedTime: string | null } | null {
  const date = parseDate(text);
  const time = /[ T]([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?/.exec(text);
  return date === null
    ? null
    : { retrieved: date, retrievedTime: time ? `${time[1]?.padStart(2, '0')}:${time[2]}:${time[3] ?? '00'}` : null };
}

function parseDate(text: string): string | null {
  const [, day, month, shortYear] = /^(\d{2})\/(\d{2})\/(\d{2}|\d{4})(?: [\d:]+)?$/.exec(text) ?? [];
  const iso = shortYear
    ? `${shortYear.length === 2 ? `20${shortYear}` : shortYear}-${month}-${day}`
    : text.slice(0, 10);
  const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}

/** Caches a reader's results by text. A file has few different texts; if it has more, it is not the expected kind of file. */
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
