/** A policy index that scores are taken of as published: never rescaled, never mixed with outcomes. */
export const policyIndices = ['mipex', 'mipex-r'] as const;
export type PolicyIndex = (typeof policyIndices)[number];

/** A part of the scale with a name; it begins at `from`. Highest first. */
export type Band = { from: number; band: string };

/** One edition of an index, as data. */
export type PolicyEdition = {
  index: PolicyIndex;
  edition: string;
  name: string;
  scaleLow: number;
  scaleHigh: number;
  bands: Band[];
  /** The values of each axis: strands, policy areas, stages. */
  axes: Record<string, string[]>;
  source: string;
};

/** One published score. `targetGroup` is empty where the score is of all. */
export type PolicyScore = {
  /** A region's code; for an index of countries the country's. */
  region: string;
  year: number;
  axis: string;
  value: string;
  targetGroup: string;
  score: number;
};

export type PublishedScore = PolicyScore & Pick<PolicyEdition, 'index' | 'edition'>;

/** The axis of the score over everything, and its only value. */
export const overall = { axis: 'overall', value: 'all' } as const;

/** What is known of an index whatever the edition. MIPEX measures the law of countries, MIPEX-R the governance of regions. */
export const indexFacts: Record<PolicyIndex, Pick<PolicyEdition, 'name' | 'scaleLow' | 'scaleHigh' | 'bands'>> = {
  mipex: {
    name: 'MIPEX',
    scaleLow: 0,
    scaleHigh: 100,
    // The words of the index itself: mipex.eu, "Methodology".
    bands: [
      { from: 80, band: 'favourable' },
      { from: 60, band: 'slightly favourable' },
      { from: 41, band: 'halfway favourable' },
      { from: 21, band: 'slightly unfavourable' },
      { from: 1, band: 'unfavourable' },
      { from: 0, band: 'critically unfavourable' },
    ],
  },
  // Its reports give bands of their own; none are put in their place.
  'mipex-r': { name: 'MIPEX-R', scaleLow: 0, scaleHigh: 100, bands: [] },
};

/** The name of the part of the scale that a score lies in, after rounding to whole points as the index shows it; null without bands. */
export function bandOf(score: number, bands: readonly Band[]): string | null {
  return bands.find(({ from }) => Math.round(score) >= from)?.band ?? null;
}
