import { expect, test } from 'vitest';
import { createTroubles } from '#src/server/health.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

test('what starting met goes before what an adapter tells; without either there is none', () => {
  let told: string | null = null;
  const troubles = createTroubles([{ platform: 'discord', trouble: () => told }, { platform: 'mail' }]);
  expect(troubles.list()).toEqual([]);
  troubles.note('discord', 'cannot be reached');
  troubles.note('mail', 'refuses the password');
  expect(troubles.list()).toEqual([
    { platform: 'discord', trouble: 'cannot be reached' },
    { platform: 'mail', trouble: 'refuses the password' },
  ]);
  troubles.note('discord', null);
  troubles.note('mail', null);
  told = 'closed for good';
  expect(troubles.list()).toEqual([{ platform: 'discord', trouble: 'closed for good' }]);
});

test('staff sees it in the status', async () => {
  const { as, context } = await createDialogue();
  context.listTroubles = () => [{ platform: 'discord', trouble: 'Discord refused DISCORD_TOKEN.' }];
  expect(read(await as('admin').say('/status'))).toContain('Trouble with Discord: Discord refused DISCORD_TOKEN.');
  expect(read(await as('maria').say('/status'))).not.toContain('Trouble');
});
