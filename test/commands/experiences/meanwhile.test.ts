import { expect, test } from 'vitest';
import { commands } from '#src/commands/index.ts';
import type { FormValues } from '#src/core/form.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, database } = await createDialogue();
const { sql } = database;
const ana = as('ana');
const rita = as('rita');
await ana.submit(await ana.say('/me edit'), { region: 'Skåne' });
await rita.submit(await rita.say('/me edit'), { region: 'Murcia' });
await sql`update person set role = 'reviewer' where id = (select person from account where "user" = 'rita')`;

/** As a platform sends it: all that stands in the window. */
const send = (who: typeof ana, window: Awaited<ReturnType<typeof ana.say>>, changes: FormValues) =>
  who.submit(window, { ...(window.type === 'form' ? window.form.values : {}), ...changes });

const fields = {
  ...{ title: 'Old title', region: 'Skåne', areas: ['housing'], groups: ['newly-arrived'] },
  ...{ challenge: 'Few flats', action: 'We asked owners', lesson: 'Old lesson' },
};
await ana.submit(await ana.say('/experience log'), fields);
const [{ number } = { number: 0 }] = await sql<{ number: number }[]>`select max(number)::int as number from experience`;
const record = async () =>
  (
    await sql<{ title: string; challenge: string; lesson: string; details: object }[]>`
    select title, challenge, lesson, details from experience where number = ${number}`
  )[0];

test('who saves a form keeps what was saved meanwhile in fields that they left alone, and is told', async () => {
  const form = await ana.say(`/experience edit ${number}`);
  await send(rita, await rita.say(`/experience edit ${number}`), { title: 'Title of the reviewer' });
  const saved = read(await send(ana, form, { lesson: 'New lesson' }));
  expect(saved).toContain('Changed meanwhile, and left as it is now: Title.');
  expect(await record()).toMatchObject({ title: 'Title of the reviewer', lesson: 'New lesson' });
});

test('a field that both changed is asked about with what it says now; sent again, it counts', async () => {
  const form = await ana.say(`/experience edit ${number}`);
  await send(rita, await rita.say(`/experience edit ${number}`), { lesson: 'Lesson of the reviewer' });
  const asked = await send(ana, form, { lesson: 'Lesson of the author' });
  expect(asked).toMatchObject({
    type: 'problems',
    problems: { lesson: expect.stringContaining('It says now: “Lesson of the reviewer”') },
    form: { values: { lesson: 'Lesson of the author' } },
  });
  expect(await record()).toMatchObject({ lesson: 'Lesson of the reviewer' });
  expect(read(await send(ana, form, { lesson: 'Lesson of the author' }))).toContain('Saved');
  expect(await record()).toMatchObject({ lesson: 'Lesson of the author' });
});

test('tips of a reviewer stay where the author completes something else', async () => {
  const form = await ana.say(`/experience complete ${number}`);
  await send(rita, await rita.say(`/experience complete ${number}`), { tips: 'Ask early' });
  await send(ana, form, { funding: ['ESF+'] });
  expect((await record())?.details).toMatchObject({ tips: 'Ask early', funding: ['ESF+'] });
});

test('in two windows of one person neither takes back what the other saved', async () => {
  const [first, second] = [await ana.say(`/experience edit ${number}`), await ana.say(`/experience edit ${number}`)];
  await send(ana, second, { title: 'From the second' });
  await send(ana, first, { challenge: 'From the first' });
  expect(await record()).toMatchObject({ title: 'From the second', challenge: 'From the first' });
});

test('sent at once, of two forms the second sees what the first saved', async () => {
  const [one, other] = [await ana.say(`/experience edit ${number}`), await rita.say(`/experience edit ${number}`)];
  const answers = await Promise.all([
    send(ana, one, { title: 'Race of the author' }),
    send(rita, other, { title: 'Race of the reviewer' }),
  ]);
  expect(answers.map(({ type }) => type).sort()).toEqual(['message', 'problems']);
});

test('a profile in two windows', async () => {
  const form = await ana.say('/me edit');
  await send(ana, await ana.say('/me edit'), { region: 'Murcia' });
  await send(ana, form, { name: 'Ana B.' });
  const [person] =
    await sql`select region, display_name from person where id = (select person from account where "user" = 'ana')`;
  expect(person).toMatchObject({ displayName: 'Ana B.' });
  expect(person?.region).toBe(
    (await sql`select region from person where id = (select person from account where "user" = 'rita')`)[0]?.region,
  );
});

test('every form that changes something by its name knows what it showed', () => {
  const changing = commands.flatMap(({ name, subcommands }) =>
    [...subcommands.values()]
      .filter((each) => each.submit && ['edit', 'change', 'complete'].includes(each.name) && !each.edits)
      .map((each) => `/${name} ${each.name}`),
  );
  expect(changing).toEqual([]);
});
