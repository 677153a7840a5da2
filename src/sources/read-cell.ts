import type { FigureRow, KnownFigures, Series } from '#src/domain/figures/figure-row.ts';
import { parseFlags } from '#src/domain/figures/flag.ts';
import type { Origin } from '#src/domain/figures/observation.ts';
import { findImplausibleValue, findImplausibleYear } from '#src/domain/figures/plausible.ts';
import { readGeo } from '#src/domain/regions/nuts.ts';
import { cacheByText, shorten } from './cached-reader.ts';
import type { Cell } from './cell.ts';
import { codeForPlace, codeForValue, codeOf } from './code-labels.ts';
import { parseDataset } from './dataset.ts';
import { parseEdition } from './edition.ts';

export type CellReading = {
  dimensions: readonly string[];
  takesComma: boolean;
  hasFlags: boolean;
  /** YYYY-MM-DD, for cells without a date of their own. */
  date: string;
  /** What all cells are of, in a table of one's own. */
  only: Series | null;
  /** Where the figures are from, if that is not the source of their indicator. */
  origin: Origin | null;
};

/** Makes figures of one cell after another; what repeats from cell to cell (dataset, date, place, dimensions) is worked out once. */
export function createCellReader(
  { dimensions, takesComma, hasFlags, date, only, origin }: CellReading,
  known: KnownFigures,
): (cell: Cell) => FigureRow {
  const readDataset = cacheByText(parseDataset);
  const readEdition = cacheByText((text) =>
    text === '' ? { retrieved: date, retrievedTime: null } : parseEdition(text),
  );
  const readFlags = cacheByText((text) => parseFlags(text)?.join('') ?? null);
  const readPlace = cacheByText((geo: string) => findPlace(geo, known));
  const findSeries = createSeriesFinder(dimensions, known);
  const lastYear = known.lastYear ?? 2100;

  return (cell) => {
    const { line } = cell;
    const bad = (reason: string): FigureRow => ({ kind: 'bad', line, reason });
    const dataset = only ? only.dataset : readDataset(cell.dataset);
    if (dataset === null)
      return bad(`“${shorten(cell.dataset)}” is not the name of a table, such as ESTAT:LFST_R_LFUR2GAC(1.0).`);
    const edition = readEdition(cell.updated);
    if (edition === null) return bad(`“${shorten(cell.updated)}” is not a date such as 27/04/23.`);

    const series = only ?? findSeries(dataset, cell.values);
    if (series === undefined) return { kind: 'leftOut', reason: 'otherSeries' };

    const period = codeOf(cell.period);
    const year = /^\d{4}$/.test(period) ? Number(period) : Number.NaN;
    if (!(year >= 1900 && year <= 2100))
      return bad(`“${shorten(period)}” is not a year. Only yearly figures are kept.`);
    const doubtfulYear = findImplausibleYear(year, series, { edition: edition.retrieved, lastYear });
    if (doubtfulYear !== null) return bad(doubtfulYear);
    const frequency = cell.freq === '' ? 'A' : codeForValue('freq', cell.freq);
    if (frequency !== 'A') return bad(`The frequency is “${shorten(frequency)}”. Only yearly figures (A) are kept.`);

    const { reading, geo, ambiguous } = readPlace(cell.geo);
    if (ambiguous) return bad(`“${shorten(geo)}” names several territories: ${ambiguous.join(', ')}. Write a code.`);
    if (reading.kind === 'unknown') return bad(`“${shorten(geo)}” is not a code of a country or a region.`);
    if (reading.kind === 'oldCode') return { kind: 'leftOut', reason: reading.kind, geo };
    if (reading.kind !== 'current' && reading.kind !== 'relabelled') return { kind: 'leftOut', reason: reading.kind };

    const value = readValue(cell.value, takesComma);
    if (value !== null && !Number.isFinite(value)) return bad(`“${shorten(cell.value)}” is not a number.`);
    const doubt = value === null ? null : findImplausibleValue(value, series);
    if (doubt !== null) return bad(`${shorten(cell.value)} ${doubt}`);
    const status = cell.confidentiality;
    if (!/^[A-Za-z]?$/.test(status)) return bad(`“${shorten(status)}” is no confidentiality status (CONF_STATUS).`);
    // Another list than that of flags (SDMX CL_CONF_STATUS): F is free, and every other letter a reason not to show it.
    const isConfidential = status !== '' && status.toUpperCase() !== 'F';
    const flags = readFlags(cell.flags + (isConfidential ? 'c' : ''));
    if (flags === null) return bad(`“${shorten(cell.flags)}” has a letter that is none of Eurostat’s flags.`);

    const observation = {
      indicator: series.indicator,
      territory: reading.territory,
      year,
      value: isConfidential ? null : value,
      flags,
      flagsKnown: hasFlags,
      ...(origin && { origin }),
      ...edition,
    };
    return reading.kind === 'relabelled'
      ? { kind: 'figure', line, observation, isRelabelled: true, geo }
      : { kind: 'figure', line, observation, isRelabelled: false };
  };
}

function findPlace(written: string, { findTerritories, isTerritory }: KnownFigures) {
  const place = codeForPlace(written, findTerritories);
  if ('ambiguous' in place) return { geo: written, ambiguous: place.ambiguous, reading: { kind: 'unknown' as const } };
  return { geo: place.code, ambiguous: null, reading: readGeo(place.code, isTerritory) };
}

/** Finds the series by dataset and dimension values, in the order of the table's columns. A series that names other dimensions does not fit. */
function createSeriesFinder(dimensions: readonly string[], { series }: KnownFigures) {
  const fitting = series.filter(
    (one) =>
      Object.keys(one.dimensions).length === dimensions.length &&
      dimensions.every((name) => Object.hasOwn(one.dimensions, name)),
  );
  const codes = dimensions.map((name) => cacheByText((text) => codeForValue(name, text)));
  const keyOf = (dataset: string, values: readonly string[]) => {
    let key = dataset;
    for (let index = 0; index < values.length; index += 1) key += `,${codes[index]?.(values[index] as string)}`;
    return key;
  };
  const byKey = new Map(
    fitting.map((one) => [
      keyOf(
        one.dataset,
        dimensions.map((name) => one.dimensions[name] ?? ''),
      ),
      one,
    ]),
  );
  return (dataset: string, values: readonly string[]): Series | undefined => byKey.get(keyOf(dataset, values));
}

/** A number as xs:double writes it; “NaN” is SDMX’s “intentionally missing”. Where columns are not separated by commas it may have a decimal comma. */
function readValue(text: string, takesComma: boolean): number | null {
  if (text === '' || text === ':' || /^nan$/i.test(text)) return null;
  const plain = takesComma && /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain) ? Number(plain) + 0 : Number.NaN;
}
