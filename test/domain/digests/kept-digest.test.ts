import { expect, test } from 'vitest';
import { decodeDigest, type InboxDigest } from '#src/domain/digests/digest.ts';

const points = [{ year: 2024, value: 1.5, flags: '' }];
const figure = {
  ...{
    type: 'figure',
    key: 'f:unemployment:SE22:2024:1',
    reason: { type: 'area', area: 'labour-market' },
    isNew: true,
  },
  ...{ indicator: 'unemployment', region: 'SE224', year: 2024, value: 1.5, flags: '', before: null, beforeYear: 2023 },
  isRevision: false,
} as const;
const rest = { indicator: 'unemployment', points, retrieved: '2026-01-02' };
const digest = { period: '2026-W01', cutOff: '2026-01-05T08:00:00Z', regions: ['SE224'], missed: 0 };
const withTerritories = (item: object, trend: object | null) =>
  ({ ...digest, parts: [{ section: 'figures', items: [item], more: 0 }], trend }) as unknown as InboxDigest;

const now = withTerritories(
  { ...figure, territory: 'SE22' },
  { ...rest, territory: 'SE22', country: { territory: 'SE', points } },
);

test('a digest that was kept when territories were called areas reads as one of today', () => {
  const before = withTerritories(
    { ...figure, area: 'SE22' },
    { ...rest, area: 'SE22', country: { area: 'SE', points } },
  );
  expect(decodeDigest(before)).toEqual(decodeDigest(now));
  expect(decodeDigest(now)).toEqual(now);
});

test('a digest without a trend, or with one that has no country beside it, stays so', () => {
  expect(decodeDigest(withTerritories({ ...figure, area: 'SE' }, null)).trend).toBeNull();
  const alone = withTerritories({ ...figure, area: 'SE' }, { ...rest, area: 'SE', country: null });
  expect(decodeDigest(alone).trend).toEqual({ ...rest, territory: 'SE', country: null });
});
