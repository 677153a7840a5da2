import { expect, test } from 'vitest';
import { quantile } from '#src/domain/figures/quantile.ts';

test('is the quantile of type 7', () => {
  // R: quantile(c(12, 30, 18, 45, 27), c(.025, .25, .5, .9, .975))
  const values = [12, 30, 18, 45, 27];
  expect([0.025, 0.25, 0.5, 0.9, 0.975].map((share) => quantile(values, share))).toEqual([
    expect.closeTo(12.6),
    expect.closeTo(18),
    expect.closeTo(27),
    expect.closeTo(39),
    expect.closeTo(43.5),
  ]);
});

test('of one value is that value, of none is not a number', () => {
  expect(quantile([7], 0.975)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
});
