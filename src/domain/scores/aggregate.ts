/** How points become one score; `arithmetic` is the nominal one, `geometric` the second opinion, which an unbalanced profile falls under. */
export const means = ['arithmetic', 'geometric'] as const;
export type Mean = (typeof means)[number];

/** The share of the parts that has to be there for a score: of their weight, or of their number. */
export type Coverage = { share: number; by: 'weight' | 'count' };

/** What fewer points count as in a geometric mean: a single 0 would make everything 0. */
const leastPoints = 1;

export function withFloor(points: Float64Array): Float64Array {
  return points.map((value) => Math.max(leastPoints, value));
}

/** Sums of thirds: a share of exactly 0.65 must not fail by a rounding error. */
const tolerance = 1e-9;

/** Returns how much of the parts is there, 0–1. */
export function coverageOf(points: readonly number[], weights: readonly number[], by: Coverage['by']): number {
  let known = 0;
  let all = 0;
  for (let index = 0; index < points.length; index += 1) {
    const weight = by === 'count' ? 1 : (weights[index] as number);
    all += weight;
    if (!Number.isNaN(points[index])) known += weight;
  }
  return all > 0 ? known / all : 0;
}

/** The weighted mean of the points that are there (NaN is none, nothing is put in its place); NaN where too few are. */
export function aggregate(
  points: readonly number[],
  weights: readonly number[],
  mean: Mean,
  { share, by }: Coverage,
): number {
  if (coverageOf(points, weights, by) < share - tolerance) return Number.NaN;
  let sum = 0;
  let weight = 0;
  for (let index = 0; index < points.length; index += 1) {
    const value = points[index] as number;
    const own = weights[index] as number;
    if (Number.isNaN(value) || own === 0) continue;
    sum += own * (mean === 'arithmetic' ? value : Math.log(Math.max(leastPoints, value)));
    weight += own;
  }
  if (weight === 0) return Number.NaN;
  return mean === 'arithmetic' ? sum / weight : Math.exp(sum / weight);
}
