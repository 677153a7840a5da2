import { expect, test } from 'vitest';
import { jobs } from '#jobs/index.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, clock, context, database } = await createDialogue();
const { sql } = database;
const staff = as('staff');
await staff.say('/help');
await sql`update person set role = 'staff' where display_name = 'staff'`;

const dayMs = 24 * 3_600_000;
const known = async () => (await sql`select word from unread_word order by word`).map(({ word }) => word);
const job = jobs.find(({ name }) => name === 'forget-unread-words');
const runJob = () => job?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
const countOf = async (word: string): Promise<number> =>
  (await sql`select count from unread_word where word = ${word}`)[0]?.count ?? 0;
async function ask(word: string) {
  const before = await countOf(word);
  await as('maria').say(`unemployment in Skåne for ${word}`);
  // Counted behind the answer.
  await expect.poll(() => countOf(word)).toBe(before + 1);
}

test('a word of one day, which may be a name, is shown to nobody and forgotten after 30 days', async () => {
  await ask('zubaydah');
  await ask('zubaydah');
  expect(read(await staff.say('/status words'))).not.toContain('zubaydah');

  await ask('quokkas');
  clock.now = new Date(clock.now.getTime() + dayMs);
  await ask('quokkas');
  expect(read(await staff.say('/status words'))).toContain('quokkas');

  clock.now = new Date(clock.now.getTime() + 28 * dayMs);
  await runJob();
  expect(await known()).toContain('zubaydah');
  clock.now = new Date(clock.now.getTime() + 2 * dayMs);
  await runJob();
  expect(await known()).toEqual(['quokkas']);
});

test('a clock set back counts no day twice', async () => {
  await ask('axolotls');
  clock.now = new Date(clock.now.getTime() - dayMs);
  await ask('axolotls');
  expect(await sql`select count, days from unread_word where word = 'axolotls'`).toEqual([{ count: 2, days: 1 }]);
});
