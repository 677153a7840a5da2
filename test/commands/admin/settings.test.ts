import { describe, expect, test } from 'vitest';
import { savePersonRole } from '#src/store/people/person.ts';
import { runJob } from '#test/operations/rules/support.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, context, database } = await createDialogue();
const admin = as('admin');
await admin.say('/help');
await savePersonRole(database.sql, (await database.sql`select id from person limit 1`)[0]?.id, 'admin');
context.live.begin({ logLevel: 'warn' });

describe('settings that need no restart', () => {
  test('say what holds and what the server was started with', async () => {
    expect(read(await admin.say('/admin settings'))).toContain('`warn`, as this server was started');
    expect(read(await admin.submit(await admin.say('/admin set log-level'), { value: 'debug' }))).toContain(
      '`debug`, instead of `warn`, with which this server was started',
    );
    expect(context.live.values().logLevel).toBe('debug');
    expect(read(await admin.say('/admin unset log-level'))).toContain('`warn`, as this server was started');
    expect(context.live.values().logLevel).toBe('warn');
  });

  test('are followed by a server that did not change them, and what it cannot read is left', async () => {
    await database.sql`insert into setting (name, value, changed_at) values
      ('api-requests', '40', now()), ('api-origins', 'https://a.example *', now()), ('log-level', 'loud', now()), ('later', 'x', now())`;
    await runJob(context, 'follow-settings');
    expect(context.live.values()).toEqual({
      logLevel: 'warn',
      apiRequests: 40,
      apiOrigins: ['https://a.example', '*'],
    });
    await database.sql`delete from setting`;
    await runJob(context, 'follow-settings');
    expect(context.live.values()).toMatchObject({ apiRequests: 300, apiOrigins: [] });
  });

  test('an empty list of pages lets none ask, whatever the server was started with', async () => {
    context.live.begin({ apiOrigins: ['https://a.example'] });
    expect(read(await admin.submit(await admin.say('/admin set api-origins'), { value: '' }))).toContain('Saved.');
    expect(context.live.values().apiOrigins).toEqual([]);
    expect(read(await admin.say('/admin settings'))).toContain('none, instead of `https://a.example`');
    await admin.say('/admin unset api-origins');
  });

  test.each([
    ['api-requests', '0', 'Say a whole number from 10 to 10000.'],
    ['api-requests', 'many', 'Say a whole number from 10 to 10000.'],
    ['api-origins', 'https://a.example/page', '“https://a.example/page” is no address of pages'],
    [
      'api-origins',
      Array.from({ length: 51 }, (_, index) => `https://a${index}.example`).join(' '),
      'That is more than 50 addresses.',
    ],
  ])('%s %s is refused in words', async (name, value, said) => {
    expect(read(await admin.submit(await admin.say(`/admin set ${name}`), { value }))).toContain(said);
    expect(await database.sql`select * from setting where value = ${value}`).toEqual([]);
  });
});
