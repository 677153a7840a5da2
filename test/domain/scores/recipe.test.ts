import { describe, expect, test } from 'vitest';
import { listMeasures, recipeOf } from '#src/domain/scores/recipe.ts';
import { listScenarios, spanScores } from '#src/domain/scores/scenarios.ts';
import { type ScoreStructure, scoreThresholds } from '#src/domain/scores/structure.ts';
import { makeIndicator } from '#test/support/figures.ts';

const indicator = (code: string, changes: Parameters<typeof makeIndicator>[0] = {}) =>
  makeIndicator({ code, measure: 'work', family: 'work', populationGroup: 'foreign-born', ...changes });
const namesOf = (measures: ReturnType<typeof listMeasures>, counts: Record<string, number>) =>
  recipeOf(measures, 2025, (code) => counts[code] ?? 0).flatMap(({ indicators }) => indicators.map(({ code }) => code));

describe('what a score is made of', () => {
  test('a measure counts once, by the most telling group that enough regions have', () => {
    const list = [
      indicator('of-all', { populationGroup: 'everyone' }),
      indicator('of-natives', { populationGroup: 'native-born' }),
      indicator('of-foreign-born'),
      indicator('of-non-eu-born', { populationGroup: 'born outside the EU' }),
    ];
    const measures = listMeasures(list, () => 200);
    expect(
      namesOf(measures, { 'of-all': 200, 'of-natives': 200, 'of-foreign-born': 100, 'of-non-eu-born': 150 }),
    ).toEqual(['of-foreign-born']);
    expect(
      namesOf(measures, { 'of-all': 200, 'of-natives': 200, 'of-foreign-born': 99, 'of-non-eu-born': 99 }),
    ).toEqual(['of-all']);
    expect(namesOf(measures, { 'of-foreign-born': 4 })).toEqual([]);
  });

  test('women and men together stand for everyone where nothing is published of everyone together', () => {
    const of = (group: string, family = 'life') =>
      indicator(`of-${group} ${family}`, { measure: 'life', family, populationGroup: group });
    const all = () => 200;
    expect(namesOf(listMeasures([of('men'), of('women')], all), { 'of-men life': 180, 'of-women life': 190 })).toEqual([
      'of-women life',
      'of-men life',
    ]);
    const withAll = listMeasures([of('men'), of('women'), of('everyone')], all);
    expect(namesOf(withAll, { 'of-men life': 180, 'of-women life': 190, 'of-everyone life': 100 })).toEqual([
      'of-everyone life',
    ]);
    expect(listMeasures([of('women')], all).size).toBe(0);
    expect(listMeasures([of('women', 'at-birth'), of('men', 'at-65')], all).size).toBe(0);
  });

  test('composition, context, a part of everyone and outcomes of natives alone are no part of it', () => {
    const list = [
      indicator('composition', { role: 'composition' }),
      indicator('no-direction', { polarity: 0 }),
      indicator('no-area', { policyArea: null }),
      indicator('natives', { populationGroup: 'native-born' }),
      indicator('young', { family: 'youth-employment', populationGroup: 'everyone' }),
      indicator('low', { family: 'employment-low-education', populationGroup: 'everyone' }),
    ];
    expect(listMeasures(list, () => 200).size).toBe(0);
  });

  test('a table of a few countries is no part of an area that others fill', () => {
    const list = [indicator('work'), indicator('neet', { measure: 'neet', family: 'neet' })];
    const most: Record<string, number> = { work: 230, neet: 89 };
    expect([...listMeasures(list, (code) => most[code] ?? 0).keys()]).toEqual(['labour-market work']);
    expect(listMeasures(list, (code) => (code === 'neet' ? 115 : 230)).size).toBe(2);
    expect(listMeasures([indicator('neet', { measure: 'neet' })], () => 89).size).toBe(1);
  });
});

test('every recipe ranks the regions that the score ranks, also those of which a figure is left out', () => {
  const codes = ['unemployment', 'employment', 'participation'];
  const structure: ScoreStructure = {
    indicators: codes.map((code) => ({ code, area: 'work', polarity: 1, weight: 1, low: 0, high: 100 })),
    thresholds: scoreThresholds,
  };
  // The last four lack one figure: of two that are left, one left out is less than 65 %.
  const full = [90, 80, 70, 60, 50, 40];
  const part = [35, 30, 25, 20];
  const table = {
    regions: [...full, ...part].map(String),
    columns: [
      Float64Array.from([...full, ...part.map(() => Number.NaN)]),
      Float64Array.from([...full, ...part]),
      Float64Array.from([...full, ...part]),
    ],
  };
  const spans = spanScores(listScenarios(structure, table, 'work'));
  expect(spans.map(({ rankedIn }) => rankedIn)).toEqual(table.regions.map(() => 11));
  expect(spans.at(-1)).toMatchObject({ rank: 10, best: 10, worst: 10 });
  // By the parts of each recipe alone the last would be ranked among six.
  const own = spanScores(listScenarios(structure, table, 'work', undefined, 'own'));
  expect(own.at(-1)?.rankedIn).toBeLessThan(11);
});
