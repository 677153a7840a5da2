import type { IndicatorData } from '../figures/indicator-data.ts';
import { figureIn } from '../figures/time-series.ts';
import type { Territory } from '../regions/territory.ts';
import { type Indicator, policyAreas } from '../topics/indicator.ts';
import { goalpostsOf } from './goalposts.ts';
import { type Ingredient, listMeasures, type Measures, recipeOf, yearsOf } from './recipe.ts';
import { keepPoints, listScenarios, spanScores } from './scenarios.ts';
import { areaScores, coverages, type ValueTable } from './score.ts';
import type { IndicatorGoalposts, ScoreBook, ScoreSet } from './score-book.ts';
import { areasOf, type ScoredIndicator, type ScoreStructure, scoreThresholds, wholeIndex } from './structure.ts';

type Level = Territory['level'];
const levels: readonly Level[] = [2, 1, 0];
/** Goalposts are read from NUTS 2 regions, of the ten years up to an indicator's newest. */
const referenceLevel = 2;
const referenceYears = 10;

export type ScoreInput = {
  indicators: readonly Indicator[];
  territories: ReadonlyMap<string, Territory>;
  dataOf(code: string): IndicatorData | undefined;
  /** Goalposts that were read before and stay; those of other indicators are read now. */
  fixed: ReadonlyMap<string, IndicatorGoalposts>;
};

/** Every score of one year, a year at a time, oldest first, so that others can be served in between. */
export function* computeScores(input: ScoreInput): Generator<ScoreSet[], ScoreBook['goalposts']> {
  const byLevel = Map.groupBy(input.territories.values(), ({ level }) => level);
  const counts = countFigures(input);
  const countIn = (code: string, year: number) => counts.get(`${code} ${year}`) ?? 0;
  const goalposts = readGoalposts(input);
  const fullest = new Map<string, number>();
  for (const [key, count] of counts) {
    const code = key.slice(0, key.lastIndexOf(' '));
    if (goalposts.has(code)) fullest.set(code, Math.max(fullest.get(code) ?? 0, count));
  }
  const measures = listMeasures(input.indicators, (code) => fullest.get(code) ?? 0);
  for (const year of yearsOf(measures, input.dataOf)) {
    const recipe = recipeOf(measures, year, countIn);
    if (recipe.length === 0) continue;
    const parts = partsOf(measures, recipe);
    const structure = structureOf(parts, goalposts);
    yield levels.flatMap((level) =>
      scoreYear(input, structure, parts, measures, year, level, byLevel.get(level) ?? []),
    );
  }
  return goalposts;
}

/** Counts how many reference regions have a value, by indicator and year. */
function countFigures({ indicators, territories, dataOf }: ScoreInput): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of indicators)
    for (const { territory, years, values } of dataOf(code)?.series.values() ?? [])
      if (territories.get(territory)?.level === referenceLevel)
        years.forEach((year, index) => {
          const key = `${code} ${year}`;
          if (values[index] !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
        });
  return counts;
}

/** Reads goalposts: what has some already keeps them; constant indicators have low = high, and those of too few values none. */
function readGoalposts({ indicators, territories, dataOf, fixed }: ScoreInput): Map<string, IndicatorGoalposts> {
  const found = new Map<string, IndicatorGoalposts>();
  for (const { code } of indicators) {
    const before = fixed.get(code);
    if (before) {
      found.set(code, before);
      continue;
    }
    const series = [...(dataOf(code)?.series.values() ?? [])].filter(
      ({ territory }) => territories.get(territory)?.level === referenceLevel,
    );
    const lastYear = Math.max(...series.flatMap(({ years }) => years.at(-1) ?? []));
    const firstYear = lastYear - referenceYears + 1;
    const values = series.flatMap(({ years, values: own }) =>
      own.filter((value, index) => value !== null && (years[index] as number) >= firstYear),
    ) as number[];
    const goalposts = goalpostsOf(values);
    if (goalposts) found.set(code, { indicator: code, ...goalposts, firstYear, lastYear, count: values.length });
  }
  return found;
}

/** What stands in a measure's place in a year. Without an indicator, nobody has one, and it counts as missing. */
type Part = { measure: string; area: string; weight: number; indicator: Indicator | null };

/** The parts of every area: a measure weighs the same however many indicators fill its place. */
function partsOf(measures: Measures, recipe: readonly Ingredient[]): Part[] {
  return [...measures].flatMap(([measure, { area }]): Part[] => {
    const indicators = recipe.find((each) => each.measure === measure)?.indicators ?? [null];
    return indicators.map((indicator) => ({ measure, area, weight: 1 / indicators.length, indicator }));
  });
}

function structureOf(parts: readonly Part[], goalposts: ScoreBook['goalposts']): ScoreStructure {
  const indicators = parts.map(({ measure, area, weight, indicator }): ScoredIndicator => {
    const { low, high } = (indicator && goalposts.get(indicator.code)) ?? { low: 0, high: 0 };
    const polarity = indicator?.polarity === -1 ? -1 : 1;
    return { code: indicator?.code ?? measure, area, polarity, weight, low, high };
  });
  return { indicators, areas: policyAreas, thresholds: scoreThresholds };
}

function scoreYear(
  { dataOf }: ScoreInput,
  structure: ScoreStructure,
  parts: readonly Part[],
  measures: Measures,
  year: number,
  level: Level,
  territories: readonly Territory[],
): ScoreSet[] {
  const table: ValueTable = {
    regions: territories.map(({ code }) => code),
    columns: parts.map(({ indicator }) => {
      const series = indicator ? dataOf(indicator.code)?.series : undefined;
      return Float64Array.from(territories, (each) => figureIn(series?.get(each.code), year)?.value ?? Number.NaN);
    }),
  };
  const pointsBy = keepPoints(structure, table);
  const points = pointsBy('goalposts', 'arithmetic');
  const areas = areasOf(structure);
  const scored = areas.filter((area) =>
    areaScores(structure, points, area, 'arithmetic').some((score) => !Number.isNaN(score)),
  );
  const hasIndex = scored.length >= scoreThresholds.index.share * areas.length;
  return [...scored, ...(hasIndex ? [wholeIndex] : [])].map((area) => {
    const isPart = (each: { area: string }) => area === wholeIndex || each.area === area;
    const own = structure.indicators.flatMap((each, index) => (isPart(each) ? [index] : []));
    const coverage = coverages(
      own.map((index) => points[index] as Float64Array),
      own.map((index) => structure.indicators[index]?.weight ?? 0),
      'weight',
    );
    const spans = spanScores(listScenarios(structure, table, area, pointsBy));
    return {
      area,
      year,
      level,
      indicators: parts.flatMap((part) => (isPart(part) && part.indicator ? [part.indicator.code] : [])),
      missing: parts.flatMap((part) =>
        isPart(part) && part.indicator === null
          ? (measures.get(part.measure)?.candidates[0]?.map(({ code }) => code) ?? [])
          : [],
      ),
      scores: new Map(
        spans.flatMap((span, index) =>
          Number.isNaN(span.score)
            ? []
            : [[table.regions[index] as string, { ...span, coverage: coverage[index] as number }] as const],
        ),
      ),
    };
  });
}
