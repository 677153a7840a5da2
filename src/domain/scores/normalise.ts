import { ascending } from '../figures/quantile.ts';
import { roundForRank } from '../figures/rank.ts';

/** Which way is better: 1 higher, −1 lower. */
export type Direction = 1 | -1;

/** The values that stand for 0 and 100. */
export type Goalposts = { low: number; high: number };

/** What turns values into points; `goalposts` is the nominal one. */
export const normalisations = ['goalposts', 'min-max', 'percentile', 'z-score'] as const;
export type Normalisation = (typeof normalisations)[number];

/**
 * Points 0–100 by fixed goalposts, cut at both ends: a region alone has points, and nobody's change because another joins. NaN stays NaN; where the
 * goalposts are the same there are no points at all.
 */
export function byGoalposts(values: Float64Array, { low, high }: Goalposts, direction: Direction): Float64Array {
  if (low === high) return new Float64Array(values.length).fill(Number.NaN);
  return values.map((value) => {
    const share = direction === 1 ? (value - low) / (high - low) : (high - value) / (high - low);
    // Math.min and Math.max keep NaN.
    return 100 * Math.min(1, Math.max(0, share));
  });
}

/** Points 0–100 from the worst to the best of those given; none where all are the same. */
export function byMinMax(values: Float64Array, direction: Direction): Float64Array {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low < high ? byGoalposts(values, { low, high }, direction) : new Float64Array(values.length).fill(Number.NaN);
}

/** Points by rank: 0 the worst, 100 the best, ties at the lower place. One value alone has none. */
export function byPercentile(values: Float64Array, direction: Direction): Float64Array {
  const known = [...values].filter((value) => !Number.isNaN(value)).map((value) => roundForRank(value) * direction);
  const places = new Map<number, number>();
  known.sort(ascending).forEach((value, index) => {
    if (!places.has(value)) places.set(value, index);
  });
  const last = known.length - 1;
  if (last < 1) return new Float64Array(values.length).fill(Number.NaN);
  return values.map((value) =>
    Number.isNaN(value) ? value : (100 * (places.get(roundForRank(value) * direction) ?? 0)) / last,
  );
}

/** 50 points at the mean, 20 more for each standard deviation of the sample, cut at 1 and 99; none where all are the same. */
export function byZScore(values: Float64Array, direction: Direction): Float64Array {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (known.length - 1));
  // A constant column of decimals has a deviation of float noise.
  if (known.every((value) => value === known[0]) || !(deviation > 0))
    return new Float64Array(values.length).fill(Number.NaN);
  return values.map((value) => Math.min(99, Math.max(1, 50 + (20 * direction * (value - mean)) / deviation)));
}

/** Points of one column of values. NaN stands for no value and for no points. */
export function normalise(
  how: Normalisation,
  values: Float64Array,
  direction: Direction,
  goalposts: Goalposts,
): Float64Array {
  switch (how) {
    case 'goalposts':
      return byGoalposts(values, goalposts, direction);
    case 'min-max':
      return byMinMax(values, direction);
    case 'percentile':
      return byPercentile(values, direction);
    case 'z-score':
      return byZScore(values, direction);
    default:
      return how satisfies never;
  }
}
