import { describe, expect, test, vi } from 'vitest';
import { baseOf } from '#adapters/discord/decode/event.ts';
import { PlatformError } from '#src/core/errors.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { formatPlace } from '#src/core/place.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { refuse } from '#test/support/fake-discord/refusal.ts';

const say = (text: string, ...blocks: Message['blocks']): Message => ({
  text,
  blocks: [{ type: 'text', markdown: text }, ...blocks],
});

async function start(options: { now?: () => number } = {}) {
  const { house } = createContractHouse(options.now ? { now: () => new Date((options.now as () => number)()) } : {});
  const person = await createDiscordHarness(house, { transport: 'gateway', ...options });
  const { fake, adapter, place } = person;
  const direct = (user: string) => formatPlace({ platform: 'discord', space: '*', kind: 'user', id: user });
  const count = (method: string, path: RegExp) =>
    fake.requests.filter((one) => one.method === method && path.test(one.path)).length;
  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error: unknown) => error as PlatformError,
    );
  return {
    person,
    fake,
    adapter,
    place,
    direct,
    count,
    refusal,
    created: () => count('POST', /^\/channels\/\d+\/messages$/),
  };
}

describe('a delivery', () => {
  test('tried twice within minutes is one message', async () => {
    const { person, adapter, place } = await start();
    const first = await adapter.post(place, say('A digest'), 'delivery-1');
    expect(await adapter.post(place, say('A digest'), 'delivery-1')).toEqual(first);
    expect(await person.posted()).toHaveLength(1);
    await person.stop();
  });

  test('goes to the thread that an answer was given in', async () => {
    const { fake, adapter } = await start();
    const thread = fake.world.addChannel(fake.guild, 'a thread', { type: 11, parent_id: fake.general.id } as never);
    const place = formatPlace({ platform: 'discord', space: fake.guild.id, kind: 'thread', id: thread.id });
    const typed = fake.interact(fake.maria, thread, 2, { name: 'secret', type: 1 }).interaction;
    expect(baseOf(typed as never).place).toBe(place);
    const { ref } = await adapter.post(place, say('A digest'), 'delivery-1');
    expect(ref).toMatch(new RegExp(`^${thread.id}/`));
    expect(await adapter.findDelivery?.(place, 'delivery-1')).toEqual({ ref });
    await adapter.stop();
    await fake.stop();
  });

  test('whose receipt was lost is one message', async () => {
    const { person, fake, adapter, place } = await start();
    fake.fail('POST', /^\/channels\/\d+\/messages$/, { status: 502, after: true });
    await adapter.post(place, say('A digest'), 'delivery-1');
    expect(await person.posted()).toHaveLength(1);
    await person.stop();
  });

  test('is found again when Discord has forgotten its nonce: with and without a button', async () => {
    let time = Date.now();
    const { person, adapter, place } = await start({ now: () => time });
    const plain = await adapter.post(place, say('Plain'), 'delivery-1');
    const pressed = await adapter.post(
      place,
      say('With a button', ...actions(button('Hello', '/echo hello'))),
      'delivery-2',
    );
    time += 60 * 60_000;
    expect(await adapter.findDelivery?.(place, 'delivery-1')).toEqual(plain);
    expect(await adapter.findDelivery?.(place, 'delivery-2')).toEqual(pressed);
    expect(await adapter.findDelivery?.(place, 'delivery-3')).toBeNull();
    await person.stop();
  });

  test('is found by its button’s custom id alone', async () => {
    const { person, fake, adapter, place } = await start();
    await adapter.post(place, say('With a button', ...actions(button('Hello', '/echo hello'))), 'delivery-2');
    for (const message of fake.world.messages.values())
      for (const component of message.components ?? []) component.id = 7;
    expect(await adapter.findDelivery?.(place, 'delivery-2')).not.toBeNull();
    await person.stop();
  });

  test('a button on it still says its line', async () => {
    const { person, fake, adapter, place } = await start();
    const { ref } = await adapter.post(
      place,
      say('With a button', ...actions(button('Hello', '/echo hello'))),
      'delivery-2',
    );
    const message = fake.world.messages.get(ref.split('/')[1] ?? '');
    const customId = /"custom_id":"([^"]+)"/.exec(JSON.stringify(message?.components))?.[1];
    expect(customId).toContain('delivery-2');
    const turn = await person.bring(
      fake.interact(fake.maria, fake.general, 3, { custom_id: customId, component_type: 2 }, { message } as never),
    );
    expect((await person.show(turn)).text).toContain('Echo: hello');
    await person.stop();
  });

  test('of several parts that broke off goes on where it stopped, even much later', async () => {
    let time = Date.now();
    const { person, fake, adapter, place, refusal } = await start({ now: () => time });
    const long = say(Array.from({ length: 3_000 }, (_, index) => `word${index}`).join(' '));
    await adapter.post(place, long, 'whole');
    const whole = (await person.posted()).map(({ text }) => text);
    expect(whole.length).toBeGreaterThan(4);
    const isThird = () =>
      fake.requests.filter(({ body }) => String((body as { nonce?: string })?.nonce).startsWith('broken')).length >= 2;
    fake.fail('POST', /^\/channels\/\d+\/messages$/, {
      status: 403,
      json: { code: 20016, message: 'no' },
      when: isThird,
    });
    expect(await refusal(adapter.post(place, long, 'broken'))).toMatchObject({ code: '20016' });
    expect(await adapter.findDelivery?.(place, 'broken')).toBeNull();
    time += 60 * 60_000;
    await adapter.post(place, long, 'broken');
    expect((await person.posted()).map(({ text }) => text).slice(whole.length)).toEqual(whole);
    expect(await adapter.findDelivery?.(place, 'broken')).not.toBeNull();
    await person.stop();
  });

  test('mentions nobody, whatever stands in it', async () => {
    const { person, adapter, place } = await start();
    await adapter.post(place, say('Look, @everyone and <@123456789012345678>'), 'delivery-1');
    expect(person.countMentions()).toBe(0);
    await person.stop();
  });

  test('an id that would not fit is a bug', async () => {
    const { person, adapter, place } = await start();
    await expect(adapter.post(place, say('x'), 'x'.repeat(21))).rejects.toThrow(RangeError);
    await expect(adapter.post(place, say('x'), 'a|b')).rejects.toThrow(RangeError);
    await person.stop();
  });
});

describe('what answers in place of Discord', () => {
  const page = { 'content-type': 'text/html' };
  const strange = [
    ['a page', { status: 200, headers: page }],
    ['nothing', { status: 204 }],
    ['the way to another page', { status: 302, headers: { ...page, location: '/elsewhere' } }],
    ['JSON of something else', { status: 200, json: {} }],
  ] as const;

  test.each(strange)('%s is no receipt: the message is sent again', async (_, answer) => {
    const { person, fake, adapter, place, refusal } = await start();
    fake.fail('POST', /^\/channels\/\d+\/messages$/, answer as never);
    expect(await refusal(adapter.post(place, say('A digest'), 'delivery-1'))).toMatchObject({ refusal: 'uncertain' });
    await adapter.post(place, say('A digest'), 'delivery-1');
    expect((await person.posted()).map(({ text }) => text)).toEqual(['A digest']);
    await person.stop();
  });

  test.each(strange)('%s is no channel: it is asked for again', async (_, answer) => {
    const { person, fake, adapter, direct, refusal } = await start();
    fake.fail('POST', /^\/users\/@me\/channels$/, answer as never);
    const place = direct(fake.maria.id);
    expect(await refusal(adapter.post(place, say('A digest'), 'delivery-1'))).toMatchObject({ refusal: 'uncertain' });
    expect((await adapter.post(place, say('A digest'), 'delivery-1')).ref).toMatch(/^\d+\/\d+$/);
    await person.stop();
  });

  test.each(strange.filter(([, answer]) => 'headers' in answer))('%s is no change of a message', async (_, answer) => {
    const { person, fake, adapter, place, refusal } = await start();
    const { ref } = await adapter.post(place, say('A digest'), 'delivery-1');
    fake.fail('PATCH', /\/messages\/\d+$/, answer as never);
    const edit = adapter.edit?.(place, ref, say('Changed')) ?? Promise.resolve();
    expect(await refusal(edit)).toMatchObject({ refusal: 'uncertain' });
    await person.stop();
  });
});

describe('limits of rate', () => {
  test('a bucket’s headers are kept to, so that no 429 is met', async () => {
    const { person, fake, adapter, place, created } = await start();
    fake.limits.set(/^POST \/channels\/\d+\/messages$/, 2, 200);
    await adapter.post(place, say('first'), 'd0');
    await Promise.all([1, 2, 3, 4, 5].map((number) => adapter.post(place, say(`${number}`), `d${number}`)));
    expect(created()).toBe(6);
    expect(fake.requests.filter(({ status }) => status === 429)).toEqual([]);
    await person.stop();
  });

  test.each([
    ['of a bucket', { 'x-ratelimit-scope': 'user', 'x-ratelimit-bucket': 'abc' }, false],
    ['of all', { 'x-ratelimit-scope': 'global', 'x-ratelimit-global': 'true' }, true],
  ])('a 429 %s is waited for, and nothing is lost or doubled', async (_, headers, global) => {
    const { person, fake, adapter, place } = await start();
    const waiting = { 'retry-after': '0.05', via: '1.1 google', ...headers } as Record<string, string>;
    fake.fail('POST', /^\/channels\/\d+\/messages$/, {
      status: 429,
      headers: waiting,
      json: { message: 'limited', retry_after: 0.05, global, code: 0 },
    });
    await adapter.post(place, say('after all'), 'd1');
    expect((await person.posted()).map(({ text }) => text)).toEqual(['after all']);
    await person.stop();
  });

  test('a wait of minutes is told to the caller instead', async () => {
    const { person, fake, adapter, place, refusal } = await start();
    fake.fail('POST', /^\/channels\/\d+\/messages$/, {
      status: 429,
      headers: { 'retry-after': '120', via: '1.1 google', 'x-ratelimit-scope': 'user' },
      json: { message: 'limited', retry_after: 120, global: false, code: 0 },
    });
    const error = await refusal(adapter.post(place, say('later'), 'd1'));
    expect(error).toMatchObject({ name: 'PlatformError', platform: 'discord', code: '429' });
    expect(error?.retryAfterMs).toBeGreaterThan(100_000);
    await person.stop();
  });
});

describe('refusals', () => {
  test('a channel that is gone is not asked again', async () => {
    const { person, fake, adapter, place, refusal, created } = await start();
    fake.world.channels.delete(fake.general.id);
    expect(await refusal(adapter.post(place, say('x'), 'd1'))).toMatchObject({ code: '10003' });
    expect(await refusal(adapter.post(place, say('x'), 'd2'))).toMatchObject({ code: '10003' });
    expect(created()).toBe(1);
    await person.stop();
  });

  test('closed direct messages are told with their code, so that the caller can go elsewhere', async () => {
    const { person, fake, adapter, direct, place, refusal } = await start();
    fake.messages.closedTo.add(fake.maria.id);
    const error = await refusal(adapter.post(direct(fake.maria.id), say('x'), 'd1'));
    expect(error).toBeInstanceOf(PlatformError);
    expect(error).toMatchObject({ platform: 'discord', code: '50007' });
    expect(error?.message).toMatch(/does not take direct messages/);
    await adapter.post(place, say('x'), 'd1');
    expect(await person.posted()).toHaveLength(1);
    await person.stop();
  });

  test('a refused token is not tried on and on, and works again when it does', async () => {
    let time = Date.now();
    const { person, fake, adapter, place, refusal, created } = await start({ now: () => time });
    fake.fail('POST', /^\/channels\/\d+\/messages$/, { status: 401, json: { code: 0, message: '401: Unauthorized' } });
    expect(await refusal(adapter.post(place, say('x'), 'd1'))).toMatchObject({
      code: '401',
      message: expect.stringContaining('DISCORD_TOKEN'),
    });
    expect(await refusal(adapter.post(place, say('x'), 'd1'))).toMatchObject({ code: '401' });
    expect(created()).toBe(1);
    time += 61_000;
    await adapter.post(place, say('x'), 'd1');
    expect(await person.posted()).toHaveLength(1);
    await person.stop();
  });

  test('missing permissions are told in words, to the caller and once to the server’s owner', async () => {
    const { person, fake, adapter, place, refusal } = await start();
    fake.messages.forbidden.set(fake.general.id, 50013);
    expect(await refusal(adapter.post(place, say('x'), 'd1'))).toMatchObject({
      code: '50013',
      message: expect.stringContaining('admin of the server'),
    });
    await refusal(adapter.post(place, say('x'), 'd2'));
    await person.discord.idle();
    const told = (await person.posted()).map(({ text }) => text);
    expect(told).toEqual([expect.stringContaining('In “REGIN” I may not do what I need to post there: View Channel')]);
    expect([...fake.world.messages.values()][0]?.channel_id).toBe(fake.world.openDirect(fake.maria).channel.id);
    await person.stop();
  });

  test('a mail address is nowhere on Discord', async () => {
    const { person, adapter, refusal } = await start();
    const place = formatPlace({ platform: 'discord', space: '*', kind: 'mail', id: 'a@b.example' });
    expect(await refusal(adapter.post(place, say('x'), 'd1'))).toMatchObject({ name: 'PlatformError' });
    await person.stop();
  });
});

describe('direct messages', () => {
  test('are opened one after the other, each once', async () => {
    const { person, fake, adapter, direct } = await start();
    const people = ['a', 'b', 'c', 'd'].map((name) => fake.world.addUser(name));
    let isOpening = false;
    fake.refuseOpening(() => {
      const refused = isOpening ? refuse(403, 40003, 'You are opening direct messages too fast.') : null;
      isOpening = true;
      setTimeout(() => {
        isOpening = false;
      }, 3);
      return refused;
    });
    await Promise.all(
      people.flatMap(({ id }) => [
        adapter.post(direct(id), say('one'), `${id.slice(-8)}a`),
        adapter.post(direct(id), say('two'), `${id.slice(-8)}b`),
      ]),
    );
    expect(fake.opening).toHaveLength(4);
    expect(await person.posted()).toHaveLength(8);
    await person.stop();
  });

  test('opened too fast are told to the caller with a pause, and are tried again', async () => {
    const { person, fake, adapter, direct, refusal } = await start();
    fake.fail('POST', /^\/users\/@me\/channels$/, { status: 403, json: { code: 40003, message: 'too fast' } });
    const error = await refusal(adapter.post(direct(fake.maria.id), say('x'), 'd1'));
    expect(error).toMatchObject({ code: '40003', retryAfterMs: 60_000 });
    await adapter.post(direct(fake.maria.id), say('x'), 'd1');
    await vi.waitFor(async () => expect(await person.posted()).toHaveLength(1), { timeout: 20_000 });
    await person.stop();
  });
});

describe('people who are brought together', () => {
  const group = (...users: string[]) =>
    formatPlace({ platform: 'discord', space: '*', kind: 'group', id: users.join(',') });

  test('read in one private thread of a server they share, also when the adapter has forgotten it', async () => {
    const { fake, adapter, created } = await start();
    const other = fake.world.addUser('jordi');
    const { ref } = await adapter.post(group(fake.maria.id, other.id), say('You both said yes'), 'd1');
    const [thread = ''] = ref.split('/');
    expect(fake.world.channels.get(thread)).toMatchObject({ type: 12, guild_id: fake.guild.id });
    expect([...(fake.world.threadMembers.get(thread) ?? [])].sort()).toEqual([fake.maria.id, other.id].sort());
    await adapter.stop();
    const { house } = createContractHouse();
    const again = await createDiscordHarness(house, { transport: 'gateway', fake });
    const second = await again.adapter.post(group(other.id, fake.maria.id), say('Once more'), 'd2');
    expect(second.ref.split('/')[0]).toBe(thread);
    expect(created()).toBe(2);
    await again.stop();
  });

  test('share no server, or one where no thread can be made: the place refuses for good', async () => {
    const { person, fake, adapter, refusal } = await start();
    const [other, stranger] = [fake.world.addUser('jordi'), fake.world.addUser('eva')];
    fake.world.strangers.add(stranger.id);
    const none = await refusal(adapter.post(group(fake.maria.id, stranger.id), say('No'), 'd1'));
    expect(none).toMatchObject({ code: 'no-common-server', isPermanent: true });
    for (const { id } of fake.world.channels.values()) fake.messages.forbidden.set(id, 50013);
    const closed = await refusal(adapter.post(group(fake.maria.id, other.id), say('No'), 'd2'));
    expect(closed).toMatchObject({ code: '50013', isPermanent: true });
    await person.stop();
  });
});
