import { expect, test } from 'vitest';
import { createDialogue, formOf, lineOf, read } from '#test/support/dialogue.ts';

const { as, database } = await createDialogue();
const { sql } = database;
const admin = as('admin');
const idOf = async (user: string) =>
  (await sql<{ person: number }[]>`select person from account where "user" = ${user}`)[0]?.person ?? 0;

test('an admin says where somebody works; nobody else may', async () => {
  await as('ana').say('/me');
  const id = await idOf('ana');
  expect(read(await as('bo').say(`/person place ${id}`))).toContain('Your role does not allow that.');
  const form = await admin.say(`/person place ${id}`);
  expect(formOf(form).title).toContain('ana');
  const wrong = await admin.submit(form, { region: 'Atlantis' });
  expect(wrong.type).toBe('problems');
  expect(read(await admin.submit(form, { region: 'Skåne' }))).toContain('Where ana works is saved.');
  expect(await sql`select region, chosen from person where id = ${id}`).toEqual([
    { region: 'SE224', chosen: ['region'] },
  ]);
  await admin.submit(await admin.say(`/person place ${id}`), { region: '' });
  expect(await sql`select region from person where id = ${id}`).toEqual([{ region: null }]);
  expect(await sql`select data from activity where type = 'person.region-set' order by id`).toEqual([
    { data: { before: null } },
    { data: { before: 'SE224' } },
  ]);
  expect(read(await admin.say('/person place 999'))).toContain('There is nobody with the number 999.');
});

test('two people who are the same become one, once an admin said so below both', async () => {
  const first = as('ana', { displayName: 'Ana Ruiz' });
  const second = as('ana.ruiz', { displayName: 'Ana Ruiz', space: 'annex' });
  await as('cem').say('/me');
  for (const each of [first, second]) await each.say('/me');
  await second.submit(await second.say('/question ask'), { title: 'Who teaches at night?', areas: ['language'] });
  const [from, to] = [await idOf('ana.ruiz'), await idOf('ana')];
  const which = await admin.say(`/person merge ${from}`);
  // Who is called the same is offered first.
  expect(JSON.stringify(which).match(/\/person merge \d+ into=(\d+)/)?.[1]).toBe(String(to));
  expect(await sql`select 1 from staff_act where command = '/person merge'`).toEqual([]);
  const asked = await admin.say(lineOf(which, 'Ana Ruiz'));
  expect(read(asked)).toContain('It cannot be undone');
  await as('bo').say(lineOf(asked, 'They are the same person'));
  expect(await idOf('ana.ruiz')).toBe(from);
  expect(read(await admin.press(asked, 'They are the same person'))).toContain('Ana Ruiz has everything now.');
  expect(await idOf('ana.ruiz')).toBe(to);
  expect(await sql`select author from question`).toEqual([{ author: to }]);
  expect(await sql`select line from staff_act where command = '/person merge'`).toEqual([
    { line: `/person merge ${from} into=${to}, who are member and member` },
  ]);
  expect(read(await admin.say(`/person merge ${to} into=${to}`))).toContain('Say two different ones.');
});

test('three who are to become one another, all at once, end in a sentence each', async () => {
  const names = ['Uma', 'Vera', 'Wim'];
  for (const name of names) await as(name, { displayName: name }).say('/me');
  const ids = await Promise.all(names.map(idOf));
  const asked = [];
  for (const [at, id] of ids.entries()) asked.push(await admin.say(`/person merge ${id} into=${ids[(at + 1) % 3]}`));
  expect(read(asked[0] as never)).toContain('Uma (');
  expect(read(asked[0] as never)).not.toContain('\\');
  const said = await Promise.all(asked.map(async (each) => read(await admin.press(each, 'They are the same person'))));
  expect(said.filter((each) => each.includes('has everything now.')).length).toBeGreaterThanOrEqual(1);
  for (const each of said) expect(each).toMatch(/has everything now\.|There is nobody with the number \d+\./);
  expect((await Promise.all(names.map(idOf))).length).toBe(3);
});
