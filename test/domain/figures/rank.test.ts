import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rankValues } from '#src/domain/figures/rank.ts';

const golden = join(import.meta.dirname, '../../../../shared/golden/regions_mini_expected.json');

describe('rankValues', () => {
  test('ties share a rank and the next one is skipped', () => {
    const ranks = rankValues(
      [
        ['A', 3],
        ['B', 9],
        ['C', 5],
        ['D', 5],
        ['E', 1],
      ],
      1,
    );
    expect([...(ranks ?? [])]).toEqual([
      ['B', 1],
      ['C', 2],
      ['D', 2],
      ['A', 4],
      ['E', 5],
    ]);
  });

  test('where lower is better the lowest is first', () => {
    expect(
      rankValues(
        [
          ['A', 3],
          ['B', 9],
          ['C', 5],
          ['D', 6],
          ['E', 1],
        ],
        -1,
      )?.get('E'),
    ).toBe(1);
  });

  test('float noise does not split a tie', () => {
    const ranks = rankValues(
      [
        ['A', 0.1 + 0.2],
        ['B', 0.3],
        ['C', 1],
        ['D', 2],
        ['E', 3],
      ],
      1,
    );
    expect(ranks?.get('A')).toBe(4);
    expect(ranks?.get('B')).toBe(4);
  });

  test('four are not ranked', () => {
    expect(
      rankValues(
        [
          ['A', 3],
          ['B', 9],
          ['C', 5],
          ['D', 6],
        ],
        1,
      ),
    ).toBeNull();
  });

  test('gives the ranks of the golden set', ({ skip }) => {
    if (!existsSync(golden)) skip('the golden set is not here');
    type Entry = { index_amean: number | null; rank_amean: number | null };
    const { expected } = JSON.parse(readFileSync(golden, 'utf8')) as {
      expected: Record<string, Record<string, Entry>>;
    };
    const cases = Object.values(expected);
    expect(cases.length).toBeGreaterThan(5);
    for (const regions of cases) {
      const values = Object.entries(regions).flatMap(([code, { index_amean: value }]) =>
        value === null ? [] : [[code, value] as const],
      );
      const ranks = rankValues(values, 1);
      for (const [code, { rank_amean: rank }] of Object.entries(regions)) expect(ranks?.get(code) ?? null).toBe(rank);
    }
  });
});
