import { afterAll, expect, test } from 'vitest';
import { compose } from '#src/compose.ts';
import { parseConfig } from '#src/config.ts';
import { createLogger } from '#src/server/logger.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';

// The whole program, with forms of several windows, spoken to in Discord's own fields.
const database = await createTestDatabase({ figures: true });
const { adapterContext, queue } = await compose({
  config: parseConfig({ SECRET_KEY: 'a secret of at least thirty-two characters' }),
  database,
  platforms: [],
  everyPlatform: [],
  logger: createLogger('error'),
});
const maria = await createDiscordHarness(adapterContext, { transport: 'gateway' });
afterAll(async () => {
  await maria.stop();
  await queue.stop();
});

test('an experience is judged by criteria in several windows, published, and its versions and followers are shown', async () => {
  await maria.say('/experience log');
  const typed = { title: 'Mentors', region: 'SE224', areas: ['health'], challenge: 'c', action: 'a', lesson: 'l' };
  expect((await maria.submit(typed)).text).toContain('logged as #1');
  // Admins review what is theirs.
  await database.sql`update person set role = 'admin'`;
  await maria.say('/experience queue');
  const card = await maria.press('Review the first');
  expect(card.buttons).toContain('Evaluate');
  expect((await maria.press('Evaluate')).form?.title).toBe('Seven aspects');
  const done = await maria.submit({ inclusion: 'yes', impact: 'no', dac: 'Nobody counted.', decision: 'publish' });
  expect(done.text).toContain('is published');
  const shown = await maria.say('/experience show 1');
  expect(shown.text).toContain('Yes: Inclusion');
  expect(shown.text).toContain('Nobody counted.');
  expect((await maria.say('/experience versions 1')).text).toContain('Reviewed');
  expect((await maria.say('/follow area health')).text).toContain('You follow Health.');
  await database.sql`update experience set author = null`;
  expect((await maria.say('/experience try 1')).form?.title).toContain('Trying #1');
  expect((await maria.submit({ plan: 'wants', note: 'In two towns.' })).text).toContain('Saved.');
  expect((await maria.press('What it led to')).text).toContain('wants to try it');
});
