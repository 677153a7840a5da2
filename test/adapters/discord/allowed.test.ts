import { expect, test } from 'vitest';
import { createContractHouse } from '#test/contracts/house.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';

test.each(['http', 'gateway'] as const)('over %s, a server that is not named is told kindly', async (transport) => {
  const { house, record } = createContractHouse();
  const fake = await startFakeDiscord();
  const { id: elsewhere } = fake.world.addGuild('Elsewhere', fake.maria);
  const person = await createDiscordHarness(house, {
    transport,
    fake,
    settings: { allowedGuilds: new Set([fake.guild.id]) },
  });
  await person.say('/count');
  expect(record.counted).toBe(1);
  const foreign = person.type('/count');
  Object.assign(foreign.interaction, { guild_id: elsewhere, authorizing_integration_owners: { 0: elsewhere } });
  await person.bring(foreign);
  expect(JSON.stringify(await person.show(foreign))).toContain('for the servers of its network');
  const option = { name: 'region1', type: 3, value: 'sk', focused: true };
  const typing = fake.interact(fake.maria, fake.general, 4, {
    ...{ id: '100000000000000001', name: 'regions', type: 1, options: [option] },
  });
  Object.assign(typing.interaction, { guild_id: elsewhere });
  expect((await fake.deliver(typing)).choices).toEqual([]);
  expect(record.counted).toBe(1);
  if (transport === 'gateway') await expect.poll(() => fake.world.guilds.has(elsewhere)).toBe(false);
  await person.stop();
});

test('who only added it for themselves is told so in direct messages, who shares a server is answered', async () => {
  const { house, record } = createContractHouse();
  const fake = await startFakeDiscord();
  const settings = { allowedGuilds: new Set([fake.guild.id]) };
  const person = await createDiscordHarness(house, { transport: 'http', fake, settings });
  const direct = (owners: object) => {
    const turn = person.type('/count');
    const {
      member,
      guild_id: _,
      guild: __,
      ...rest
    } = turn.interaction as unknown as { member: { user: object } } & Record<string, unknown>;
    turn.interaction = { ...rest, user: member.user, authorizing_integration_owners: owners } as never;
    return turn;
  };
  await person.bring(direct({ 1: fake.maria.id }));
  expect(record.counted).toBe(0);
  await person.bring(direct({ 0: '0' }));
  expect(record.counted).toBe(1);
  // A conversation stays open when both have left the server they met in; whether Discord knows them is asked anew after a while.
  const stranger = fake.world.addUser('stranger');
  fake.world.strangers.add(stranger.id);
  const asked = () => fake.requests.filter(({ path }) => path.includes('/members/')).length;
  const before = asked();
  const turns = [1, 2].map(() => {
    const turn = direct({ 0: '0' });
    Object.assign(turn.interaction, { user: stranger });
    return turn;
  });
  for (const turn of turns) {
    await person.bring(turn);
    expect(JSON.stringify(await person.show(turn))).toContain('for the servers of its network');
  }
  expect(asked() - before).toBe(1);
  expect(record.counted).toBe(1);
  // Where Discord does not say, nothing is done.
  const unknown = direct({ 0: '0' });
  Object.assign(unknown.interaction, { user: fake.world.addUser('unknown') });
  fake.fail('GET', /members/, { status: 403, json: { code: 20028, message: 'x' } } as never);
  await person.bring(unknown);
  expect(record.counted).toBe(1);
  await person.stop();
});
