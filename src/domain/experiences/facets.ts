import { findLanguage, languages } from '../language.ts';
import { policyAreas } from '../topics/indicator.ts';
import { targetGroups } from '../topics/target-group.ts';
import { funds, policyStages, statuses } from './details.ts';

/** What a list of experiences is narrowed by. Values of one facet are alternatives; different facets all have to hold. */
export const facetNames = [
  'area',
  'group',
  'stage',
  'status',
  'evaluated',
  'country',
  'region',
  'language',
  'funding',
  'year',
  'reach',
] as const;

export type FacetName = (typeof facetNames)[number];

/** The chosen values: codes as the record has them; `region` also finds those inside it. */
export type Facets = { readonly [name in FacetName]?: readonly string[] };

/** `yes` is an internal or external evaluation. Where nothing was said, none of them holds. */
export const evaluationStates = ['yes', 'ongoing', 'no'] as const;
/** How many persons were reached. */
export const reaches = ['under-100', '100-to-999', '1000-to-9999', '10000-or-more'] as const;

export const sortOrders = ['newest', 'oldest', 'reach', 'changed'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** The values of facets whose values are known beforehand, in their order. */
export const closedFacets = {
  area: policyAreas,
  group: targetGroups,
  stage: policyStages,
  status: statuses,
  evaluated: evaluationStates,
  funding: funds,
  reach: reaches,
} as const;

/** How many experiences have each value of a facet, among those that pass all other facets. `isCapped`: no more were read than counted. */
export type FacetCounts = {
  name: FacetName;
  values: readonly { value: string; count: number }[];
  isCapped: boolean;
};

/** So many values of one facet can be chosen. */
const mostValues = 12;
const codePattern = /^[A-Z]{2}[A-Z\d]{0,3}$/;

/** Reads the chosen values of a facet as an address or a line has them, each once; what is no value of it is left out. */
export function readFacet(name: FacetName, said: readonly string[]): string[] {
  const known = said.flatMap((text) => readValue(name, text.trim()) ?? []);
  return [...new Set(known)].slice(0, mostValues);
}

function readValue(name: FacetName, text: string): string | null {
  if (name === 'country' || name === 'region') {
    const code = text.toUpperCase();
    return codePattern.test(code) && (name === 'region' || code.length === 2) ? code : null;
  }
  if (name === 'language') return Object.hasOwn(languages, text) ? text : findLanguage(text);
  if (name === 'year') return /^(?:19|20)\d{2}$/.test(text) ? text : null;
  const values: readonly string[] = closedFacets[name];
  return values.find((value) => value.toLowerCase() === text.toLowerCase()) ?? null;
}

/** Makes a filter of chosen values. A single policy area and a single region have indexes of their own, so they stand alone. */
export function filterOfFacets(facets: Facets): { area?: string; region?: string; facets?: Facets } {
  const { area = [], region = [], ...others } = facets;
  const [onlyArea, ...moreAreas] = area;
  const [onlyRegion, ...moreRegions] = region;
  const rest: Facets = {
    ...others,
    ...(moreAreas.length > 0 && { area }),
    ...(moreRegions.length > 0 && { region }),
  };
  return {
    ...(moreAreas.length === 0 && onlyArea !== undefined && { area: onlyArea }),
    ...(moreRegions.length === 0 && onlyRegion !== undefined && { region: onlyRegion }),
    ...(hasFacets(rest) && { facets: rest }),
  };
}

/** Returns whether anything is chosen. */
export function hasFacets(facets: Facets): boolean {
  return facetNames.some((name) => (facets[name]?.length ?? 0) > 0);
}

/** Takes the values of one facet out. */
export function withoutFacet(facets: Facets, name: FacetName): Facets {
  const { [name]: _, ...rest } = facets;
  return rest;
}

/** Adds a value, or takes it out where it is chosen. */
export function toggleFacet(facets: Facets, name: FacetName, value: string): Facets {
  const chosen = facets[name] ?? [];
  const values = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  return values.length > 0 ? { ...facets, [name]: values } : withoutFacet(facets, name);
}

/** Lists the terms by which the store knows chosen values: one list for each facet, any term of which has to be there. */
export function termsOfFacets(facets: Facets): string[][] {
  return facetNames.flatMap((name) => {
    const values = facets[name] ?? [];
    return values.length > 0 ? [values.flatMap((value) => termsOf(name, value))] : [];
  });
}

/** Who looks for the European Social Fund finds its successor too: the older term first. */
export const socialFundTerms = ['funding:ESF', 'funding:ESF+'] as const;

/** Lists the terms of one value; a region is known by its own code, and by those of the regions it lies in, the ESF also as ESF+. */
export function termsOf(name: FacetName, value: string): string[] {
  if (name === 'funding' && value === 'ESF') return [...socialFundTerms];
  if (name !== 'region') return [`${name}:${value}`];
  return value.length === 2 ? [`country:${value}`] : [`region:${value}`, `within:${value}`];
}

/** Sorts values with their counts: those known beforehand in their order, years the latest first, others the most frequent first. */
export function sortFacetValues<Value extends { value: string; count: number }>(
  name: FacetName,
  values: readonly Value[],
): Value[] {
  const order: readonly string[] | null = name in closedFacets ? closedFacets[name as keyof typeof closedFacets] : null;
  return values.toSorted((left, right) =>
    order
      ? order.indexOf(left.value) - order.indexOf(right.value)
      : name === 'year'
        ? Number(right.value) - Number(left.value)
        : right.count - left.count || left.value.localeCompare(right.value),
  );
}
