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

/** What stands in is used unless nearly as many territories have what it stands in for: prices of a few countries compare with nobody else's. */
const nearlyAll = 0.8;

/** The indicators that a variable may be read from, the first before what stands in for it. */
export function namesOf(from: Origin): string[] {
  return 'type' in from ? [] : [from.indicator, ...(from.instead === undefined ? [] : [from.instead])];
}

/** The indicator that a variable is read from; null for what is known of a territory without figures. */
export function indicatorOf(from: Origin, standIns: readonly string[]): string | null {
  const names = namesOf(from);
  return names.find((code) => standIns.includes(code)) ?? names[0] ?? null;
}

/** The indicators that have to stand in for others where these territories are compared: too few of those that either is known of have the first. */
export function listStandIns(
  territories: readonly Territory[],
  dataOf: (indicator: string) => IndicatorData | undefined,
): string[] {
  return structuralVariables.flatMap(({ from }) => {
    if (!('indicator' in from) || from.instead === undefined) return [];
    const has = (indicator: string) => (territory: Territory) =>
      dataOf(indicator)?.latestValues(territory.level).has(territory.code) ?? false;
    const [isKnown, isKnownInstead] = [has(from.indicator), has(from.instead)];
    const first = territories.filter(isKnown).length;
    const either = territories.filter((territory) => isKnown(territory) || isKnownInstead(territory)).length;
    return first > 0 && first >= either * nearlyAll ? [] : [from.instead];
  });
}

/**
 * Values of every territory of a level by variable; null where not known. `dataOf` gives the figures of an indicator; those of `standIns` are read
 * in place of what they stand in for.
 */
export function readStructure(
  variables: readonly StructuralVariable[],
  standIns: readonly string[],
  level: Territory['level'],
  catalogue: Catalogue,
  dataOf: (indicator: string) => IndicatorData | undefined,
): Map<string, (number | null)[]> {
  const columns = variables.map(({ from }) => {
    if ('type' in from) return (territory: Territory) => from.type(territory, catalogue);
    const values = dataOf(indicatorOf(from, standIns) ?? '')?.latestValues(level);
    return (territory: Territory) => values?.get(territory.code) ?? null;
  });
  return new Map(
    [...catalogue.territories.values()]
      .filter((territory) => territory.level === level)
      .map((territory) => [territory.code, columns.map((read) => read(territory))]),
  );
}
