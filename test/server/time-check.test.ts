import { expect, test } from 'vitest';
import { readTime } from '#src/server/time-check.ts';

const right = Date.parse('2026-11-26T12:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;

/** Offsets from the right time; null where there is nothing to compare with. */
const read = (own: number, database: number, expected: number | null, remembered: number | null) => {
  const at = (offset: number | null) => (offset === null ? null : right + offset);
  const reading = readTime({
    own: right + own,
    database: right + database,
    expected: at(expected),
    remembered: at(remembered),
  });
  return [reading.at - right, reading.isSure, reading.fault?.type ?? null, reading.fault?.aheadMs ?? 0];
};

test.each([
  ['all agree', 0, 0, 0, -minute, [0, true, null, 0]],
  ['a small difference is left alone', 40_000, 0, 0, 0, [40_000, true, null, 0]],
  ['own clock ahead by an hour', hour, 0, 0, 0, [0, true, 'own', hour]],
  ['own clock ahead by a day', day, 0, 0, 0, [0, true, 'own', day]],
  ['own clock ahead by a year', year, 0, 0, 0, [0, true, 'own', year]],
  ['own clock behind by a day', -day, 0, 0, 0, [0, true, 'own', -day]],
  ['own clock in 1970', -right, 0, 0, 0, [0, true, 'own', -right]],
  ['the database ahead by an hour', 0, hour, 0, 0, [0, true, 'database', hour]],
  ['the database ahead by a year', 0, year, 0, 0, [0, true, 'database', year]],
  ['the database behind by a year', 0, -year, 0, 0, [0, true, 'database', -year]],
  ['at the start, own clock ahead by a year', year, 0, null, -hour, [0, true, 'own', year]],
  ['at the start, own clock ahead, the server was off a month', year, 0, null, -30 * day, [0, false, 'own', year]],
  ['at the start, the database ahead by a year', 0, year, null, -hour, [0, true, 'database', year]],
  ['at the start, the database behind by a year', 0, -year, null, -hour, [0, true, 'database', -year]],
  ['at the start, both ahead by a year', year, year, null, -hour, [year, false, 'leap', year + hour]],
  ['at the start, both behind by a year', -year, -year, null, -hour, [-year, false, 'leap', hour - year]],
  ['at the very first start there is nothing to doubt', year, year, null, null, [year, true, null, 0]],
  ['at the very first start the database is believed', year, 0, null, null, [0, true, 'own', year]],
  ['after an hour of sleep', 0, 0, -hour, -hour, [0, true, null, 0]],
  ['after a night of sleep, with own clock ahead', hour, 0, -8 * hour, -8 * hour, [0, true, 'own', hour]],
  ['after a month of sleep', 0, 0, -30 * day, -30 * day, [0, false, 'leap', 30 * day]],
  ['both set back by an hour', -hour, -hour, 0, 0, [-hour, true, null, 0]],
])('%s', (_, own, database, expected, remembered, result) => {
  expect(read(own, database, expected, remembered)).toEqual(result);
});
