import type { Series } from './figure-row.ts';

/** Nothing that is kept here was measured in every region before. */
export const earliestYear = 1950;
const oldestAge = 130;

export type Bounds = { min: number; max: number };

/** The bounds of the values that are possible in a unit as the catalogue (`%`) or Eurostat (`PC`) writes it. */
export function boundsOfUnit(unit: string): Bounds {
  if (unit === '%' || unit === 'PC') return { min: 0, max: 100 };
  if (unit === 'years' || unit === 'YR') return { min: 0, max: oldestAge };
  const isCount = /^(inhabitants|€|PPS|NR|PER_KM2|EUR_HAB)/.test(unit);
  return { min: isCount ? 0 : Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
}

/** @returns in words, why a value is impossible for an indicator; null if nothing speaks against it. */
export function findImplausibleValue(value: number, series: Series): string | null {
  const unit = series.unit ?? series.dimensions.unit ?? '';
  const possible = boundsOfUnit(unit);
  const { min, max } = { min: series.rangeMin ?? possible.min, max: series.rangeMax ?? possible.max };
  if (value >= min && value <= max) return null;
  const isOwn = (series.rangeMin ?? null) !== null || (series.rangeMax ?? null) !== null;
  if (isOwn) return `is out of the range of ${series.indicator}: ${describe(min, max)}.`;
  if (unit === '%' || unit === 'PC') return 'is no percentage: it has to be from 0 to 100.';
  return value < min ? 'is less than nothing.' : 'is no age: nobody is as old.';
}

function describe(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return `it has to be at least ${min}`;
  return min === Number.NEGATIVE_INFINITY ? `it has to be at most ${max}` : `it has to be from ${min} to ${max}`;
}

/**
 * @returns in words, why there can be no figure of a year: it is before the first one, after this one, or after the one in which the table was
 * published (`edition`, YYYY-MM-DD). Null if there can.
 */
export function findImplausibleYear(
  year: number,
  { firstYear, indicator }: Series,
  { edition, lastYear }: { edition: string; lastYear: number },
): string | null {
  const first = firstYear ?? earliestYear;
  if (year < first) return `${year} is too early: there is no figure of ${indicator} before ${first}.`;
  if (year > lastYear) return `${year} is still to come: there can be no figure of it.`;
  const published = Number(edition.slice(0, 4));
  return year > published ? `${year} is after ${published}, when the table was published.` : null;
}
