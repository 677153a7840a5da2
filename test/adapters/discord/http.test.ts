import { expect, test } from 'vitest';
import { isReadable } from '#adapters/discord/decode/shape.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';

async function start() {
  const { house, record } = createContractHouse();
  const person = await createDiscordHarness(house, { transport: 'http' });
  const { fake } = person;
  const ask = (path: string, init?: RequestInit) =>
    person.adapter.fetch?.(new Request(`http://localhost${path}`, init)) as Promise<Response>;
  return { person, fake, record, ask };
}

test('a PING is answered; what is not signed by Discord is refused before anything else', async () => {
  const { person, fake, record } = await start();
  const ping = JSON.stringify({
    id: '100000000000000001',
    application_id: fake.world.application,
    type: 1,
    token: 'x',
    version: 1,
  });
  const answered = await fake.request(ping);
  expect([answered.status, await answered.json()]).toEqual([200, { type: 1 }]);
  const command = JSON.stringify(person.type('/count').interaction);
  for (const signature of ['0'.repeat(128), 'zz', '', 'g'.repeat(128), '0'.repeat(126)])
    expect((await fake.request(command, { signature })).status).toBe(401);
  expect((await fake.request(command, { timestamp: 'not a time' })).status).toBe(401);
  expect(record.counted).toBe(0);
  await person.stop();
});

test('what was signed for another time, another body or by another application is refused', async () => {
  const { person, ask, fake } = await start();
  const other = await startFakeDiscord();
  const body = '{"type":1}';
  const post = (headers: { [name: string]: string }, sent = body) =>
    ask('/discord/interactions', { method: 'POST', body: sent, headers }).then(({ status }) => status);
  expect(await post(fake.sign(body))).toBe(200);
  expect(await post(fake.sign(body), '{"type":1 }')).toBe(401);
  expect(await post({ ...fake.sign(body), 'x-signature-timestamp': '1' })).toBe(401);
  expect(await post(other.sign(body))).toBe(401);
  expect(await post({})).toBe(401);
  await other.stop();
  await person.stop();
});

test.each([
  [0, 200],
  [-295, 200],
  [295, 200],
  [-306, 401],
  [306, 401],
  [-30 * 86_400, 401],
  [365 * 86_400, 401],
])('what was signed %d s from now gets %d', async (offset, expected) => {
  const { person, fake, record } = await start();
  const body = JSON.stringify(person.type('/count').interaction);
  const timestamp = String(Math.floor(Date.now() / 1_000) + offset);
  expect((await fake.request(body, { timestamp })).status).toBe(expected);
  expect(record.counted).toBe(expected === 200 ? 1 : 0);
  await person.stop();
});

test('a time that is none, or written in another way, is refused though the signature fits', async () => {
  const { person, fake } = await start();
  const now = Math.floor(Date.now() / 1_000);
  const bad = [`${now}.5`, `+${now}`, `-${now}`, '1e10', `0x${now.toString(16)}`, `${now}000`, '', 'NaN'];
  const body = JSON.stringify(person.type('/secret').interaction);
  for (const timestamp of bad) expect((await fake.request(body, { timestamp })).status, timestamp).toBe(401);
  await person.stop();
});

test('a request that is sent again says nothing again, whatever it asked, however it is signed', async () => {
  const { person, fake, record } = await start();
  const { maria, general } = fake;
  const message = { id: '1457469483726668048', channel_id: general.id, content: 'words' };
  const option = { name: 'region1', type: 3, value: 'sk', focused: true };
  const typed = { type: 18, component: { type: 4, custom_id: 'one:title', value: 'typed' } };
  const turns = [
    person.type('/secret'),
    person.type('/count'),
    person.type('/form short'),
    fake.interact(maria, general, 4, { id: '100000000000000001', name: 'regions', type: 1, options: [option] }),
    fake.interact(maria, general, 3, { custom_id: '0|/secret', component_type: 2 }, { message } as never),
    fake.interact(maria, general, 5, { custom_id: '1/1|/form short', components: [typed] }),
  ];
  for (const { interaction } of turns) {
    const body = JSON.stringify(interaction);
    const first = await fake.request(body);
    expect([first.status, (await first.text()).length > 0], body).toEqual([200, true]);
    const asked = fake.requests.length;
    const later = String(Math.floor(Date.now() / 1_000) + 2);
    for (const told of [{}, {}, { timestamp: later }]) {
      const again = await fake.request(body, told);
      expect([again.status, await again.text()], body).toEqual([202, '']);
    }
    expect(fake.requests.length, body).toBe(asked);
  }
  expect(record.counted).toBe(1);
  await person.stop();
});

test('of the same request to two servers one answers', async () => {
  const claimed = new Set<string>();
  const claims = { claim: async (key: string) => !claimed.has(key) && !!claimed.add(key) };
  const fake = await startFakeDiscord();
  const { house } = createContractHouse();
  const first = await createDiscordHarness({ ...house, claims }, { transport: 'http', fake });
  const second = await createDiscordHarness({ ...house, claims }, { transport: 'http', fake });
  const body = JSON.stringify(first.type('/secret').interaction);
  const init = { method: 'POST', body, headers: fake.sign(body) };
  const answers = await Promise.all(
    [first, second].map(({ adapter }) => adapter.fetch?.(new Request('http://localhost/discord/interactions', init))),
  );
  expect(answers.map((answer) => (answer as Response).status).sort()).toEqual([200, 202]);
  await first.adapter.stop();
  await second.adapter.stop();
  await fake.stop();
});

test('a body without an announced length is read no further than an interaction can be, and unsigned not at all', async () => {
  const { person, ask, fake } = await start();
  for (const [headers, status, most] of [
    [fake.sign('x'), 413, 30],
    [{}, 401, 1],
    [{ ...fake.sign('x'), 'x-signature-ed25519': 'ab' }, 401, 1],
  ] as const) {
    let read = 0;
    const endless = new ReadableStream({
      pull(controller) {
        read += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const init = { method: 'POST', body: endless, duplex: 'half', headers } as RequestInit;
    expect((await ask('/discord/interactions', init)).status).toBe(status);
    expect(read).toBeLessThanOrEqual(most);
  }
  await person.stop();
});

test('an answer with files that Discord does not take as it is drawn becomes an apology', async () => {
  const { person, fake } = await start();
  fake.fail('POST', /callback$/, { status: 400, json: { code: 50035, message: 'Invalid Form Body' } });
  const turn = await person.bring(person.type('/everything'));
  expect(JSON.stringify(fake.world.messages.get(turn.messages[0] ?? ''))).toContain(turn.interaction.id);
  fake.violations.length = 0;
  await person.stop();
});

test('other paths, methods and bodies are told what is wrong with them', async () => {
  const { person, ask, fake } = await start();
  expect((await ask('/discord/elsewhere')).status).toBe(404);
  expect((await ask('/discord/interactions')).status).toBe(405);
  expect(
    (await ask('/discord/interactions', { method: 'POST', body: 'x', headers: { 'content-length': '9999999' } }))
      .status,
  ).toBe(413);
  for (const body of ['no json', '"text"', 'null', '[]', '{}']) expect((await fake.request(body)).status).toBe(400);
  await person.stop();
});

test('an interaction of a kind that is not known gets an answer, not an error', async () => {
  const { person, fake } = await start();
  const turn = await person.bring(fake.interact(fake.maria, fake.general, 99, {}));
  expect(turn.acknowledged).toBe(4);
  await person.stop();
});

type Json = { [key: string]: unknown };

/** The same with each part in turn taken away or made something else. */
function* spoil(value: Json): Iterable<Json> {
  for (const [key, part] of Object.entries(value)) {
    const { [key]: _, ...without } = value;
    yield without;
    for (const odd of [null, 7, '', [], {}, 'x'.repeat(5_000), '__proto__']) yield { ...value, [key]: odd };
    if (typeof part === 'object' && part !== null)
      for (const spoilt of spoil(part as Json)) {
        const made = Array.isArray(part) ? Object.values(spoilt) : spoilt;
        yield { ...value, [key]: made };
      }
  }
}

test('an interaction with any part missing, odd or new gets an answer, or is refused, but breaks nothing', async () => {
  const { person, fake } = await start();
  const { maria, general } = fake;
  const typed = { type: 18, component: { type: 4, custom_id: 'one:title', value: 'typed' } };
  const option = { name: 'region1', type: 3, value: 'sk', focused: true };
  const message = { id: '1457469483726668048', channel_id: general.id, content: 'words' };
  const whole = [
    person.type('/regions skane murcia'),
    fake.interact(maria, general, 4, { id: '100000000000000001', name: 'regions', type: 1, options: [option] }),
    fake.interact(maria, general, 3, { custom_id: '0|/secret', component_type: 2 }, { message } as never),
    fake.interact(maria, general, 3, { custom_id: '0|/', component_type: 3, values: ['1|/secret'] }),
    fake.interact(maria, general, 5, { custom_id: '1/1|/form short', components: [typed] }),
    fake.interact(maria, general, 2, {
      name: 'Fill in a form',
      type: 3,
      target_id: message.id,
      resolved: { messages: { [message.id]: message } },
    }),
  ].map(({ interaction }) => interaction as unknown as Json);
  let made = 0;
  for (const interaction of whole)
    for (const odd of [{ ...interaction, unheard_of: { of: [1] } }, ...spoil(interaction)]) {
      made += 1;
      // The same again would be left without an answer.
      const spoilt = odd.id === interaction.id ? { ...odd, id: String(10n ** 18n + BigInt(made)) } : odd;
      const { status } = await fake.request(JSON.stringify(spoilt));
      // What it says is whole: then it is answered. 202 leaves it without an answer.
      const taken = spoilt.data === interaction.data ? [200, 400] : [200, 202, 400];
      expect(taken, JSON.stringify(spoilt)).toContain(status);
    }
  expect((await person.say('/secret')).text).toContain('For your eyes only');
  await person.stop();
});

test('the first answer is the response; one with files goes by a request of ours', async () => {
  const { person, fake } = await start();
  await person.say('/secret');
  expect(fake.requests.filter(({ path }) => path.startsWith('/interactions/'))).toEqual([]);
  await person.say('/everything');
  expect(
    fake.requests
      .filter(({ path }) => path.startsWith('/interactions/'))
      .map(({ files }) => files.map(({ name }) => name)),
  ).toEqual([['contract-picture.png', 'me.json']]);
  await person.stop();
});

test('where Discord can fetch pictures, none are sent', async () => {
  const { house } = createContractHouse({ publicUrl: 'https://causeway.example' });
  const person = await createDiscordHarness(house, { transport: 'http' });
  const turn = await person.bring(person.type('/everything'));
  const components = JSON.stringify(person.fake.world.messages.get(turn.messages[0] ?? '')?.components);
  expect(components).toContain('https://causeway.example/pictures/contract-picture.png');
  await person.stop();
});

test('a server that is met over http alone is known from then on', async () => {
  const installed: string[] = [];
  const { house } = createContractHouse({ changed: async ({ actor }) => void installed.push(actor.space) });
  const person = await createDiscordHarness(house, { transport: 'http' });
  await person.say('/secret');
  await person.say('/secret');
  await expect.poll(() => installed).toEqual([person.fake.guild.id]);
  await person.stop();
});

test('a server to which a person brought the bot for themselves alone is not one it was installed in', async () => {
  const installed: string[] = [];
  const { house } = createContractHouse({ changed: async ({ actor }) => void installed.push(actor.space) });
  const person = await createDiscordHarness(house, { transport: 'http' });
  const turn = person.type('/secret');
  turn.interaction.authorizing_integration_owners = { 1: person.fake.maria.id };
  await person.bring(turn);
  await person.stop();
  expect(installed).toEqual([]);
});

test('a key that is not the application’s is told at the start', async () => {
  const { house } = createContractHouse();
  const fake = await startFakeDiscord();
  await expect(
    createDiscordHarness(house, { transport: 'http', fake, settings: { publicKey: 'ab'.repeat(32) } }),
  ).rejects.toThrow('DISCORD_PUBLIC_KEY is not the key');
  await fake.stop();
});

test('autocomplete is answered from what was typed so far, without what is chosen already', async () => {
  const { person, fake } = await start();
  const complete = async (partial: string, others: { name: string; type: number; value: string }[] = []) => {
    const options = [...others, { name: 'region2', type: 3, value: partial, focused: true }];
    const turn = await fake.deliver(
      fake.interact(fake.maria, fake.general, 4, { id: '100000000000000001', name: 'regions', type: 1, options }),
    );
    return turn.choices?.map(({ value }) => value);
  };
  expect(await complete('skane')).toContain('SE224');
  expect(await complete('skane', [{ name: 'region1', type: 3, value: 'SE224' }])).not.toContain('SE224');
  expect((await complete(''))?.length).toBeLessThanOrEqual(25);
  await person.stop();
});

test.each<[string, object]>([
  ['a name that is a number', { name: 5 }],
  ['a value that is an object', { options: [{ name: 'region1', type: 3, value: {}, focused: true }] }],
  ['a type that is text', { options: [{ name: 'region1', type: '3', value: 'skane', focused: true }] }],
  ['options that are text', { options: 'skane' }],
  ['an option that is nothing', { options: [null] }],
  ['a focus that is text', { options: [{ name: 'region1', type: 3, value: 'skane', focused: 'yes' }] }],
  ['one within that is text', { options: [{ name: 'show', type: 1, options: ['skane'] }] }],
])('suggestions for %s cannot be read', (_, odd) => {
  const options = [{ name: 'region1', type: 3, value: 'skane', focused: true }];
  const data = { id: '100000000000000001', name: 'regions', type: 1, options, ...odd };
  expect(isReadable({ type: 4, data } as never)).toBe(false);
});

test('suggestions within a subcommand can be read, with values of every kind', () => {
  const values = ['skane', 5, true].map((value, at) => ({ name: `v${at}`, type: 3, value, focused: at === 0 }));
  const nested = [{ name: 'show', type: 1, options: values }];
  for (const options of [values, nested, [{ name: 'of', type: 2, options: nested }], []])
    expect(isReadable({ type: 4, data: { id: '1', name: 'region', type: 1, options } } as never)).toBe(true);
});
