import type { KnownFigures, Series } from '#src/domain/figures/figure-row.ts';
import { readGeo } from '#src/domain/regions/nuts.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { cacheByText, shorten } from './cached-reader.ts';
import type { Cell } from './cell.ts';
import { codeForPlace, codeForValue } from './code-labels.ts';
import { parseDataset } from './dataset.ts';
import { type Edition, parseEdition } from './edition.ts';
import { findUnknownCodes } from './known-codes.ts';

const { cell: texts } = operatorTexts.source;

export type PartReading = {
  dimensions: readonly string[];
  /** YYYY-MM-DD, for cells without a date of their own. */
  date: string;
  /** What all cells are of, in a table of one's own. */
  only: Series | null;
};

type Place = ReturnType<typeof findPlace>;

/**
 * What is the same in all cells of one place and series. `series` is undefined where none is meant: then the rest does not matter, but for `unknown`, which says
 * that a code is none.
 */
type Part = { series: Series | undefined; unknown: string | null; edition: Edition; frequency: string; place: Place };

/** Reads all of a cell but its year, value and flags, or says what is wrong with it; once for cells that follow each other and have the same. */
export function createPartReader(
  { dimensions, date, only }: PartReading,
  known: KnownFigures,
): (cell: Cell) => Part | string {
  const readDataset = cacheByText(parseDataset);
  const readEdition = cacheByText((text) =>
    text === '' ? { retrieved: date, retrievedTime: null } : parseEdition(text),
  );
  const readPlace = cacheByText((geo: string) => findPlace(geo, known));
  const findSeries = createSeriesFinder(dimensions, known);
  const findUnknown = createUnknownFinder(dimensions, known);
  let before: Cell | null = null;
  let part: Part | string = '';

  function read(cell: Cell): Part | string {
    const dataset = only ? only.dataset : readDataset(cell.dataset);
    if (dataset === null) return texts.dataset({ value: shorten(cell.dataset) });
    const edition = readEdition(cell.updated);
    if (edition === null) return texts.edition({ value: shorten(cell.updated) });
    const series = only ?? findSeries(dataset, cell.values);
    const frequency = cell.freq === '' ? 'A' : codeForValue('freq', cell.freq);
    const unknown = series === undefined ? findUnknown(dataset, cell.values) : null;
    return { series, unknown, edition, frequency, place: readPlace(cell.geo) };
  }

  return (cell) => {
    const isSame =
      before !== null &&
      before.values === cell.values &&
      before.geo === cell.geo &&
      before.dataset === cell.dataset &&
      before.updated === cell.updated &&
      before.freq === cell.freq;
    if (!isSame) part = read(cell);
    before = cell;
    return part;
  };
}

function findPlace(written: string, { findTerritories, isTerritory }: KnownFigures) {
  const place = codeForPlace(written, findTerritories);
  if ('ambiguous' in place) return { geo: written, ambiguous: place.ambiguous, reading: { kind: 'unknown' as const } };
  return { geo: place.code, ambiguous: null, reading: readGeo(place.code, isTerritory) };
}

/** Finds a value that is no code, in a table that the catalogue knows, by the columns that it knows of it. */
function createUnknownFinder(dimensions: readonly string[], { series }: KnownFigures) {
  const namesOf = cacheByText(
    (dataset) => new Set(series.filter((one) => one.dataset === dataset).flatMap((one) => Object.keys(one.dimensions))),
  );
  return (dataset: string, values: readonly string[]): string | null => {
    const names = namesOf(dataset);
    return findUnknownCodes(
      dimensions.flatMap((dimension, at) =>
        names.has(dimension) ? [{ dimension, value: codeForValue(dimension, values[at] ?? '') }] : [],
      ),
    );
  };
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
