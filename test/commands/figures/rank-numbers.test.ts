import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, database } = await createDialogue();
const { sql } = database;

test('numbers of people are share × population of the same year, and said to be computed', async () => {
  const rows = await sql<{ area: string; number: number }[]>`
    select area, one.value * two.value / 100 as number
    from observation one join observation two using (area, year)
    where one.indicator = 'foreign-born-share-census' and two.indicator = 'population' and area like 'FR__'
    order by 2 desc`;
  expect(rows[0]?.area).toBe('FR10');
  const answer = read(await say('/indicator rank foreign-born-share-census country=FR numbers'));
  expect(answer).toContain('Computed, not published: share × population of 2021');
  const shown = Number((rows[0]?.number ?? 0).toPrecision(3)).toLocaleString('en');
  expect(answer).toContain(`Most: Île-de-France, about ${shown} (23.5% ? of its people).`);
  expect(answer).toContain('The largest share is another: French Guiana (29.9% ?,');
  expect(answer).toContain(`${rows.length} | Martinique | `);
});

test('a share of a part of the population makes no number', async () => {
  expect(read(await say('/indicator rank foreign-born-share numbers'))).toContain(
    'it is no share of the whole population',
  );
  expect(read(await say('/indicator rank foreign-born-share-census numbers below=5'))).toContain(
    'ranked without “below”',
  );
});

test.each([
  ['how many people born abroad live in Vienna?', 'AT13'],
  ['how many immigrants live in Aosta Valley?', 'ITC2'],
])('“%s” is answered with the number that is computed', async (said, area) => {
  const [row] = await sql<{ number: number }[]>`
    select one.value * two.value / 100 as number
    from observation one join observation two using (area, year)
    where one.indicator = 'foreign-born-share-census' and two.indicator = 'population' and area = ${area}`;
  const shown = Number((row?.number ?? 0).toPrecision(3)).toLocaleString('en');
  expect(read(await say(said))).toContain(`Number of people, computed: about ${shown} in 2021`);
});

test('where the census has no figure, the share that there is is shown, and said to be one', async () => {
  const answer = read(await say('how many immigrants live in Greater Lisbon?'));
  expect(answer).toContain('as a share, not as a number of people');
});
