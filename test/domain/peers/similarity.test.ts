import { describe, expect, test } from 'vitest';
import { createSpace, scaleColumn, type Variable } from '#src/domain/peers/similarity.ts';

const number = (code: string, dimension: string): Variable => ({
  code,
  dimension,
  scale: 'number',
  transform: 'identity',
});

describe('scaleColumn', () => {
  test('cuts to the 2.5–97.5 % range', () => {
    const scaled = scaleColumn(number('x', 'a'), [...Array(101).keys(), null]);
    expect(scaled?.[0]).toBe(0);
    expect(scaled?.[2]).toBe(0);
    expect(scaled?.[50]).toBeCloseTo(0.5);
    expect(scaled?.[100]).toBe(1);
    expect(scaled?.[101]).toBeNaN();
  });

  test('log10 comes before the range; nothing at or below zero has one', () => {
    const scaled = scaleColumn({ code: 'x', dimension: 'a', scale: 'number', transform: 'log10' }, [1, 10, 100, 0]);
    expect(scaled?.[1]).toBeCloseTo(0.5);
    expect(scaled?.[3]).toBeNaN();
  });

  test('a constant is no feature', () => {
    expect(scaleColumn(number('x', 'a'), [4, 4, null, 4])).toBeNull();
  });
});

describe('createSpace', () => {
  const variables: Variable[] = [
    number('a1', 'a'),
    number('a2', 'a'),
    { code: 'b', dimension: 'b', scale: 'ordinal', levels: 3 },
    { code: 'c', dimension: 'c', scale: 'category' },
  ];
  // Ten times each, so that the quantiles are the ends.
  const ends: [string, (number | null)[]][] = [...Array(40).keys()].map((index) => [
    `Z${index}`,
    index % 2 === 0 ? [0, 0, 1, 0] : [10, 100, 3, 1],
  ]);
  const space = createSpace(
    variables,
    new Map([
      ...ends,
      ['P', [2, 50, 1, 0]],
      ['Q', [7, 50, 2, 1]],
      ['R', [7, null, 2, null]],
      ['S', [null, null, 2, null]],
    ]),
    ['a', 'b', 'c', 'nothing'],
  );

  test('the squared distance is the weighted mean of squared steps', () => {
    // a: 0.5 and 0, each a half of a third; b: half the range; c: another category, 0.5.
    const d2 = (0.5 ** 2 / 2 + 0.5 ** 2 + 0.5 ** 2) / 3;
    expect(space.compare('P', 'Q')?.distance).toBeCloseTo(Math.sqrt(d2), 12);
    expect(space.compare('P', 'Q')?.similarity).toBeCloseTo(100 * (1 - Math.sqrt(d2)), 12);
  });

  test('the contributions sum to it', () => {
    const likeness = space.compare('P', 'Q');
    const sum = likeness?.contributions.reduce((total, { part }) => total + part, 0);
    expect(sum).toBeCloseTo((likeness?.distance ?? 0) ** 2, 12);
  });

  test('is the same both ways, and nothing to itself', () => {
    expect(space.compare('Q', 'P')).toEqual(space.compare('P', 'Q'));
    expect(space.compare('P', 'P')?.distance).toBe(0);
  });

  test('what one of the two lacks is left out; under 0.6 they are not comparable', () => {
    // Half of a, b: (1/2 + 1) / 3 = 0.5.
    expect(space.compare('P', 'R')).toBeNull();
    expect(space.compare('P', 'R', { c: 0 })?.coverage).toBeCloseTo(0.75);
    expect(space.compare('P', 'S')).toBeNull();
  });

  test('a weight multiplies the square', () => {
    const d2 = (3 * (0.5 ** 2 / 2) + 0.5 ** 2 + 0.5 ** 2) / 5;
    expect(space.compare('P', 'Q', { a: 3 })?.distance).toBeCloseTo(Math.sqrt(d2), 12);
  });

  test('tells a dimension of which nothing is known', () => {
    expect(space.missingDimensions).toEqual(['nothing']);
  });
});
