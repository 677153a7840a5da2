import type { Coverage } from './aggregate.ts';
import type { Direction, Goalposts } from './normalise.ts';

/** One indicator's part in the scores. */
export type ScoredIndicator = Goalposts & {
  code: string;
  /** The policy area whose score it is part of. */
  area: string;
  polarity: Direction;
  /** Its weight inside the area. */
  weight: number;
};

/** What scores are made of: indicators in areas, areas in the index. */
export type ScoreStructure = {
  indicators: readonly ScoredIndicator[];
  /** Every area that the index should have, in order; those of the indicators where not given. */
  areas?: readonly string[];
  /** The weight of each area in the index; 1 where not named. */
  areaWeights?: Readonly<Record<string, number>>;
  /** What has to be there for an area score, and for the index. */
  thresholds: { area: Coverage; index: Coverage };
};

/** An area has a score from 65 % of the weight of its indicators, the index from 75 % of the areas. */
export const scoreThresholds: ScoreStructure['thresholds'] = {
  area: { share: 0.65, by: 'weight' },
  index: { share: 0.75, by: 'count' },
};

/** The name of the score over all areas, where others have the name of an area. */
export const wholeIndex = 'index';

export function areasOf({ areas, indicators }: ScoreStructure): string[] {
  return [...(areas ?? new Set(indicators.map(({ area }) => area)))];
}
