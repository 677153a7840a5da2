import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, say, bot, database, clock } = await createDialogue({ env: { SECRET_KEY: 'k'.repeat(40) } });
const { sql } = database;

const secretIn = (text: string) => /cway_[\w-]{43}/.exec(text)?.[0] ?? '';

test('a token is shown once, is kept as a hash, and stands in nothing that is stored', async () => {
  const outcome = await say('/token create figures questions days=7 Dashboard');
  expect(outcome).toMatchObject({ type: 'message', visibility: 'private' });
  const said = read(outcome);
  const secret = secretIn(said);
  expect(secret).not.toBe('');
  expect(said).toContain('It is for figures and questions, with your rights, until 30 November 2026');
  const list = read(await say('/token list'));
  expect(list).toContain('Dashboard');
  expect(list).not.toContain(secret);
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  for (const { name } of tables)
    expect(await sql`select 1 from ${sql(name)} t where t::text like ${`%${secret}%`} limit 1`, name).toHaveLength(0);
});

test.each([
  ['/token create figures Twice', 'api_token'],
  ['/webhook add https://hooks.example/in experience.published', 'webhook'],
])('%s: what comes twice gives out one secret', async (line, table) => {
  const { say: sayAsAdmin, actor } = as('admin');
  await sayAsAdmin('/help');
  const count = async () => (await sql`select 1 from ${sql(table)}`).length;
  const before = await count();
  const event = { type: 'action', id: `test:${table}`, actor, place: 'test:hall:user:admin', line } as const;
  const [first, again] = [read(await bot.handle(event)), read(await bot.handle(event))];
  expect(await count()).toBe(before + 1);
  expect(first).not.toContain('This was done before');
  expect(again).toContain('This was done before. What I said then is kept no longer.');
});

test('one ends one’s own, staff see and end everybody’s, and others do not', async () => {
  const olle = as('olle');
  await olle.say('/token create Script of Olle');
  const number = /(\d+) \| Script of Olle/.exec(read(await olle.say('/token list')))?.[1] ?? '';
  expect(read(await say('/token list'))).not.toContain('Script of Olle');
  expect(read(await say('/token list all'))).toContain('Only staff see everybody’s tokens');
  expect(read(await say(`/token revoke ${number}`))).toContain('There is no token number');
  const admin = as('admin');
  expect(read(await admin.say('/token list all'))).toContain('Script of Olle');
  expect(read(await admin.say(`/token revoke ${number}`))).toContain('opens nothing any more');
  expect(read(await olle.say('/token list'))).toContain('There is no token');
});

test('one has ten at most, and those that have expired do not count', async () => {
  const busy = as('busy');
  for (let index = 0; index < 10; index += 1) await busy.say('/token create figures days=1');
  expect(read(await busy.say('/token create figures'))).toContain('You have 10 tokens');
  clock.now = new Date(clock.now.getTime() + 25 * 3_600_000);
  expect(secretIn(read(await busy.say('/token create figures')))).not.toBe('');
});

test.each([
  ['figures:read', 'It is for figures, with'],
  ['Figures,questions', 'It is for figures and questions, with'],
  ['experience', 'It is for experiences, with'],
  ['tool Our Dashboard', 'It is for tools, with'],
])('the scopes of a token as people write them: %s', async (words, said) => {
  expect(read(await as(`writer of ${words}`).say(`/token create ${words}`))).toContain(said);
});

test('a word that is written as a scope and is none makes no token', async () => {
  const odd = as('odd');
  expect(read(await odd.say('/token create admin:all'))).toContain(
    'There is no scope “admin:all”, so no token was made.',
  );
  expect(read(await odd.say('/token list'))).toContain('There is no token');
});
