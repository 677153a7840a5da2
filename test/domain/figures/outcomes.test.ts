import { expect, test } from 'vitest';
import { compareTerritories } from '#src/domain/figures/compare.ts';
import { chooseOutcomes, listUncounted, tallyOutcomes, whyNoMigrants } from '#src/domain/figures/outcomes.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { makeArea, makeIndicator, makeIndicatorData } from '#test/support/figures.ts';

const others = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`FR${10 + n}`, { 2022: n * 4, 2025: n * 4 }]));
let position = 0;

function row(code: string, figures: (number | string | null)[], changes: Partial<Indicator>, year = 2022) {
  position += 1;
  const codes = ['SE22', 'ES51', 'DK02'].slice(0, figures.length);
  const known = Object.fromEntries(
    figures.flatMap((figure, index) => (figure === null ? [] : [[codes[index] ?? '', { [year]: figure }]])),
  );
  const indicator = makeIndicator({ code, position, ...changes });
  return compareTerritories(makeIndicatorData({ ...others, ...known }, indicator), codes.map(makeArea), year);
}

const unemployment = { measure: 'unemployment', polarity: -1 } as const;

test('an outcome is counted once over groups within groups and over age bands', () => {
  const rows = [
    row('unemployment', [5, 10], { ...unemployment, populationGroup: 'everyone' }),
    row('unemployment-eu-born', [5, 10], { ...unemployment, populationGroup: 'born in another EU country' }),
    row('unemployment-foreign-born', [5, 10], { ...unemployment, populationGroup: 'foreign-born' }),
    row('unemployment-foreign-born-15-74', ['5?', '10?'], { ...unemployment, populationGroup: 'foreign-born' }, 2025),
    row('participation-foreign-born', [70, 60], { measure: 'participation', populationGroup: 'foreign-born' }),
    row('employment-foreign-born', [70, 60], { measure: 'employment', populationGroup: 'foreign-born' }),
    row('employment-native-born', [70, 60], { measure: 'employment', populationGroup: 'native-born' }),
  ];
  expect(chooseOutcomes(rows).map(({ indicator }) => indicator.code)).toEqual([
    'unemployment-foreign-born',
    'employment-foreign-born',
  ]);
});

test('where migrants cannot be compared, everybody is; of migrants the row that says most', () => {
  const everyone = row('unemployment', [3, 17], { ...unemployment, populationGroup: 'everyone' });
  const lone = row('unemployment-foreign-born', [null, 20], { ...unemployment, populationGroup: 'foreign-born' });
  const doubtful = row('unemployment-foreign-born', ['5u', 13], { ...unemployment, populationGroup: 'foreign-born' });
  const sound = row('unemployment-non-eu', [4, 17], { ...unemployment, populationGroup: 'born outside the EU' });
  expect(chooseOutcomes([everyone, lone])).toEqual([everyone]);
  expect(chooseOutcomes([everyone, doubtful, sound])).toEqual([sound]);
  expect(chooseOutcomes([everyone, doubtful])).toEqual([doubtful]);
});

test('a row of one year counts before one of figures of different years', () => {
  const indicator = makeIndicator({
    ...unemployment,
    code: 'unemployment-foreign-born',
    populationGroup: 'foreign-born',
  });
  const apart = compareTerritories(
    makeIndicatorData({ ...others, SE22: { 2022: 14 }, ES51: { 2013: 11 } }, indicator),
    ['SE22', 'ES51'].map(makeArea),
  );
  const everyone = row('unemployment', [10, 5], { ...unemployment, populationGroup: 'everyone' });
  expect(apart.year).toBeNull();
  expect(chooseOutcomes([apart, everyone])).toEqual([everyone]);
  expect(chooseOutcomes([apart])).toEqual([apart]);
  // Both have figures: it is the years that forbid to compare, and the row is shown.
  expect(whyNoMigrants([apart, everyone])).toEqual({ why: 'years', rows: [apart] });
  expect(listUncounted([apart, everyone])).toEqual([apart]);
  const lone = row('unemployment-foreign-born', [null, 20], { ...unemployment, populationGroup: 'foreign-born' });
  expect(whyNoMigrants([lone, everyone])).toEqual({ why: 'missing', rows: [] });
});

test('composition and context are no outcomes', () => {
  expect(
    chooseOutcomes([row('tertiary', [30, 10], { role: 'composition' }), row('gdp', [3, 1], { role: 'context' })]),
  ).toEqual([]);
});

test('migrants come first; a row in which one has no figure or a doubtful one is open', () => {
  const rows = [
    row('early-leavers', [5, 20, 30], { measure: 'early-leavers', polarity: -1, populationGroup: 'everyone' }),
    row('unemployment', [5, 20, null], { ...unemployment, populationGroup: 'foreign-born' }),
    row('employment', [30, 20, '10u'], { measure: 'employment', populationGroup: 'foreign-born' }),
    row('health', [30, 20, 10], { measure: 'health', populationGroup: 'foreign-born' }),
    row('housing', [20, 20, 20], { measure: 'housing', populationGroup: 'foreign-born' }),
  ];
  const [migrants, rest] = tallyOutcomes(rows);
  const codes = (list: { indicator: Indicator }[] = []) => list.map(({ indicator }) => indicator.code);
  expect(migrants?.about).toBe('migrants');
  expect(migrants?.ahead.map(({ region, rows: own }) => [region, codes(own)])).toEqual([[0, ['health']]]);
  expect(codes(migrants?.level)).toEqual(['housing']);
  expect(codes(migrants?.open)).toEqual(['unemployment', 'employment']);
  expect(codes(rest?.rows)).toEqual(['early-leavers']);
});
