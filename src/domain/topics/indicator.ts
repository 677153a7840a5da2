/** MIPEX-R's eight. */
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

/** An indicator, as the catalogue describes it. */
export type Indicator = {
  code: string;
  name: string;
  shortName: string;
  aliases: string[];
  definition: string;
  /** As shown behind a value: '%', '€ per inhabitant'. */
  unit: string;
  decimals: number;
  /** 1 higher is better, −1 lower is better, 0 neither. */
  polarity: -1 | 0 | 1;
  /** Null for what describes a region rather than its policy. */
  policyArea: PolicyArea | null;
  ageBand: string | null;
  populationGroup: string;
  /** The family that indicators of one measure for different groups share. */
  family: string | null;
  source: string;
  dataset: string;
  url: string | null;
  licence: string;
  position: number;
};
