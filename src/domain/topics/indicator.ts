/** The eight policy areas of MIPEX-R, the Migrant Integration Policy Index for regions. */
export const policyAreas = [
  'labour-market',
  'education',
  'language',
  'health',
  'housing',
  'social-security',
  'culture-religion',
  'anti-discrimination',
] as const;
export type PolicyArea = (typeof policyAreas)[number];

export const indicatorRoles = ['outcome', 'composition', 'context'] as const;
export type IndicatorRole = (typeof indicatorRoles)[number];

/** An indicator, as the catalogue describes it. */
export type Indicator = {
  code: string;
  name: string;
  shortName: string;
  aliases: string[];
  /** Translated names by language. */
  names?: Record<string, string>;
  definition: string;
  /** As shown behind a value: '%', '€ per inhabitant'. */
  unit: string;
  decimals: number;
  /** 1 higher is better, −1 lower is better, 0 neither. */
  polarity: -1 | 0 | 1;
  /** Null for what describes a region rather than its policy. */
  policyArea: PolicyArea | null;
  /** What it says of a region: how people fare there, who came, or what kind of place it is. */
  role: IndicatorRole;
  ageBand: string | null;
  populationGroup: string;
  /** The family that indicators of one measure for different groups share. */
  family: string | null;
  /** What families of other age bands share too: unemployment 15–64 and 15–74. Null where there is no family. */
  measure: string | null;
  /** The finest level the source publishes. Where only countries have it, a region has its country's figure, and it has to be said. */
  level: 'regions' | 'countries';
  /** How its values are compared: as they are, or by ratio. */
  transform: 'identity' | 'log10';
  /** A value below or above cannot be right; null where nothing is too low or too high. */
  lowest: number | null;
  highest: number | null;
  source: string;
  dataset: string;
  /** The table in which the source publishes the same for countries; null where they are in `dataset`. */
  nationalDataset: string | null;
  url: string | null;
  licence: string;
  position: number;
  /** Whether there was any figure of it when the catalogue was read. */
  hasFigures: boolean;
  /** Whether there was any of a region. */
  hasRegionFigures: boolean;
  /** Codes of the countries of which there was any. */
  countriesWithFigures: readonly string[];
  /** Codes of the NUTS 2 territories of which there was any. */
  regionsWithFigures: readonly string[];
};
