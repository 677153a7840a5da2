import { expect, test } from 'vitest';
import { isOfMigrants, listWiderGroups } from '#src/domain/topics/population-group.ts';

test.each([
  ['born outside the EU', ['foreign-born', 'everyone'], true],
  ['born in another EU country', ['foreign-born', 'everyone'], true],
  ['third-country nationals', ['foreign citizens', 'everyone'], true],
  ['foreign-born', ['everyone'], true],
  ['native-born', ['everyone'], false],
  ['nationals', ['everyone'], false],
  ['everyone', [], false],
  ['constructor', [], false],
])('%s are part of %j', (group, wider, isMigrants) => {
  expect(listWiderGroups(group)).toEqual(wider);
  expect(isOfMigrants(group)).toBe(isMigrants);
});
