import { expect, test } from 'vitest';
import { likelyTimeZone } from '#src/domain/regions/region-time-zone.ts';
import { isTimeZone } from '#src/domain/time-zone.ts';
import { readStarterCatalogue } from '../../../scripts/words/catalogue.ts';

const catalogue = await readStarterCatalogue();

test('who told no time zone is taken to mean that of their region, and a zone that was told stays', () => {
  expect(likelyTimeZone({ timeZone: 'UTC', region: 'ES62' }, catalogue)).toBe('Europe/Madrid');
  expect(likelyTimeZone({ timeZone: 'UTC', region: 'ES70' }, catalogue)).toBe('Atlantic/Canary');
  expect(likelyTimeZone({ timeZone: 'Europe/Rome', region: 'ES62' }, catalogue)).toBe('Europe/Rome');
  expect(likelyTimeZone({ timeZone: 'UTC', region: null }, catalogue)).toBe('UTC');
});

test('each region has a time zone that the runtime knows', () => {
  const zones = [...catalogue.regions.keys()].map((region) => [
    region,
    likelyTimeZone({ timeZone: 'UTC', region }, catalogue),
  ]);
  expect(zones.filter(([, zone = '']) => zone === 'UTC' || !isTimeZone(zone))).toEqual([]);
});
