import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, database } = await createDialogue();
const { sql } = database;
const ana = as('ana');
const ben = as('ben');
const asked = { title: 'How do you find flats?', detail: '', areas: ['housing'], groups: [] };
const count = async (table: string) => (await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)}`)[0]?.n;

test('a question sent twice in the same words is one', async () => {
  expect(read(await ana.submit(await ana.say('/question ask'), asked))).toContain('Asked as #1.');
  expect(read(await ana.submit(await ana.say('/question ask'), asked))).toContain('You asked that before');
  await Promise.all(
    [1, 2, 3, 4].map(async () => ana.submit(await ana.say('/question ask'), { ...asked, title: 'Four?' })),
  );
  expect(await count('question')).toBe(2);
  await ben.submit(await ben.say('/question ask'), asked);
  expect(await count('question')).toBe(3);
});

test('an answer sent twice in the same words is one, and who asked hears of it once', async () => {
  for (const part of ['Thank you: this is answer 1', 'in the same words: it is answer 1'])
    expect(read(await ben.submit(await ben.say('/question answer 1'), { content: 'Ask the owners' }))).toContain(part);
  await Promise.all(
    [1, 2, 3].map(async () => ben.submit(await ben.say('/question answer 1'), { content: 'Ask the city' })),
  );
  expect(await count('question_answer')).toBe(2);
});

test('a short experience that is there in the same words is shown before it is logged again', async () => {
  const fields = {
    ...{ title: 'Flats', region: 'Skåne', areas: ['housing'], groups: ['newly-arrived'] },
    ...{ challenge: 'Few flats', action: 'We asked owners', lesson: 'Ask early' },
  };
  const log = async (more = {}) => ana.submit(await ana.say('/experience log'), { ...fields, ...more });
  expect(read(await log())).toContain('#1');
  const again = read(await log());
  expect(await count('experience')).toBe(1);
  expect(again).toContain('Flats');
  await log({ lesson: 'Ask late' });
  expect(await count('experience')).toBe(2);
  await Promise.all([1, 2, 3, 4].map(() => log({ title: 'Four at once' })));
  expect(await count('experience')).toBe(3);
});

test('a word that is no subcommand is told, with what the command has', async () => {
  for (const line of ['/question helped 5', '/experience helped 5', '/digest helped 5'])
    expect(read(await ana.say(line))).toMatch(/^There is no “\/\w+ helped”\. What \/\w+ has: /);
});
