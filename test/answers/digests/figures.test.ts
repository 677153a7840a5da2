import { expect, test } from 'vitest';
import { figureBlocks } from '#src/answers/digests/figures.ts';
import type { DigestFigure } from '#src/domain/digests/item.ts';
import { createCatalogue } from '#src/domain/regions/catalogue.ts';
import { makeArea, makeIndicator } from '#test/support/figures.ts';

const catalogue = createCatalogue({ regions: [], territories: [makeArea('ES51')], indicators: [makeIndicator()] });

function cellsOf(changes: Partial<DigestFigure>): string[] {
  const figure: DigestFigure = {
    type: 'figure',
    key: 'f',
    reason: { type: 'region', region: 'ES51' },
    isNew: true,
    region: 'ES51',
    indicator: 'employment',
    territory: 'ES51',
    year: 2021,
    value: 14.8,
    flags: '',
    before: 17.4,
    beforeYear: 2020,
    isRevision: false,
    changedAt: new Date('2026-11-23'),
    ...changes,
  } as DigestFigure;
  const words = { catalogue, pictures: { add: () => ({ key: '', alt: '', width: 1, height: 1 }) }, language: 'en' };
  const [table] = figureBlocks([figure], null, words);
  return table?.type === 'table' ? (table.rows[0] ?? []) : [];
}

test('a letter sets no figure beside one of before a break as if they could be compared', () => {
  expect(cellsOf({ flags: 'b' })[4]).toBe('17.4% (2020), not comparable: break in series');
  expect(cellsOf({})[4]).toBe('17.4% (2020)');
  expect(cellsOf({ flags: 'b', isRevision: true })[4]).toBe('17.4% (revised)');
});
