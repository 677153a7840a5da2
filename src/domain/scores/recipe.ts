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
/** Tables of a part of everyone that no group names: by education, of the young alone. */
const partOfEveryone = /^youth-|-(?:low|medium|high)-education$/;
/** Of how many regions an indicator needs a value in a year, and of which part of those that the fullest of its measure has. */
const fewestValues = 5;
const nearlyAsMany = 0.5;

/** One measure's place in an area's score. The indicator that fills it may be another in each year, and is the same for all regions of a year. */
export type Ingredient = { area: string; measure: string; indicator: Indicator };

/** Counts the regions that have a value of an indicator in a year. */
export type CountIn = (indicator: string, year: number) => number;

/** The measures of every area: each counts once, however many groups and ages it is published for. */
export type Measures = ReadonlyMap<string, { area: string; candidates: readonly Indicator[] }>;

/**
 * Groups the outcomes that may be scored by measure; those of native-born people are left out, and measures that never half as many regions have
 * as the fullest of their area: a table of a few countries would take the score from all others. `mostIn` counts the regions in an indicator's
 * fullest year.
 */
export function listMeasures(indicators: Iterable<Indicator>, mostIn: (code: string) => number): Measures {
  const measures = new Map<string, { area: string; candidates: Indicator[] }>();
  for (const indicator of indicators) {
    const { policyArea, code } = indicator;
    if (!isScored(indicator) || policyArea === null || mostIn(code) < fewestValues) continue;
    const key = `${policyArea} ${measureOf(indicator)}`;
    const measure = measures.get(key) ?? { area: policyArea, candidates: [] };
    measures.set(key, measure);
    measure.candidates.push(indicator);
  }
  const fullest = ({ candidates }: { candidates: readonly Indicator[] }) =>
    Math.max(...candidates.map(({ code }) => mostIn(code)));
  const mostOf = new Map<string, number>();
  for (const measure of measures.values())
    mostOf.set(measure.area, Math.max(mostOf.get(measure.area) ?? 0, fullest(measure)));
  for (const [key, measure] of measures) {
    if (fullest(measure) < (mostOf.get(measure.area) ?? 0) * nearlyAsMany) measures.delete(key);
    measure.candidates.sort((left, right) => groupRank(left) - groupRank(right) || left.position - right.position);
  }
  return measures;
}

/** Whether an indicator can be part of a score. */
export function isScored(indicator: Indicator): boolean {
  const isPart = partOfEveryone.test(indicator.family ?? '');
  return indicator.role === 'outcome' && indicator.polarity !== 0 && groupRank(indicator) >= 0 && !isPart;
}

/** What fills the place of each measure in a year: the most telling group that nearly as many regions publish as the fullest. */
export function recipeOf(measures: Measures, year: number, countIn: CountIn): Ingredient[] {
  return [...measures].flatMap(([measure, { area, candidates }]) => {
    const counts = candidates.map(({ code }) => countIn(code, year));
    const fullest = Math.max(...counts);
    const at = counts.findIndex((count) => count >= fewestValues && count >= fullest * nearlyAsMany);
    const indicator = candidates[at];
    return indicator ? [{ area, measure, indicator }] : [];
  });
}

/** Years that any of the measures has figures for, rising. */
export function yearsOf(measures: Measures, sheetOf: (code: string) => IndicatorData | undefined): number[] {
  const years = new Set<number>();
  for (const { candidates } of measures.values())
    for (const { code } of candidates)
      for (const series of sheetOf(code)?.series.values() ?? []) for (const year of series.years) years.add(year);
  return [...years].sort((left, right) => left - right);
}

/** Families of other ages measure the same: unemployment 15–64 and 15–74. */
function measureOf({ measure, family, code }: Indicator): string {
  return measure ?? family ?? code;
}

function groupRank({ populationGroup }: Indicator): number {
  return groupOrder.indexOf(populationGroup);
}
