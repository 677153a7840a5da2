import type { IndicatorData } from '../figures/indicator-data.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import type { Territory } from '../regions/territory.ts';
import type { Variable } from './similarity.ts';

/** What makes regions alike, each worth a sixth of the distance. */
export const dimensions = ['size', 'economy', 'human-capital', 'sectors', 'migration', 'territory'] as const;
export type Dimension = (typeof dimensions)[number];

/** `instead` stands in where too few regions have the first. */
type Origin =
  | { indicator: string; instead?: string }
  | { type: (territory: Territory, catalogue: Catalogue) => number | null };

export type StructuralVariable = Variable & { dimension: Dimension; from: Origin };

/**
 * What regions are compared by, never an outcome. The employment rate of everyone and the tertiary share of everyone are not among our figures:
 * the activity rate and the native-born's tertiary share stand for them. Sectors and borders wait for figures.
 */
export const structuralVariables: readonly StructuralVariable[] = [
  {
    code: 'population',
    dimension: 'size',
    scale: 'number',
    transform: 'log10',
    from: { indicator: 'population' },
  },
  {
    code: 'population-density',
    dimension: 'size',
    scale: 'number',
    transform: 'log10',
    from: { indicator: 'population-density' },
  },
  {
    code: 'gdp-per-head',
    dimension: 'economy',
    scale: 'number',
    transform: 'log10',
    from: { indicator: 'gdp-per-head-pps', instead: 'gdp-per-head' },
  },
  {
    code: 'activity-rate',
    dimension: 'economy',
    scale: 'number',
    transform: 'identity',
    from: { indicator: 'activity-rate' },
  },
  {
    code: 'tertiary-native-born',
    dimension: 'human-capital',
    scale: 'number',
    transform: 'identity',
    from: { indicator: 'tertiary-native-born' },
  },
  {
    code: 'old-age-share',
    dimension: 'human-capital',
    scale: 'number',
    transform: 'identity',
    from: { indicator: 'old-age-share' },
  },
  {
    code: 'foreign-born-share',
    dimension: 'migration',
    scale: 'number',
    transform: 'identity',
    from: { indicator: 'foreign-born-share' },
  },
  {
    code: 'non-eu-born-share',
    dimension: 'migration',
    scale: 'number',
    transform: 'identity',
    from: { indicator: 'non-eu-born-share' },
  },
  {
    code: 'net-migration',
    dimension: 'migration',
    scale: 'number',
    transform: 'identity',
    from: { indicator: 'net-migration' },
  },
  {
    code: 'urban-type',
    dimension: 'territory',
    scale: 'ordinal',
    levels: 3,
    from: { type: ({ urbanType }) => urbanType },
  },
  {
    code: 'coast-type',
    dimension: 'territory',
    scale: 'ordinal',
    levels: 3,
    from: { type: ({ coastType }) => coastType },
  },
  {
    code: 'mountain',
    dimension: 'territory',
    scale: 'category',
    from: { type: ({ mountainType }) => (mountainType === null ? null : Number(mountainType < 4)) },
  },
  {
    code: 'island',
    dimension: 'territory',
    scale: 'category',
    from: { type: ({ code }, catalogue) => isIsland(code, catalogue) },
  },
];

function isIsland(territory: string, catalogue: Catalogue): number | null {
  const regions = catalogue.regionsOfTerritory(territory);
  return regions.length > 0 ? Number(regions.some((region) => region.isIsland)) : null;
}

/** What stands in is used unless nearly as many regions have what it stands in for: prices of a few countries compare with nobody else's. */
const nearlyAll = 0.8;

/** The indicator that a variable is read from at a level. */
export function chooseIndicator(
  { indicator, instead }: Extract<Origin, { indicator: string }>,
  level: Territory['level'],
  dataOf: (indicator: string) => IndicatorData | undefined,
): string {
  if (instead === undefined) return indicator;
  const countOf = (code: string) => dataOf(code)?.latestValues(level).size ?? 0;
  const [first, second] = [countOf(indicator), countOf(instead)];
  return first > 0 && first >= second * nearlyAll ? indicator : instead;
}

/** Values of every territory of a level by variable; null where not known. `dataOf` gives the figures of an indicator. */
export function readStructure(
  variables: readonly StructuralVariable[],
  level: Territory['level'],
  catalogue: Catalogue,
  dataOf: (indicator: string) => IndicatorData | undefined,
): Map<string, (number | null)[]> {
  const columns = variables.map(({ from }) => {
    if ('type' in from) return (territory: Territory) => from.type(territory, catalogue);
    const values = dataOf(chooseIndicator(from, level, dataOf))?.latestValues(level);
    return (territory: Territory) => values?.get(territory.code) ?? null;
  });
  return new Map(
    [...catalogue.territories.values()]
      .filter((territory) => territory.level === level)
      .map((territory) => [territory.code, columns.map((read) => read(territory))]),
  );
}
