import { afterAll, expect, test } from 'vitest';
import { createDialogue } from '#test/support/dialogue.ts';
import { setUpSlack } from './harness.ts';

// The real commands on the real store: every line that lacks what it needs, said by an admin.
const { adapterContext, bot, database, as } = await createDialogue();
const setup = await setUpSlack({ ...adapterContext, now: () => new Date() });
afterAll(() => setup.stop());
const { fake, person, channel } = setup;

const counts = () => String([fake.world.views.size, fake.world.messages.length, fake.world.ephemerals.length]);

/** The lines that need something, after which nothing was to be seen. */
async function listSilent(trigger?: string): Promise<string[]> {
  const silent: string[] = [];
  for (const { name, subcommands } of bot.commands)
    for (const { name: verb, arguments: args } of subcommands.values()) {
      if (!args.some(({ required }) => required)) continue;
      asked += 1;
      const before = counts();
      const payload = person.commandPayload(channel, `/${name}`, verb);
      await person.command(channel, `/${name}`, verb, { ...payload, ...(trigger && { trigger_id: trigger }) });
      await setup.settle();
      if (counts() === before) silent.push(`/${name} ${verb}`);
    }
  return silent;
}
let asked = 0;

test('a command without what it needs asks for it or says so, also where only buttons say it, and where no window opens', async () => {
  await person.command(channel, '/me', 'show');
  await setup.settle();
  expect([await listSilent(), await listSilent('1.2.late')]).toEqual([[], []]);
  const people = await database.sql`select distinct person from account where platform = 'slack'`;
  for (const { person: each } of people) await as('admin').confirm(`/person role ${each} admin`);
  expect([await listSilent(), await listSilent('1.2.late')]).toEqual([[], []]);
  expect(asked).toBeGreaterThan(150);
});
