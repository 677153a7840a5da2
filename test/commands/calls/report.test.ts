import { expect, test } from 'vitest';
import { bytesOf } from '#src/core/files.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';
import { readSheets } from '#test/support/workbook.ts';

const { as, database } = await createDialogue();
const [admin, ana, bo] = [as('admin'), as('ana'), as('bo')];
const add = async (values: Record<string, string | string[]>) =>
  admin.submit(await admin.say('/call add'), { areas: ['housing'], timeZone: 'Brussels', ...values });

test('the secretariat’s workbook of a year: titles as text, deadlines as dates, counts as numbers', async () => {
  for (const each of [admin, ana, bo]) await each.say('/me');
  await database.sql`update person set region = 'SE224' where display_name = 'ana'`;
  await add({ title: '=SUM(A1:A9)', day: '2027-04-08', time: '23:30', link: 'https://example.org/1' });
  await add({
    title: 'Språk, "łódź"; Ελλάδα 🙂',
    programme: '+AMIF',
    areas: ['language', 'health'],
    day: '2027-01-01',
  });
  await add({ title: 'Some day', link: 'https://example.org/3' });
  await add({ title: 'Next year', day: '2028-01-01' });
  await ana.say('/follow area housing');
  await bo.say('/call follow 1');
  await ana.submit(await ana.say('/call partner 1'), { offer: 'We lead.' });

  const said = await admin.say('/call report 2027');
  expect(read(said)).toContain('2 calls close in this year; one member looks for partners.');
  const outcome = await admin.say('/call report 2027 xlsx');
  const file = outcome.type === 'message' ? outcome.blocks.find((block) => block.type === 'file') : undefined;
  if (file?.type !== 'file') throw new Error('There is no file.');
  const { Call: rows = [] } = readSheets(bytesOf(file));
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({ Call: 'Språk, "łódź"; Ελλάδα 🙂', Programme: '+AMIF', 'Are told': 0, Number: 2 });
  // The day on which it closes in Brussels, whatever day it is elsewhere.
  expect(rows[0]?.Deadline).toEqual(new Date('2027-01-01T00:00:00Z'));
  expect(rows[1]).toMatchObject({ Call: '=SUM(A1:A9)', 'Are told': 2, 'Look for partners': 1, 'Their regions': 1 });
  expect(rows[1]?.Deadline).toEqual(new Date('2027-04-08T00:00:00Z'));

  expect(read(await admin.say('/call report 2026'))).toContain('One call closes in this year');
  expect(read(await admin.say('/call report 2030'))).toContain('No call that closes in this year is known.');
  expect(read(await ana.say('/call report 2027'))).not.toContain('SUM');
});
