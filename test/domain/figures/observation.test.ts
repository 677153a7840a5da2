import { expect, test } from 'vitest';
import { originOf } from '#src/domain/figures/observation.ts';

const indicator = { source: 'Eurostat', dataset: 'edat_lfs_9917', nationalDataset: 'edat_lfs_9912' };

test.each([
  ['SE22', null, { source: 'Eurostat', dataset: 'edat_lfs_9917' }],
  ['SE', null, { source: 'Eurostat', dataset: 'edat_lfs_9912' }],
  ['SE22', { source: 'ESPON', dataset: 'x' }, { source: 'ESPON', dataset: 'x' }],
])('the figure of %s with origin %j is from %j', (territory, origin, expected) => {
  expect(originOf({ territory, origin }, indicator)).toEqual(expected);
});

test('without a national table a country is in the same', () => {
  expect(originOf({ territory: 'SE' }, { ...indicator, nationalDataset: null })).toMatchObject({
    dataset: 'edat_lfs_9917',
  });
});
