import { aggregate, type Coverage, coverageOf, type Mean, withFloor } from './aggregate.ts';
import { type Normalisation, normalise } from './normalise.ts';
import { areasOf, type ScoreStructure } from './structure.ts';

/** Values of one year: a column for each indicator of the structure, a place in it for each region; NaN for no value. */
export type ValueTable = { regions: readonly string[]; columns: readonly Float64Array[] };

/** Points of every indicator, in the order of the structure. */
export function pointsOf(structure: ScoreStructure, { columns }: ValueTable, how: Normalisation): Float64Array[] {
  return structure.indicators.map((indicator, index) =>
    normalise(how, columns[index] as Float64Array, indicator.polarity, indicator),
  );
}

/**
 * An area's score of every region; `without` leaves one indicator out of the structure. NaN where less is known of the rest than `needed`, which is that of the
 * structure where not given.
 */
export function areaScores(
  structure: ScoreStructure,
  points: readonly Float64Array[],
  area: string,
  mean: Mean,
  without?: number,
  needed: Coverage = structure.thresholds.area,
): Float64Array {
  const used = structure.indicators.flatMap((indicator, index) =>
    indicator.area === area && index !== without ? [index] : [],
  );
  const weights = used.map((index) => structure.indicators[index]?.weight ?? 0);
  return perRegion(
    used.map((index) => points[index] as Float64Array),
    points[0]?.length ?? 0,
    (own) => aggregate(own, weights, mean, needed),
  );
}

/** The index of every region from its area scores, in the order of `areas`; `factors` change the weight of some. */
export function indexScores(
  structure: ScoreStructure,
  areas: readonly string[],
  scores: readonly Float64Array[],
  mean: Mean,
  factors: Readonly<Record<string, number>> = {},
  needed: Coverage = structure.thresholds.index,
): Float64Array {
  const weights = areas.map((area) => (structure.areaWeights?.[area] ?? 1) * (factors[area] ?? 1));
  return perRegion(scores, scores[0]?.length ?? 0, (own) => aggregate(own, weights, mean, needed));
}

/** Returns how much of an area's weight, or of the areas, each region has: 0–1. */
export function coverages(
  columns: readonly Float64Array[],
  weights: readonly number[],
  by: 'weight' | 'count',
): Float64Array {
  return perRegion(columns, columns[0]?.length ?? 0, (own) => coverageOf(own, weights, by));
}

/** Every score under one normalisation: of each area by the arithmetic mean, and of the index by `mean`. */
export function scoreAll(
  structure: ScoreStructure,
  table: ValueTable,
  how: Normalisation,
  mean: Mean,
): { points: Float64Array[]; areas: Map<string, Float64Array>; index: Float64Array } {
  const points = pointsOf(structure, table, how);
  const counted = mean === 'geometric' ? points.map(withFloor) : points;
  const areas = areasOf(structure);
  const scores = areas.map((area) => areaScores(structure, counted, area, 'arithmetic'));
  return {
    points,
    areas: new Map(areas.map((area, at) => [area, scores[at] as Float64Array])),
    index: indexScores(structure, areas, scores, mean),
  };
}

function perRegion(
  columns: readonly Float64Array[],
  count: number,
  compute: (own: readonly number[]) => number,
): Float64Array {
  const own: number[] = new Array(columns.length).fill(Number.NaN);
  const result = new Float64Array(count);
  for (let region = 0; region < count; region += 1) {
    for (let column = 0; column < columns.length; column += 1) own[column] = columns[column]?.[region] ?? Number.NaN;
    result[region] = compute(own);
  }
  return result;
}
