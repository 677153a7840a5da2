import type { APIUser } from 'discord-api-types/v10';
import { afterAll, expect, test, vi } from 'vitest';
import { runRounds } from '#jobs/run-rounds.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { walk } from '#test/support/fake-discord/index.ts';
import type { Loose } from '#test/support/fake-discord/message-rules.ts';
import type { StoredMessage } from '#test/support/fake-discord/world.ts';

// The real commands, store, outbox and discord.js; three people of one server.
const dialogue = await createDialogue();
const { adapterContext, context, database, queue, wayTo, clock, as } = dialogue;
const { sql } = database;
const harness = await createDiscordHarness(adapterContext, { transport: 'gateway' });
const { fake, discord } = harness;
const worker = createOutboxWorker({
  ...{ database, queue, wayTo, adapters: [discord], onWake: context.outbox.onWake },
  ...{ pacerOf: adapterContext.pacerOf, logger: adapterContext.logger, now: () => clock.now },
});
await worker.start();
afterAll(async () => {
  await worker.stop();
  await harness.stop();
});
const { maria } = fake;
const jordi = fake.world.addUser('jordi');
const inChat = ({ id, username }: APIUser) =>
  as(
    id,
    { platform: 'discord', space: '*', displayName: username },
    `discord:${fake.guild.id}:channel:${fake.general.id}`,
  );
const admin = as('admin');
const textOf = (message: StoredMessage) =>
  [...walk((message.components ?? []) as Loose[])]
    .map(({ content }) => content)
    .filter(Boolean)
    .join('\n');
const find = (words: string, reader?: APIUser) =>
  vi.waitFor(
    () => {
      const found = [...fake.world.messages.values()].findLast(
        (message) =>
          message.author.id === fake.world.bot.id &&
          textOf(message).includes(words) &&
          (!reader || fake.world.channels.get(message.channel_id)?.recipients?.[0]?.id === reader.id),
      );
      if (!found) throw new Error(`Nobody said “${words}”.`);
      return found;
    },
    { timeout: 15_000, interval: 50 },
  );
async function press(user: APIUser, message: StoredMessage, label: string): Promise<void> {
  for (const control of walk((message.components ?? []) as Loose[]))
    if (control.label === label) {
      const channel = fake.world.channels.get(message.channel_id) as never;
      const data = { custom_id: control.custom_id, component_type: 2 };
      await harness.bring(fake.interact(user, channel, 3, data, { message } as never));
      return;
    }
  throw new Error(`There is no ${label} in ${textOf(message)}`);
}

test('two of one server who both say yes in a round get a private thread of their own', async () => {
  for (const user of [maria, jordi]) {
    await inChat(user).submit(await inChat(user).say('/me introductions'), { isOpen: true, offerAreas: ['housing'] });
    await inChat(user).submit(await inChat(user).say('/me availability'), { contact: 'secret@example.org' });
  }
  await admin.submit(await admin.say('/round create'), {
    ...{ title: 'Monday meetings', kind: 'pairs', day: '2026-11-30', time: '9:00', timeZone: 'UTC' },
    ...{ cooldown: 0, odd: 'wait', allowsSameRegion: true },
  });
  for (const user of [maria, jordi]) expect(read(await inChat(user).say('/round join 1'))).toContain('Monday meetings');
  clock.now = new Date('2026-11-30T09:00:00Z');
  const tick = () => runRounds.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  await tick();
  for (const user of [maria, jordi])
    await press(user, await find('Monday meetings matched you', user), 'Yes, I want to meet');
  const together = await find('Here you are together');
  expect(fake.world.channels.get(together.channel_id)).toMatchObject({ type: 12, guild_id: fake.guild.id });
  expect([...(fake.world.threadMembers.get(together.channel_id) ?? [])].sort()).toEqual([maria.id, jordi.id].sort());
  expect(JSON.stringify([...fake.world.messages.values()])).not.toContain('secret@example.org');
});

test('where no thread can be made after both said yes, what they write is passed on', async () => {
  const eva = fake.world.addUser('eva');
  fake.world.strangers.add(eva.id);
  await inChat(eva).submit(await inChat(eva).say('/me introductions'), { isOpen: true, offerAreas: ['health'] });
  await admin.submit(await admin.say('/round create'), {
    ...{ title: 'Tuesday meetings', kind: 'pairs', day: '2026-12-01', time: '9:00', timeZone: 'UTC' },
    ...{ cooldown: 0, odd: 'wait', allowsSameRegion: true },
  });
  for (const user of [maria, eva]) await inChat(user).say('/round join 2');
  clock.now = new Date('2026-12-01T09:00:00Z');
  const tick = () => runRounds.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  await tick();
  for (const user of [maria, eva])
    await inChat(user).say(
      `/round confirm ${(await sql<{ id: number }[]>`select max(id) as id from round_group`)[0]?.id}`,
    );
  await vi.waitFor(
    async () =>
      expect(await sql`select 1 from delivery where recipient like 'round-group:%' and state = 'dead'`).not.toEqual([]),
    { timeout: 15_000, interval: 100 },
  );
  await tick();
  await find('I pass on what you write to eva', maria);
  expect(await sql`select count(*)::int as count from conversation where round_group is not null`).toEqual([
    { count: 1 },
  ]);
});

test('a round may be for those who see a channel, by what roles and the channel grant', async () => {
  const sees = String(1n << 10n);
  const ines = fake.world.addUser('ines');
  const closed = fake.world.addChannel(fake.guild, 'housing', {
    permission_overwrites: [
      { id: fake.guild.id, type: 0, allow: '0', deny: sees },
      { id: ines.id, type: 1, allow: sees, deny: '0' },
    ],
  } as never);
  dialogue.adapters.push(discord);
  const staff = as('admin', {}, `discord:${fake.guild.id}:channel:${closed.id}`);
  await staff.submit(await staff.say('/round create here'), {
    ...{
      title: 'Housing only',
      kind: 'pairs',
      day: '2026-12-20',
      time: '9:00',
      timeZone: 'UTC',
      cooldown: 0,
    },
  });
  expect(read(await inChat(ines).say('/round join 3 open'))).toContain('members of the channel');
  expect(read(await inChat(jordi).say('/round join 3 open'))).toContain('you are not in it');
  // The owner of a server sees all of it.
  expect(read(await inChat(maria).say('/round join 3 open'))).toContain('members of the channel');
  const eva = [...fake.world.users.values()].find(({ username }) => username === 'eva') as APIUser;
  expect(read(await inChat(eva).say('/round join 3 open'))).toContain('you are not in it');
  expect(read(await as('maria').say('/round join 3 open'))).toContain('you are not in it');
  expect(await sql`select 1 from round_member where round = 3`).toHaveLength(2);
});

test('the menu of a person leaves somebody out of introductions', async () => {
  const command = [...fake.world.commands.values()]
    .flat()
    .find(({ name }) => name === 'Do not introduce us') as unknown as {
    id: string;
  };
  const turn = fake.interact(maria, fake.general, 2, {
    ...{ id: command.id, name: 'Do not introduce us', type: 2, target_id: jordi.id },
    resolved: { users: { [jordi.id]: jordi }, members: {} },
  });
  await harness.bring(turn);
  const said = turn.messages.map((id) => textOf(fake.world.messages.get(id) as StoredMessage)).join('\n');
  expect(said).toContain('You and jordi are not suggested to each other');
  expect(await sql`select 1 from introduction_block`).toHaveLength(1);
  expect(fake.violations).toEqual([]);
});
