import { quantileOfSorted } from '../figures/quantile.ts';
import { type Coverage, type Mean, means, withFloor } from './aggregate.ts';
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

/** With any part of it a score is kept in a scenario. */
const anyPart: Coverage = { share: 0, by: 'count' };

/**
 * The named scenarios of an area's score, or of the index: four normalisations, each with both means; each indicator left out; and, of the index, each
 * area's weight × 0.75 and × 1.25. The nominal one is the first. All score the same regions, those with a nominal score, as ranks among others say
 * nothing beside it; a scenario that cannot, or of whose parts nobody has enough for a score, is left out. With `field` 'own' each scores whom its own parts suffice for.
 */
export function listScenarios(
  structure: ScoreStructure,
  table: ValueTable,
  subject: string,
  points: PointsBy = keepPoints(structure, table),
  field: 'same' | 'own' = 'same',
): Scenario[] {
  const areas = areasOf(structure);
  const isIndex = subject === wholeIndex;
  const nominal = points('goalposts', 'arithmetic');
  const nominalAreas = new Map(
    (isIndex ? areas : [subject]).map((area) => [area, areaScores(structure, nominal, area, 'arithmetic')]),
  );
  const partsOf = (area: string) => nominalAreas.get(area) as Float64Array;
  const nominalScores = isIndex ? indexScores(structure, areas, areas.map(partsOf), 'arithmetic') : partsOf(subject);

  function ofArea(area: string, counted: readonly Float64Array[], mean: Mean, without?: number): Float64Array {
    if (field === 'own') return areaScores(structure, counted, area, mean, without);
    return within(partsOf(area), areaScores(structure, counted, area, mean, without, anyPart));
  }

  function ofIndex(scores: readonly Float64Array[], mean: Mean, factors?: Readonly<Record<string, number>>) {
    if (field === 'own') return indexScores(structure, areas, scores, mean, factors);
    return within(nominalScores, indexScores(structure, areas, scores, mean, factors, anyPart));
  }

  function byRecipe(how: Normalisation, mean: Mean): Float64Array {
    const counted = points(how, mean);
    if (!isIndex) return ofArea(subject, counted, mean);
    return ofIndex(
      areas.map((area) => ofArea(area, counted, 'arithmetic')),
      mean,
    );
  }

  const without = (index: number, own: string): Float64Array => {
    const alone = areaScores(structure, nominal, own, 'arithmetic', index);
    const changed = isKnown(alone) ? ofArea(own, nominal, 'arithmetic', index) : alone;
    if (!isIndex) return changed;
    return ofIndex(
      areas.map((area) => (area === own ? changed : partsOf(area))),
      'arithmetic',
    );
  };

  const scenarios = [
    ...normalisations.flatMap((how) => means.map((mean) => ({ name: `${how}, ${mean}`, scores: byRecipe(how, mean) }))),
    ...structure.indicators.flatMap(({ code, area }, index) =>
      (isIndex || area === subject) && isKnown(table.columns[index])
        ? [{ name: `without ${code}`, scores: without(index, area) }]
        : [],
    ),
    ...(isIndex ? areas.filter((area) => isKnown(partsOf(area))) : []).flatMap((area) =>
      weightFactors.map((factor) => ({
        name: `${area} × ${factor}`,
        scores: ofIndex(areas.map(partsOf), 'arithmetic', { [area]: factor }),
      })),
    ),
  ];
  const scoresAll = (scores: Float64Array) =>
    nominalScores.every((score, region) => Number.isNaN(score) || !Number.isNaN(scores[region]));
  // Where the only figure is left out, nothing is left to score.
  return scenarios.filter(
    ({ scores }, index) => index < standing || (isKnown(scores) && (field === 'own' || scoresAll(scores))),
  );
}

/** Scores of those that have one in `field`. */
function within(field: Float64Array, scores: Float64Array): Float64Array {
  return scores.map((score, region) => (Number.isNaN(field[region]) ? Number.NaN : score));
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
