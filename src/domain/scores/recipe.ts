import type { IndicatorData } from '../figures/indicator-data.ts';
import type { Indicator } from '../topics/indicator.ts';

/** Who an outcome is best measured for, first the most telling. Outcomes of the native-born say nothing of integration and are in no score. */
const groupOrder = [
  'foreign-born',
  'born outside the EU',
  'foreign citizens',
  'third-country nationals',
  'born in another EU country',
  'citizens of another EU country',
  'everyone',
];
/** Halves of everyone: where nothing is published of everyone together, they fill a measure's place together, each with the same weight. */
const halves = ['women', 'men'];
/** Tables of a part of everyone that no group names: by education, of the young alone. */
const partOfEveryone = /^youth-|-(?:low|medium|high)-education$/;
/** Of how many regions an indicator needs a value in a year, and of which part of those that the fullest of its measure has. */
const fewestValues = 5;
const nearlyAsMany = 0.5;

/** One measure's place in an area's score, and what fills it: one indicator, or two halves of everyone. It may be another in each year, and is the same for all regions of a year. */
export type Ingredient = { area: string; measure: string; indicators: readonly Indicator[] };

/** Counts the regions that have a value of an indicator in a year. */
export type CountIn = (indicator: string, year: number) => number;

/** The measures of every area: each counts once, however many groups and ages it is published for. */
export type Measures = ReadonlyMap<string, { area: string; candidates: readonly (readonly Indicator[])[] }>;

/**
 * Groups the outcomes that may be scored by measure; those of native-born people are left out, and measures that never half as many regions have
 * as the fullest of their area: a table of a few countries would take the score from all others. `mostIn` counts the regions in an indicator's
 * fullest year.
 */
export function listMeasures(indicators: Iterable<Indicator>, mostIn: (code: string) => number): Measures {
  const measures = new Map<string, { area: string; all: Indicator[] }>();
  for (const indicator of indicators) {
    const { policyArea, code } = indicator;
    if (!isScored(indicator) || policyArea === null || mostIn(code) < fewestValues) continue;
    const key = `${policyArea} ${measureOf(indicator)}`;
    const measure = measures.get(key) ?? { area: policyArea, all: [] };
    measures.set(key, measure);
    measure.all.push(indicator);
  }
  const found = [...measures].flatMap(([key, { area, all }]) => {
    const candidates = candidatesOf(all);
    return candidates.length > 0 ? [{ key, area, candidates }] : [];
  });
  const fullest = ({ candidates }: { candidates: readonly (readonly Indicator[])[] }) =>
    Math.max(...candidates.map((each) => countAll(each, mostIn)));
  const mostOf = new Map<string, number>();
  for (const each of found) mostOf.set(each.area, Math.max(mostOf.get(each.area) ?? 0, fullest(each)));
  return new Map(
    found
      .filter((each) => fullest(each) >= (mostOf.get(each.area) ?? 0) * nearlyAsMany)
      .map(({ key, ...measure }) => [key, measure]),
  );
}

/** Lists what may fill a measure's place, the most telling first. A half of everyone is none without the other of its family. */
function candidatesOf(all: readonly Indicator[]): Indicator[][] {
  const whole = all.filter((each) => !isHalf(each));
  whole.sort((left, right) => groupRank(left) - groupRank(right) || left.position - right.position);
  const families = Map.groupBy(all.filter(isHalf), ({ family, code }) => family ?? code);
  const pairs = [...families.values()].flatMap((family) => {
    const pair = halves.flatMap((half) => family.find(({ populationGroup }) => populationGroup === half) ?? []);
    return pair.length === halves.length ? [pair] : [];
  });
  return [...whole.map((each) => [each]), ...pairs];
}

/** Counts how many have all of these. */
function countAll(indicators: readonly Indicator[], count: (code: string) => number): number {
  return Math.min(...indicators.map(({ code }) => count(code)));
}

/** Returns whether an indicator can be part of a score. */
export function isScored(indicator: Indicator): boolean {
  const isPart = partOfEveryone.test(indicator.family ?? '');
  return (
    indicator.role === 'outcome' &&
    indicator.polarity !== 0 &&
    !isPart &&
    (groupRank(indicator) >= 0 || isHalf(indicator))
  );
}

/** Chooses what fills the place of each measure in a year: the most telling group that nearly as many regions publish as the fullest. */
export function recipeOf(measures: Measures, year: number, countIn: CountIn): Ingredient[] {
  return [...measures].flatMap(([measure, { area, candidates }]) => {
    const counts = candidates.map((each) => countAll(each, (code) => countIn(code, year)));
    const fullest = Math.max(...counts);
    const at = counts.findIndex((count) => count >= fewestValues && count >= fullest * nearlyAsMany);
    const indicators = candidates[at];
    return indicators ? [{ area, measure, indicators }] : [];
  });
}

/** Years that any of the measures has figures for, rising. */
export function yearsOf(measures: Measures, dataOf: (code: string) => IndicatorData | undefined): number[] {
  const years = new Set<number>();
  for (const { candidates } of measures.values())
    for (const { code } of candidates.flat())
      for (const series of dataOf(code)?.series.values() ?? []) for (const year of series.years) years.add(year);
  return [...years].sort((left, right) => left - right);
}

/** Families of other ages measure the same: unemployment 15–64 and 15–74. */
function measureOf({ measure, family, code }: Indicator): string {
  return measure ?? family ?? code;
}

function isHalf({ populationGroup }: Indicator): boolean {
  return halves.includes(populationGroup);
}

function groupRank({ populationGroup }: Indicator): number {
  return groupOrder.indexOf(populationGroup);
}
