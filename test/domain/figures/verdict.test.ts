import { describe, expect, test } from 'vitest';
import { compareTerritories } from '#src/domain/figures/compare.ts';
import { isClear, leadOf, leastDrawn } from '#src/domain/figures/difference.ts';
import { makeArea, makeIndicator, makeIndicatorData } from '#test/support/figures.ts';

/** Others that lie from 0 to 40: five hundredths of the spread are some 1.9. */
const others = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`FR${10 + n}`, { 2022: n * 4 }]));
const codes = ['UKK1', 'PL63', 'CZ06', 'FRD2'];
const lower = makeIndicator({ polarity: -1 });

function judge(figures: (number | string | null)[], indicator = lower) {
  const known = Object.fromEntries(
    figures.flatMap((figure, index) => (figure === null ? [] : [[codes[index] ?? '', { 2022: figure }]])),
  );
  return compareTerritories(
    makeIndicatorData({ ...others, ...known }, indicator),
    codes.slice(0, figures.length).map(makeArea),
    2022,
  ).verdict;
}

describe('who is ahead', () => {
  test('two about level do not make all of them level', () => {
    expect(judge([2.8, 2.8, 1.9, 9.9])).toMatchObject({ type: 'shared', leaders: [2, 0, 1], next: [3] });
  });

  test('who is about level with the first and not clearly before those behind lies between', () => {
    const between = { type: 'shared', leaders: [2], between: [0], near: [1], next: [1] };
    const verdict = judge([11, 12, 10]);
    expect(verdict).toMatchObject(between);
    expect(verdict.type === 'shared' && verdict.gap).toBeCloseTo(2);
    // The order of the columns changes the numbers only.
    expect(judge([12, 10, 11])).toMatchObject({
      leaders: [1],
      between: [2],
      near: [0],
      next: [0],
      gap: verdict.type === 'shared' && verdict.gap,
    });
    expect(judge([10, 10.2, 13])).toMatchObject({ type: 'shared', leaders: [0, 1], between: [], near: [], gap: 3 });
  });

  test('all are level only where the last is', () => {
    expect(judge([2.8, 2.9, 2.7, 3.1])).toMatchObject({ type: 'level', among: [0, 1, 2, 3], left: [] });
  });

  test('equal second ones are all named', () => {
    expect(judge([10, 15, 15, 20])).toMatchObject({ type: 'ahead', leader: 0, next: [1, 2], gap: 5, left: [] });
  });

  test('doubt comes before level', () => {
    expect(judge(['3.6u', '3.6u'])).toMatchObject({ type: 'open', why: 'flag', gap: 0 });
  });

  test.each([
    ['low reliability', ['3u', 20], 'flag'],
    ['not significant', ['3n', 20], 'flag'],
    ['flags that are not known', ['3?', 20], 'flags-unknown'],
    ['another definition across countries', ['3d', 20], 'definition'],
    ['a doubt about the one that is behind', [3, '20u'], 'flag'],
  ] as const)('%s never wins', (_what, figures, why) => {
    expect(judge([...figures])).toMatchObject({ type: 'open', why });
  });

  test('a break is no doubt within one year, and a definition none within a country', () => {
    expect(judge(['3b', 20])).toMatchObject({ type: 'ahead' });
    const data = makeIndicatorData({ ...others, ES51: { 2022: '3d' }, ES52: { 2022: '20d' } }, lower);
    expect(compareTerritories(data, ['ES51', 'ES52'].map(makeArea), 2022).verdict).toMatchObject({ type: 'ahead' });
  });

  test('of those without a figure or with a doubtful one nothing is said', () => {
    expect(judge([3, null, 20, '2u'])).toMatchObject({ type: 'ahead', leader: 0, next: [2], left: [1, 3] });
  });

  test('who has more is told of the highest, whichever direction is called better', () => {
    expect(judge([30, 10], makeIndicator({ role: 'composition', polarity: -1 }))).toMatchObject({
      type: 'higher',
      leader: 0,
    });
  });

  test('a lead has to exceed five hundredths of the spread', () => {
    const spread = { low: 0, high: 100 };
    expect(leadOf(10, 15, lower, spread)).toBe(5);
    expect(judge([10, 11.8])).toMatchObject({ type: 'level' });
    expect(judge([10, 12.2])).toMatchObject({ type: 'ahead' });
  });

  test('a difference within its margin of error is none', () => {
    const spread = { low: 0, high: 100 };
    expect(isClear({ value: 50, margin: 4 }, { value: 60, margin: 3 }, lower, spread)).toBe(true);
    expect(isClear({ value: 50, margin: 8 }, { value: 60, margin: 7 }, lower, spread)).toBe(false);
    expect(isClear({ value: 50 }, { value: 60 }, lower, spread)).toBe(true);
  });

  test('sizes are compared by ratio', () => {
    const population = makeIndicator({ transform: 'log10', role: 'context', polarity: 0, decimals: 0 });
    const sizes = Object.fromEntries(
      [130_000, 400_000, 900_000, 1_500_000, 3_000_000, 9_000_000, 12_000_000].map((value, n) => [
        `DE${20 + n}`,
        { 2022: value },
      ]),
    );
    const data = makeIndicatorData({ ...sizes, PT20: { 2022: 242_201 }, FI20: { 2022: 30_129 } }, population);
    expect(compareTerritories(data, ['PT20', 'FI20'].map(makeArea)).verdict).toMatchObject({
      type: 'higher',
      leader: 0,
    });
    expect(leadOf(8, 4, population, { low: 1, high: 1000 })).toBeCloseTo(10.03, 2);
  });

  test('what is about level takes at most a tenth of the range that figures are drawn over', () => {
    const size = makeIndicator({ transform: 'log10' });
    const figures = [{ figure: { value: 71.5 } }, { figure: null }, { figure: { value: 60 } }];
    expect(leastDrawn(figures, lower, { low: 50, high: 80 })).toBeCloseTo(15);
    expect(leastDrawn(figures, lower, null)).toBeNull();
    expect(leastDrawn(figures, lower, { low: 5, high: 5 })).toBeNull();
    expect(leastDrawn(figures, size, { low: 1, high: 1_000_000 })).toBeCloseTo(35.75);
    expect(leastDrawn([{ figure: null }], size, null)).toBeNull();
  });

  test('with fewer than five figures nobody knows what a difference is', () => {
    const data = makeIndicatorData({ ES51: { 2022: 3 }, ES52: { 2022: 20 } }, lower);
    expect(compareTerritories(data, ['ES51', 'ES52'].map(makeArea)).verdict).toMatchObject({
      type: 'open',
      why: 'spread',
    });
  });
});
