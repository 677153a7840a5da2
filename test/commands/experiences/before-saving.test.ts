import { expect, test } from 'vitest';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

const { as, say, press, submit, database } = await createDialogue();
const { sql } = database;
const filled = {
  title: 'Mentors for nurses from abroad',
  region: 'Skåne',
  areas: ['health'],
  groups: ['women'],
  challenge: 'Hospitals lack nurses while trained ones clean offices.',
  action: 'We paired each newcomer nurse with a colleague of the same ward for half a year.',
  lesson: 'The mentor needs working time for it, or it ends after a month.',
};
const count = async () => (await sql`select count(*)::int as count from experience`)[0]?.count;

test('what is like something that is there is shown before it is logged, and nothing typed is lost', async () => {
  await submit(await say('/experience log'), filled);
  const bo = as('bo');
  const again = {
    ...filled,
    region: 'Catalonia',
    title: 'Mentors for nurses from abroad!',
    lesson: 'Ask the wards first.',
  };
  const shown = await bo.submit(await bo.say('/experience log'), again);
  expect(read(shown)).toContain('Skåne logged something alike in 2026. What you typed is kept and not logged yet.');
  expect(read(shown)).toContain('#1 Mentors for nurses from abroad (Skåne, 2026)');
  expect(await count()).toBe(1);
  const opened = await bo.press(shown, 'Change what I typed');
  expect(formOf(opened).values).toMatchObject({ region: 'ES51', lesson: 'Ask the wards first.', areas: ['health'] });
  const logged = await bo.press(shown, 'It is another one: log it');
  expect(read(logged)).toContain('Thank you: logged as #2');
  expect(await count()).toBe(2);
  // Pressed once more, and by somebody else.
  expect(read(await bo.press(shown, 'It is another one: log it'))).toContain('is not kept any more');
  expect(
    read(
      await say(
        (shown as never as { blocks: { items?: { line?: string }[] }[] }).blocks.flatMap(({ items = [] }) =>
          items.flatMap(({ line }) => (line?.includes('log-kept') ? [line] : [])),
        )[0] ?? '',
      ),
    ),
  ).toContain('is not kept any more');
  expect(await count()).toBe(2);
  // A message that others read along is another's draft.
  expect(await sql`select * from draft`).toEqual([]);
});

test('what is not alike is logged at once, in the language it is written in, and two fields are asked for', async () => {
  const other = {
    ...filled,
    title: 'Wohnungslotsen im Landkreis',
    challenge: 'Die Familien finden keine Wohnung und wissen nicht, wer ihnen hilft.',
    action: 'Wir haben Lotsen ausgebildet, die mit den Familien zu den Vermietern gehen.',
    lesson: 'Ein Lotse für fünf Familien ist genug.',
  };
  const logged = await submit(await say('/experience log'), other);
  expect(read(logged)).toContain('Thank you: logged as #3');
  expect(read(logged)).toContain('Written in: Deutsch');
  expect(read(logged)).toContain(
    'What would others need to copy this? Results and Tips for transfer are what they miss most.',
  );
  const form = await press(logged, 'Add it now');
  expect(formOf(form).fields.map(({ name }) => name)).toEqual(['results', 'tips']);
  const saved = await submit(form, { results: 'Found a flat: 62 % (2025)' });
  expect(read(saved)).toContain('Saved #3.');
  const next = await say('/experience add 3');
  expect(formOf(next).fields.map(({ name }) => name)).toEqual(['difficulties', 'tips']);
  await submit(next, { tips: 'Begin with one town.', difficulties: 'Fear of damage.' });
  expect(await sql`select details from experience where number = 3`).toMatchObject([
    { details: { results: [{ value: 62 }], tips: 'Begin with one town.', difficulties: 'Fear of damage.' } },
  ]);
});
