import { quantileOfSorted } from '../figures/quantile.ts';
import { type Mean, means, withFloor } from './aggregate.ts';
import { type Normalisation, normalisations } from './normalise.ts';
import { ranksOf } from './ranks.ts';
import { areaScores, indexScores, pointsOf, type ValueTable } from './score.ts';
import { areasOf, type ScoreStructure, wholeIndex } from './structure.ts';

/** One way to compute a score that could be defended as well as the nominal one. */
export type Scenario = { name: string; scores: Float64Array };

/** The span of one region's score and rank over the scenarios. */
export type ScoreSpan = {
  /** The nominal score: goalposts, arithmetic. */
  score: number;
  /** The geometric mean of the same points, by goalposts. */
  geometric: number;
  /** The nominal rank; null if fewer than five regions have a score. */
  rank: number | null;
  /** The best and worst rank over the scenarios that rank the region; null without any. */
  best: number | null;
  worst: number | null;
  medianRank: number | null;
  /** In how many scenarios the region has a rank, and of how many. */
  rankedIn: number;
  scenarios: number;
  lowest: number;
  highest: number;
};

/** The nominal score and that by the geometric mean come first in any case. */
const standing = 2;
const weightFactors = [0.75, 1.25];

/** Points of every indicator by a normalisation, as a mean counts them. */
export type PointsBy = (how: Normalisation, mean: Mean) => Float64Array[];

/** Works out points once for all areas of a table. */
export function keepPoints(structure: ScoreStructure, table: ValueTable): PointsBy {
  const kept = new Map<string, Float64Array[]>();
  return function points(how: Normalisation, mean: Mean): Float64Array[] {
    const key = `${how} ${mean}`;
    const found =
      kept.get(key) ??
      (mean === 'geometric' ? points(how, 'arithmetic').map(withFloor) : pointsOf(structure, table, how));
    kept.set(key, found);
    return found;
  };
}

/**
 * The named scenarios of an area's score, or of the index: four normalisations, each with both means; each indicator left out; and, of the index, each
 * area's weight × 0.75 and × 1.25. The nominal one is the first.
 */
export function listScenarios(
  structure: ScoreStructure,
  table: ValueTable,
  subject: string,
  points: PointsBy = keepPoints(structure, table),
): Scenario[] {
  const areas = areasOf(structure);
  const isIndex = subject === wholeIndex;
  const nominal = points('goalposts', 'arithmetic');

  function byRecipe(how: Normalisation, mean: Mean): Float64Array {
    const counted = points(how, mean);
    if (!isIndex) return areaScores(structure, counted, subject, mean);
    return indexScores(
      structure,
      areas,
      areas.map((area) => areaScores(structure, counted, area, 'arithmetic')),
      mean,
    );
  }

  const nominalAreas = isIndex ? areas.map((area) => areaScores(structure, nominal, area, 'arithmetic')) : [];
  const without = (index: number, own: string): Float64Array => {
    const changed = areaScores(structure, nominal, own, 'arithmetic', index);
    if (!isIndex) return changed;
    const scores = nominalAreas.map((each, at) => (areas[at] === own ? changed : each));
    return indexScores(structure, areas, scores, 'arithmetic');
  };

  const scenarios = [
    ...normalisations.flatMap((how) => means.map((mean) => ({ name: `${how}, ${mean}`, scores: byRecipe(how, mean) }))),
    ...structure.indicators.flatMap(({ code, area }, index) =>
      (isIndex || area === subject) && isKnown(table.columns[index])
        ? [{ name: `without ${code}`, scores: without(index, area) }]
        : [],
    ),
    ...(isIndex ? areas.filter((_, at) => isKnown(nominalAreas[at])) : []).flatMap((area) =>
      weightFactors.map((factor) => ({
        name: `${area} × ${factor}`,
        scores: indexScores(structure, areas, nominalAreas, 'arithmetic', { [area]: factor }),
      })),
    ),
  ];
  // Where the only figure is left out, nothing is left to score.
  return scenarios.filter(({ scores }, index) => index < standing || isKnown(scores));
}

/** Returns whether anybody has a value: what nobody has cannot be left out or weighed otherwise. */
function isKnown(column: Float64Array | undefined): boolean {
  return column?.some((value) => !Number.isNaN(value)) ?? false;
}

/** Every region's score with its rank, and what the scenarios make of both. Regions without a nominal score have NaN. */
export function spanScores(scenarios: readonly Scenario[]): ScoreSpan[] {
  const [nominal, geometric] = scenarios;
  if (!nominal || !geometric) return [];
  const ranks = scenarios.map(({ scores }) => ranksOf(scores));
  return [...nominal.scores].map((score, region) => {
    const own = ranks.map((each) => each[region] as number).filter((rank) => rank > 0);
    own.sort((left, right) => left - right);
    const values = scenarios.map(({ scores }) => scores[region] as number).filter((value) => !Number.isNaN(value));
    return {
      score,
      geometric: geometric.scores[region] as number,
      rank: ranks[0]?.[region] || null,
      best: own[0] ?? null,
      worst: own.at(-1) ?? null,
      medianRank: own.length > 0 ? quantileOfSorted(own, 0.5) : null,
      rankedIn: own.length,
      scenarios: scenarios.length,
      lowest: Math.min(...values),
      highest: Math.max(...values),
    };
  });
}

/** The uncertainty u of a score: half the width of what the scenarios make of it. */
export function uncertaintyOf({ lowest, highest }: Pick<ScoreSpan, 'lowest' | 'highest'>): number {
  return (highest - lowest) / 2;
}

/** Returns how far apart two scores have to be for a clear difference: √(u₁² + u₂²). */
export function clearDifference(left: number, right: number): number {
  return Math.hypot(left, right);
}
