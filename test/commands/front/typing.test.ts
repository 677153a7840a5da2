import { expect, test } from 'vitest';
import { completeLine as completeInPlayground } from '#adapters/playground/complete/complete.ts';
import { completeLine as completeInTerminal } from '#adapters/terminal/complete/complete.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { bot, as, database } = await createDialogue({ env: { ADMINS: 'terminal:local:ada' } });
const people = async () => (await database.sql`select count(*)::int as known from person`)[0]?.known;

const inPlayground = async (line: string, user: string) => {
  const actor = { platform: 'playground', space: 'local', user };
  return (await completeInPlayground(line, { bot, actor })).items.map(({ text }) => text);
};
const inTerminal = async (line: string, user: string) => (await completeInTerminal(bot, user, line))[0];

test('nobody is offered a command that they may not say', async () => {
  expect(await inPlayground('/', 'somebody')).toContain('/compare ');
  expect(await inPlayground('/', 'somebody')).not.toContain('/person ');
  expect(await inPlayground('/pers', 'somebody')).toEqual([]);
  expect(await inPlayground('/experience q', 'somebody')).not.toContain('queue ');
  expect(await inTerminal('/', 'maria')).toContain('/compare ');
  expect(await inTerminal('/', 'maria')).not.toContain('/person ');
  expect(await inTerminal('/experience q', 'maria')).not.toContain('queue ');
});

test('who may say it is offered it, before they have said anything', async () => {
  expect(await inTerminal('/pers', 'ada')).toEqual(['/person ']);
  expect(await inTerminal('/experience q', 'ada')).toEqual(['queue ']);
});

test('typing makes nobody known', async () => {
  const before = await people();
  await inPlayground('/', 'a stranger');
  await inTerminal('/experience ', 'another stranger');
  expect(await people()).toBe(before);
});

test('a role that was given counts while typing', async () => {
  const platform = { platform: 'terminal', space: 'local' };
  await as('rita', platform).say('/help');
  expect(await inTerminal('/experience q', 'rita')).not.toContain('queue ');
  const [rita] = await database.sql`select person from account where platform = 'terminal' and "user" = 'rita'`;
  const admin = as('ada', platform);
  await admin.confirm(`/person role ${rita?.person} reviewer`);
  expect(await inTerminal('/experience q', 'rita')).toEqual(['queue ']);
});
