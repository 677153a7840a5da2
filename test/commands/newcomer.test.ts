import { expect, test } from 'vitest';
import { countFigures } from '#src/store/figures/count-figures.ts';
import { loadStarterFigures } from '#src/store/figures/starter.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, say, bot, context, database } = await createDialogue();

test('a ranking of members has the year that a profile has', async () => {
  const profile = read(await say('/region show Skåne'));
  const [, year] = /Unemployment, foreign-born, 15–64, (\d{4})/.exec(profile) ?? [];
  expect(read(await say('/indicator rank unemployment-foreign-born members'))).toContain(`member regions, ${year}`);
});

test('a change across a break is not told as one', async () => {
  const said = read(await say('/indicator show early-leavers Azores'));
  expect(said).toMatch(/[Bb]reak/);
  expect(said).not.toMatch(/Change: [−+]/);
});

test('a region’s figure has its country’s beside it', async () => {
  expect(read(await say('/indicator show unemployment Catalonia'))).toMatch(/Spain[^\n]*\d\.\d%/);
});

test.each([
  ['Malmö', 'Skåne'],
  ['Barcelona', 'Catalonia'],
  ['Bari', 'Apulia'],
])('the city %s leads to %s', async (city, region) => {
  const said = read(await say(`/region show ${city}`));
  expect(said).toContain(region);
  expect(said).not.toMatch(/know no region/);
});

test('neighbours and countries that were to be left out are', async () => {
  const said = read(await say('which regions resemble Skåne but are not in Sweden'));
  expect(said).toContain('Central Denmark');
  expect(said).not.toMatch(/West Sweden|East Middle Sweden/);
});

test('all that is wrong with a form is said in one round', async () => {
  const form = await say('/experience log');
  const answer = await as('maria').submit(form, {
    ...{ title: 'word '.repeat(18).trim(), region: 'Atlantis', areas: [], groups: [] },
    ...{ challenge: '', action: '', lesson: '' },
  });
  expect(answer.type === 'problems' && Object.keys(answer.problems).toSorted()).toEqual(
    ['action', 'areas', 'challenge', 'lesson', 'region', 'title'].toSorted(),
  );
});

test('pages count the figures that the start said were loaded', async () => {
  const lines: string[] = [];
  await database.sql`delete from starter_file where name like 'figures/%'`;
  await loadStarterFigures(database, { now: () => new Date(), progress: (line) => lines.push(line) });
  const count = (await countFigures(database.sql)).toLocaleString('en-GB');
  expect(lines.at(-1)).toBe(`Loaded ${count} figures`);
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
  expect(await (await pages.request('/')).text()).toContain(count);
});
