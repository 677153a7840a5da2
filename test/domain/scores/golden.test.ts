import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aggregate, type Mean } from '#src/domain/scores/aggregate.ts';
import { byGoalposts, byMinMax, byPercentile, byZScore, type Normalisation } from '#src/domain/scores/normalise.ts';
import { ranksOf } from '#src/domain/scores/ranks.ts';
import { listScenarios, spanScores } from '#src/domain/scores/scenarios.ts';
import { scoreAll, type ValueTable } from '#src/domain/scores/score.ts';
import { type ScoreStructure, wholeIndex } from '#src/domain/scores/structure.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, 'golden', name), 'utf8');
const rowsOf = (name: string) => {
  const [header = '', ...lines] = read(name).trim().split(/\r?\n/);
  const keys = header.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, index) => [keys[index] ?? '', cell])),
  ) as Record<string, string>[];
};

type Cell = number | null | string;
const vectors = JSON.parse(read('coinr_function_vectors.json')) as {
  normalise: Record<string, Record<string, Cell[]>>;
  aggregate_row: Record<string, Record<string, Cell[]>>;
  dat_thresh: { X: Record<string, number | null>[]; w: number[]; results: Record<string, (number | null)[]> };
};
/** NA and NaN of R are both no score here. */
const number = (cell: Cell | undefined) => (typeof cell === 'number' ? cell : Number.NaN);

function expectClose(found: ArrayLike<number>, wanted: readonly Cell[]) {
  expect(found.length).toBe(wanted.length);
  wanted.forEach((cell, index) => {
    const value = found[index] as number;
    if (Number.isNaN(number(cell))) expect(value, `place ${index}`).toBeNaN();
    else expect(Math.abs(value - number(cell)), `place ${index}: ${value}, not ${cell}`).toBeLessThan(1e-6);
  });
}

describe('normalisation, as COINr computes it', () => {
  test.each(Object.keys(vectors.normalise))('%s', (name) => {
    const vector = vectors.normalise[name] ?? {};
    const x = Float64Array.from(vector.x ?? [], number);
    expectClose(byMinMax(x, 1), vector.minmax_0_100 ?? []);
    expectClose(byMinMax(x, -1), vector.minmax_0_100_direction_minus1 ?? []);
    expectClose(
      byPercentile(x, 1),
      (vector.prank_min ?? []).map((cell) => (typeof cell === 'number' ? 100 * cell : cell)),
    );
    expectClose(byGoalposts(x, { low: 10, high: 40 }, 1), vector.goalposts_10_40_100 ?? []);
    expectClose(byGoalposts(x, { low: 10, high: 40 }, -1), vector.goalposts_10_40_100_neg ?? []);
    const clipped = (sign: number) =>
      (vector.zscore_0_1 ?? []).map((cell) =>
        typeof cell === 'number' ? Math.min(99, Math.max(1, 50 + 20 * sign * cell)) : cell,
      );
    expectClose(byZScore(x, 1), clipped(1));
    expectClose(byZScore(x, -1), clipped(-1));
  });
});

describe('means, as COINr computes them', () => {
  const all = { share: 0, by: 'weight' } as const;
  test.each(Object.keys(vectors.aggregate_row))('%s', (name) => {
    const row = vectors.aggregate_row[name] ?? {};
    const [x, w] = [(row.x ?? []).map(number), (row.w ?? []).map(number)];
    const known = x.filter((value) => !Number.isNaN(value));
    expectClose([aggregate(x, w, 'arithmetic', all)], row.amean ?? []);
    // Where COINr refuses, values at or below 0 count as 1.
    if (known.every((value) => value > 0)) expectClose([aggregate(x, w, 'geometric', all)], row.gmean ?? []);
  });

  test('a geometric mean counts nothing below 1', () => {
    expect(aggregate([80, 0, 40], [1, 1, 1], 'geometric', all)).toBeCloseTo((80 * 1 * 40) ** (1 / 3), 9);
  });

  test.each(Object.entries(vectors.dat_thresh.results))('a threshold of %s', (share, wanted) => {
    const found = vectors.dat_thresh.X.map((row) =>
      aggregate(Object.values(row).map(number), vectors.dat_thresh.w, 'arithmetic', {
        share: Number(share),
        by: 'weight',
      }),
    );
    expectClose(found, wanted);
  });
});

type Expected = {
  normalised: Record<string, number | null>;
  area_scores: Record<string, number | null>;
  index_amean: number | null;
  rank_amean: number | null;
  index_gmean_floor1: number | null;
  rank_gmean: number | null;
};
type Interval = { best: number | null; worst: number | null; median: number | null; nominal: number | null } & Record<
  'ranked_in' | 'scenarios',
  number
>;
const mini = JSON.parse(read('regions_mini_expected.json')) as {
  expected: Record<string, Record<string, Expected>>;
  rank_interval_scenarios: Record<string, Record<string, Interval>>;
};
const structure: ScoreStructure = {
  indicators: rowsOf('regions_mini_structure.csv').map((row) => ({
    code: row.indicator ?? '',
    area: row.area ?? '',
    polarity: row.direction === '-1' ? -1 : 1,
    weight: Number(row.weight),
    low: Number(row.goalpost_low),
    high: Number(row.goalpost_high),
  })),
  thresholds: { area: { share: 0.5, by: 'count' }, index: { share: 0.75, by: 'count' } },
};

function tableOf(years: readonly string[]): ValueTable {
  const rows = rowsOf('regions_mini_input.csv').filter(({ year }) => years.includes(year ?? ''));
  return {
    regions: rows.map(({ region }) => region ?? ''),
    columns: structure.indicators.map(({ code }) =>
      Float64Array.from(rows, (row) => (row[code] ? Number(row[code]) : Number.NaN)),
    ),
  };
}

const named: Record<string, Normalisation> = {
  goalposts: 'goalposts',
  minmax: 'min-max',
  prank: 'percentile',
  zscore: 'z-score',
};

describe('twelve regions, two years: every stage', () => {
  test.each(Object.keys(mini.expected).filter((key) => !key.endsWith('pooled')))('%s', (key) => {
    const [year = '', how = ''] = key.split('/');
    const table = tableOf([year]);
    const wanted = mini.expected[key] ?? {};
    const of = <Value>(pick: (row: Expected) => Value) =>
      table.regions.map((region) => pick(wanted[region] as Expected));
    const scored = (mean: Mean) => scoreAll(structure, table, named[how] ?? 'goalposts', mean);
    const { points, areas, index } = scored('arithmetic');
    for (const [at, { code }] of structure.indicators.entries())
      expectClose(
        points[at] ?? [],
        of((row) => row.normalised[code] ?? null),
      );
    for (const [area, scores] of areas)
      expectClose(
        scores,
        of((row) => row.area_scores[area] ?? null),
      );
    expectClose(
      index,
      of((row) => row.index_amean),
    );
    expect([...ranksOf(index)]).toEqual(of((row) => row.rank_amean ?? 0));
    const geometric = scored('geometric').index;
    expectClose(
      geometric,
      of((row) => row.index_gmean_floor1),
    );
    expect([...ranksOf(geometric)]).toEqual(of((row) => row.rank_gmean ?? 0));
  });

  test('goalposts pooled over both years', () => {
    const pooled = tableOf(['2021', '2023']);
    for (const [key, wanted] of Object.entries(mini.expected).filter(([name]) => name.endsWith('pooled'))) {
      const [year = ''] = key.split('/');
      const rows = rowsOf('regions_mini_input.csv').map((row) => row.year);
      const points = scoreAll(structure, pooled, 'min-max', 'arithmetic').points;
      for (const [at, { code }] of structure.indicators.entries())
        expectClose(
          (points[at] ?? new Float64Array()).filter((_, index) => rows[index] === year),
          tableOf([year]).regions.map((region) => wanted[region]?.normalised[code] ?? null),
        );
    }
  });

  test.each(Object.keys(mini.rank_interval_scenarios))('rank intervals over 30 scenarios, %s', (year) => {
    const table = tableOf([year]);
    const scenarios = listScenarios(structure, table, wholeIndex, undefined, 'own');
    expect(scenarios).toHaveLength(30);
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(30);
    const found = spanScores(scenarios).map((span) => ({
      best: span.best,
      worst: span.worst,
      median: span.medianRank,
      nominal: span.rank,
      ranked_in: span.rankedIn,
      scenarios: span.scenarios,
    }));
    expect(found).toEqual(table.regions.map((region) => mini.rank_interval_scenarios[year]?.[region]));
  });
});
