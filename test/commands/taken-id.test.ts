import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, database } = await createDialogue();

test('an event under the id of another person’s is told kindly, and keeps what was typed', async () => {
  const id = `test:${crypto.randomUUID()}`;
  const [ana, ben] = [as('ana'), as('ben')];
  const typed = (title: string) => ({ title, detail: `${title} in the evening?`, areas: ['housing'] });
  const first = await ana.submit(await ana.say('/question ask'), typed('Who runs courses'), id);
  const opened = await ben.say('/question ask');
  const other = await ben.submit(opened, typed('Who rents flats'), id);
  expect(read(first)).toContain('Who runs courses');
  expect(read(other)).toContain(
    'This came under a number that another person’s request has already, so nothing was done. Please send it once more.',
  );
  expect(JSON.stringify(other)).not.toContain('courses');
  expect(other).toMatchObject({ failed: true });
  const again = await ben.say('/question ask');
  expect(again).toMatchObject({ form: { values: typed('Who rents flats') } });
  expect(read(await ben.submit(again, {}))).toContain('Who rents flats');
  expect(await database.sql`select title from question order by number`).toMatchObject([
    { title: 'Who runs courses' },
    { title: 'Who rents flats' },
  ]);
});
