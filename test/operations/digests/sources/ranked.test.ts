import { expect, test } from 'vitest';
import { composeDigest } from '#src/domain/digests/compose.ts';
import type { DigestRecipient } from '#src/domain/digests/item.ts';
import { keepByInterest } from '#src/domain/digests/keep-by-interest.ts';
import { createCatalogue } from '#src/domain/regions/catalogue.ts';
import { createSnapshot } from '#src/operations/digests/snapshot.ts';
import { reading } from '#src/operations/digests/sources/reading.ts';
import { insertExperience } from '#src/operations/experiences/versions.ts';
import { listIndicators, listRegions, listTerritories } from '#src/store/figures/catalogue.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase({ figures: true });
const { sql } = database;
const hours = (count: number) => new Date(Date.UTC(2026, 10, 1) + count * 3_600_000);
const interested = (...areas: string[]): DigestRecipient => ({
  ...{ person: null, areas, regions: ['ES51'], sections: [], since: hours(-1_000) },
});

test('who was told of the best hundred gets the next', async () => {
  for (let index = 0; index < 110; index += 1) {
    const words = { title: `Experience ${index}`, challenge: 'c', action: 'a', lesson: 'l' };
    const place = { region: 'ITF4', policyAreas: ['health' as const], targetGroups: [] };
    await database.withTransaction((tx) =>
      insertExperience(tx, { ...words, ...place, author: null, language: 'en' }, hours(index)),
    );
  }
  const [regions, areas, indicators] = await Promise.all([listRegions(sql), listTerritories(sql), listIndicators(sql)]);
  const snapshot = createSnapshot(createCatalogue({ regions, territories: areas, indicators }), hours(200));
  const who = interested('health');
  const pick = await reading.load(sql, snapshot, [who]);
  const told = new Set<string>();
  for (let count = 0; count < 101; count += 1)
    for (const { items } of composeDigest([{ section: 'reading', pick }], who, told))
      for (const { key } of items) told.add(key);
  // Equal in all else, the freshest is the best.
  const newestFirst = await sql<
    { key: string }[]
  >`select 'e' || number as key from experience order by created_at desc`;
  expect([...told]).toEqual(newestFirst.slice(0, 101).map(({ key }) => key));
});

test('what is worked out for one is there for all who follow the same, as long as there is room', () => {
  const computed: string[] = [];
  const find = keepByInterest(({ areas }) => {
    computed.push(areas.join());
    return areas;
  });
  find(interested('health', 'housing'));
  find(interested('housing', 'health'));
  expect(computed).toEqual(['health,housing']);
  for (let index = 0; index < 499; index += 1) find(interested(`area ${index}`));
  find(interested('health', 'housing'));
  expect(computed).toHaveLength(500);
  find(interested('one more'));
  // The one that nobody asked for the longest went.
  find(interested('health', 'housing'));
  expect(computed).toHaveLength(501);
  expect(find(interested('area 0'))).toEqual(['area 0']);
  expect(computed).toHaveLength(502);
});

test('great values take the room of several, and one greater than all is still given', () => {
  let computed = 0;
  const find = keepByInterest(
    ({ areas }) => {
      computed += 1;
      return Number(areas[0]);
    },
    (value) => value,
  );
  expect([find(interested('300')), find(interested('250')), find(interested('250'))]).toEqual([300, 250, 250]);
  expect(computed).toBe(2);
  find(interested('300'));
  expect(computed).toBe(3);
  expect(find(interested('9000'))).toBe(9_000);
  expect(find(interested('1'))).toBe(1);
  expect(find(interested('1'))).toBe(1);
  expect(computed).toBe(5);
});
