import { describe, expect, test, vi } from 'vitest';
import type { Event, LifecycleEvent } from '#src/core/event.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';

async function start(options: { events?: Event[] } = {}) {
  const changed: string[] = [];
  const made = createContractHouse({
    changed: async ({ happened, actor }: LifecycleEvent) => void changed.push(`${happened} ${actor.space}`),
  });
  const { bot } = made.house;
  const house = {
    ...made.house,
    bot: {
      ...bot,
      handle: (event: Event) => {
        options.events?.push(event);
        return bot.handle(event);
      },
    },
  };
  const fake = await startFakeDiscord();
  const person = await createDiscordHarness(house, { transport: 'gateway', fake });
  const settled = async (expected: string[]) => {
    await vi.waitFor(() => expect(changed).toEqual(expected), { timeout: 20_000 });
    await person.discord.idle();
  };
  const stop = async () => {
    await person.stop();
    await fake.stop();
  };
  return { ...made, house, person, fake, changed, settled, stop };
}

describe('the connection', () => {
  test('that breaks is resumed, and what happened meanwhile is answered once', async () => {
    const { person, fake, record, stop } = await start();
    fake.gateway.drop();
    await vi.waitFor(() => expect(fake.gateway.isConnected()).toBe(false), { timeout: 20_000 });
    const turn = await fake.deliver(person.type('/count'));
    await person.discord.idle();
    expect(fake.gateway.counts).toEqual({ identified: 1, resumed: 1 });
    expect(turn.messages).toHaveLength(1);
    expect(record.counted).toBe(1);
    await stop();
  });

  test('whose session Discord has forgotten is made anew', async () => {
    const { person, fake, stop } = await start();
    fake.gateway.forget();
    fake.gateway.drop();
    await vi.waitFor(() => expect(fake.gateway.counts.identified).toBe(2), { timeout: 20_000 });
    expect((await person.say('/secret')).text).toContain('For your eyes only');
    await stop();
  });

  test.each([
    [4004, 'Discord refused DISCORD_TOKEN'],
    [4013, 'intents'],
    [4014, 'Discord does not grant the intents'],
  ])('closed for good with %i, it says so', async (code, words) => {
    const { person, fake, stop } = await start();
    expect(person.adapter.trouble?.()).toBeNull();
    fake.gateway.drop(code);
    await vi.waitFor(() => expect(person.adapter.trouble?.()).toContain(words), { timeout: 20_000 });
    await stop();
  });

  test('broken off for a while, it has no trouble to tell', async () => {
    const { person, fake, stop } = await start();
    fake.gateway.drop();
    await vi.waitFor(() => expect(fake.gateway.counts.resumed).toBe(1), { timeout: 20_000 });
    expect(person.adapter.trouble?.()).toBeNull();
    await stop();
  });

  test('asks for no privileged intent', async () => {
    const { person, fake, stop } = await start();
    // The fake closes with 4014 where one is asked for.
    fake.messages.post(fake.general.id, fake.maria, { content: 'not for the bot' }, []);
    expect((await person.speak?.('say hello'))?.text).toContain('Echo: hello');
    await stop();
  });

  test('a wrong token is told in words', async () => {
    const fake = await startFakeDiscord();
    const { house } = createContractHouse();
    const settings = { token: `${'x'.repeat(24)}.abcdef.${'y'.repeat(27)}` };
    await expect(createDiscordHarness(house, { transport: 'gateway', fake, settings })).rejects.toThrow(
      'Discord refuses DISCORD_TOKEN',
    );
    await fake.stop();
  });

  test('a payload without the fields that discord.js insists on is answered', async () => {
    const { person, fake, stop } = await start();
    const turn = person.type('/secret');
    const { interaction } = turn as { interaction: Partial<typeof turn.interaction> };
    delete interaction.entitlements;
    delete interaction.authorizing_integration_owners;
    await person.bring(turn);
    expect((await person.show(turn)).text).toContain('For your eyes only');
    expect(fake.violations).toEqual([]);
    await stop();
  });
});

describe('servers', () => {
  test('joined, left, rejoined, several at once', async () => {
    const { fake, person, settled, stop } = await start();
    const first = fake.guild.id;
    await settled([`installed ${first}`]);
    const { id: second } = fake.world.addGuild('Skåne', fake.maria);
    fake.gateway.emit('GUILD_CREATE', fake.gateway.describeGuild(second));
    await settled([`installed ${first}`, `installed ${second}`]);
    fake.gateway.emit('GUILD_DELETE', { id: second });
    await settled([`installed ${first}`, `installed ${second}`, `removed ${second}`]);
    fake.gateway.emit('GUILD_CREATE', fake.gateway.describeGuild(second));
    await settled([`installed ${first}`, `installed ${second}`, `removed ${second}`, `installed ${second}`]);
    expect((await person.say('/secret')).text).toContain('For your eyes only');
    await stop();
  });

  test('an outage of Discord’s is no farewell, and a new connection no arrival', async () => {
    const { fake, settled, changed, house, stop } = await start();
    const first = fake.guild.id;
    await settled([`installed ${first}`]);
    fake.gateway.emit('GUILD_DELETE', { id: first, unavailable: true });
    const again = await createDiscordHarness(house, { transport: 'gateway', fake });
    await again.say('/secret');
    expect(changed).toEqual([`installed ${first}`]);
    await again.stop();
    await stop();
  });

  test('one that was left while nobody was connected is noticed at the next connection', async () => {
    const { fake, settled, house, person } = await start();
    const first = fake.guild.id;
    await settled([`installed ${first}`]);
    await person.discord.stop();
    fake.world.guilds.delete(first);
    const again = await createDiscordHarness(house, { transport: 'gateway', fake });
    await settled([`installed ${first}`, `removed ${first}`]);
    await again.stop();
    await fake.stop();
  });

  test('the owner of a server that grants too little is told what is missing', async () => {
    const { fake, person, settled, stop } = await start();
    await settled([`installed ${fake.guild.id}`]);
    const guild = fake.world.addGuild('Narrow', fake.maria);
    for (const role of guild.roles) role.permissions = '1024';
    fake.gateway.emit('GUILD_CREATE', fake.gateway.describeGuild(guild.id));
    await vi.waitFor(async () => expect(await person.posted()).toHaveLength(1), { timeout: 20_000 });
    expect((await person.posted())[0]?.text).toContain(
      'In “Narrow” I may not do what I need to post there: Send Messages, Send Messages in Threads, Attach Files',
    );
    await stop();
  });
});

describe('plain words', () => {
  const answersIn = (fake: Awaited<ReturnType<typeof startFakeDiscord>>, channel: string) =>
    [...fake.world.messages.values()].filter(
      (message) => message.channel_id === channel && message.author.id === fake.world.bot.id,
    );

  test('in a direct message need no mention', async () => {
    const events: Event[] = [];
    const { fake, person, stop } = await start({ events });
    const { channel } = fake.world.openDirect(fake.maria);
    fake.messages.post(channel.id, fake.maria, { content: 'say hello' }, []);
    await vi.waitFor(() => expect(answersIn(fake, channel.id)).toHaveLength(1), { timeout: 20_000 });
    await person.discord.idle();
    expect(events.at(-1)).toMatchObject({
      type: 'mention',
      text: 'say hello',
      place: `discord:*:user:${fake.maria.id}`,
      actor: { user: fake.maria.id, space: '*' },
    });
    await stop();
  });

  test('reply to the message they answer, and once though two servers see it', async () => {
    const { fake, house, person, stop } = await start();
    const second = await createDiscordHarness(house, { transport: 'gateway', fake });
    const said = fake.messages.post(fake.general.id, fake.maria, { content: `<@${fake.world.bot.id}> say hello` }, []);
    await vi.waitFor(
      () =>
        expect(
          fake.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages')),
        ).toHaveLength(2),
      { timeout: 20_000 },
    );
    await Promise.all([person.discord.idle(), second.discord.idle()]);
    const answers = answersIn(fake, fake.general.id);
    expect(answers).toHaveLength(1);
    expect(answers[0]?.message_reference?.message_id).toBe('message' in said ? said.message.id : '');
    await second.stop();
    await stop();
  });

  test('the bot’s role is its name too', async () => {
    const { fake, stop } = await start();
    const role = fake.guild.roles.find(({ tags }) => tags?.bot_id)?.id;
    const said = { content: `<@&${role}> say hello`, mentions: [] };
    const message = fake.messages.post(fake.general.id, fake.maria, said, []);
    // Discord blanks text where the bot itself is not mentioned; servers with the intent give it all the same.
    if ('message' in message)
      fake.gateway.emit(
        'MESSAGE_CREATE',
        { ...message.message, guild_id: fake.guild.id },
        { mentions: [fake.world.bot.id] },
      );
    await vi.waitFor(() => expect(answersIn(fake, fake.general.id)).toHaveLength(1), { timeout: 20_000 });
    await stop();
  });

  test('what is for the asker alone is answered in a direct message, or where that is closed, by a hint', async () => {
    const { fake, person, stop } = await start();
    const { channel } = fake.world.openDirect(fake.maria);
    await person.speak?.('/secret');
    await person.discord.idle();
    expect(answersIn(fake, channel.id)).toHaveLength(1);
    expect((await person.posted()).map(({ text }) => text)).toEqual([
      'For your eyes only',
      'I have answered you in a direct message.',
    ]);
    fake.messages.closedTo.add(fake.maria.id);
    expect((await person.speak?.('/secret'))?.text).toContain('your direct messages are closed to me');
    await stop();
  });

  test('a form waits behind a button', async () => {
    const { person, fake, stop } = await start();
    const shown = await person.speak?.('/form short');
    expect(shown?.buttons).toEqual(['Open the form']);
    const message = answersIn(fake, fake.general.id)[0];
    const customId = /"custom_id":"([^"]+)"/.exec(JSON.stringify(message?.components))?.[1];
    const turn = await person.bring(
      fake.interact(fake.maria, fake.general, 3, { custom_id: customId, component_type: 2 }, { message } as never),
    );
    expect(turn.modal?.title).toContain('A short form');
    await stop();
  });

  test('of bots, and the bot’s own, are not answered', async () => {
    const { fake, person, stop } = await start();
    const robot = fake.world.addUser('robot');
    robot.bot = true;
    fake.messages.post(fake.general.id, robot, { content: `<@${fake.world.bot.id}> say hello` }, []);
    await person.speak?.('say once');
    expect(answersIn(fake, fake.general.id)).toHaveLength(1);
    await stop();
  });
});
