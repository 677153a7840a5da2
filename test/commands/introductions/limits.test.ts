import { expect, test } from 'vitest';
import { runIntroductions } from '#src/operations/introductions/run-introductions.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, clock, context, database } = await createDialogue();
const { sql } = database;
const [asker, other] = [as('una'), as('vic')];

async function bringTogether(): Promise<number> {
  await asker.submit(await asker.say('/me edit'), { region: 'Skåne' });
  await other.submit(await other.say('/me introductions'), { isOpen: true, offerAreas: ['housing'] });
  const [row] = await sql<{ person: number }[]>`select person from account where "user" = 'vic'`;
  await asker.submit(await asker.say(`/introduction write person=${row?.person} area=housing`), {
    note: 'Hello',
    contact: 'una@example.org',
  });
  const [made] = await sql<{ number: number }[]>`select max(number) as number from introduction`;
  const number = made?.number as number;
  await other.submit(await other.say(`/introduction accept ${number}`), { contact: 'vic@example.org' });
  await runIntroductions(context, { now: clock.now, signal: new AbortController().signal });
  return number;
}

const number = await bringTogether();
const countLetters = async (like: string) =>
  (await sql`select 1 from delivery where purpose = 'introduction' and period like ${like}`).length;

test('one of the two suggests six times, none of them years ahead', async () => {
  const at = (days: number) => Math.floor(clock.now.getTime() / 60_000) + days * 1_440;
  for (const far of [at(61), 999_999_999])
    expect(read(await asker.say(`/introduction slot ${number} at=${far}`))).toContain(
      'That is too far ahead. Choose a time within the next 60 days.',
    );
  for (let day = 1; day <= 10; day += 1) await asker.say(`/introduction slot ${number} at=${at(day)}`);
  expect(await countLetters('slot %')).toBe(6);
  expect(read(await asker.say(`/introduction slot ${number} at=${at(9)}`))).toContain('You have suggested 6 times.');
  // The same time again is no other one, and the other may suggest their own.
  expect(read(await asker.say(`/introduction slot ${number} at=${at(2)}`))).toContain('You meet vic');
  expect(read(await other.say(`/introduction slot ${number} at=${at(9)}`))).toContain('You meet una');
});

test('staff get five reports of one person a day', async () => {
  await as('admin').say('/me');
  for (let index = 0; index < 5; index += 1)
    await asker.submit(await asker.say(`/introduction report ${number}`), { content: `Report ${index}` });
  const refused = await asker.submit(await asker.say(`/introduction report ${number}`), { content: 'One more' });
  expect(read(refused)).toContain('You have reported 5 times within a day');
  expect(await countLetters('report %')).toBe(5);
  clock.now = new Date(clock.now.getTime() + 25 * 3_600_000);
  await asker.submit(await asker.say(`/introduction report ${number}`), { content: 'The next day' });
  expect(await countLetters('report %')).toBe(6);
});
