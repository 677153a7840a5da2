import { describe, expect, test } from 'vitest';
import { quantile } from '#src/domain/figures/quantile.ts';
import { goalpostsOf } from '#src/domain/scores/goalposts.ts';

const rising = (from: number, to: number, count = 201) =>
  [...Array(count).keys()].map((index) => from + ((to - from) * index) / (count - 1));

describe('goalposts', () => {
  test.each([
    [rising(0, 40), 1, 39],
    [rising(40, 90), 42, 88],
    [rising(-8, 12), -7.5, 11.5],
    [rising(0.5, 1), 0.52, 0.98],
    [rising(10_000, 90_000), 12_000, 88_000],
    [rising(0, 0.001), 0.00002, 0.00098],
  ])('are readable numbers: case %#', (values, low, high) => {
    expect(goalpostsOf(values)).toEqual({ low, high });
  });

  test('stay within a fortieth of the quantiles', () => {
    for (let seed = 1; seed < 200; seed += 1) {
      const values = rising(seed ** 1.7, seed ** 1.7 + seed * 3.3 + 0.01, 37);
      const { low, high } = goalpostsOf(values) ?? { low: 0, high: 0 };
      const [q1, q2] = [quantile(values, 0.025), quantile(values, 0.975)];
      expect(Math.abs(low - q1)).toBeLessThanOrEqual((q2 - q1) / 40 + 1e-9);
      expect(Math.abs(high - q2)).toBeLessThanOrEqual((q2 - q1) / 40 + 1e-9);
      expect(low).toBeLessThan(high);
    }
  });

  test('one extreme value does not move them', () => {
    expect(goalpostsOf([...rising(0, 40), 5_000])).toEqual(goalpostsOf(rising(0, 40)));
  });

  test('none of fewer than five values, the same of a constant', () => {
    expect(goalpostsOf([1, 2, 3, 4])).toBeNull();
    expect(goalpostsOf([7, 7, 7, 7, 7])).toEqual({ low: 7, high: 7 });
    expect(goalpostsOf([...Array(100).fill(3), 90])).toEqual({ low: 3, high: 3 });
  });
});
