import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createDefiner } from '#src/core/command.ts';
import { createContractHouse, type Record } from '#test/contracts/house.ts';
import { createDiscordHarness, type HarnessOptions, showMessages } from '#test/support/discord-harness.ts';
import { startFakeDiscord } from '#test/support/fake-discord/index.ts';
import { intercept } from '#test/support/intercept.ts';

const { defineCommand } = createDefiner<Record>();
const none = z.object({});
const words = (text: string) => ({ text, blocks: [{ type: 'text' as const, markdown: text }] });

/** A gate that commands wait at, so that a test decides when an answer is ready. */
function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

function createSlowHouse() {
  const gate = createGate();
  const slow = { args: none };
  const made = createContractHouse({
    commands: [
      defineCommand({ ...slow, name: 'slow', visibility: 'public', run: () => gate.opened.then(() => words('ready')) }),
      defineCommand({
        ...slow,
        name: 'slow-secret',
        visibility: 'private',
        run: () => gate.opened.then(() => words('ready')),
      }),
      defineCommand({
        ...slow,
        name: 'slow-refused',
        visibility: 'public',
        run: () => gate.opened.then(() => Promise.reject(new Error('a bug'))),
      }),
      defineCommand({
        ...slow,
        name: 'slow-long',
        visibility: 'public',
        run: () => gate.opened.then(() => words('word '.repeat(3_000))),
      }),
      defineCommand({ ...slow, name: 'long', visibility: 'private', run: async () => words('word '.repeat(3_000)) }),
      defineCommand({
        ...slow,
        name: 'count',
        visibility: 'public',
        writes: true,
        run: async (record) => {
          record.counted += 1;
          return words(`Counted ${record.counted}`);
        },
      }),
      defineCommand({
        ...slow,
        name: 'slow-form',
        visibility: 'private',
        run: () =>
          gate.opened.then(() => ({
            title: 'Slow form',
            submit: 'Send',
            values: {},
            fields: [{ name: 'a', label: 'A', type: 'text' as const, required: false, maxLength: 10 }],
          })),
        submit: async (record, values) => {
          record.sent.push(values);
          return words('Sent');
        },
      }),
    ],
  });
  return { ...made, gate };
}

const eager = { deferMs: 5, formMs: 5, choicesMs: 5 };

async function start(transport: HarnessOptions['transport'], options: Partial<HarnessOptions> = {}) {
  const made = createSlowHouse();
  const person = await createDiscordHarness(made.house, { transport, timing: eager, ...options });
  const answers = () =>
    person.fake.requests
      .filter(({ path }) => /^\/(interactions|webhooks)\//.test(path))
      .map(({ method, status }) => `${method} ${status}`);
  /** Brings an interaction, lets the answer become ready once the first reply is out, and waits for the rest. */
  async function bringSlowly(line: string) {
    const turn = await person.fake.deliver(person.type(line));
    const first = turn.acknowledged;
    made.gate.open();
    await person.discord.idle();
    return { turn, first, shown: showMessages(person.fake, turn.messages) };
  }
  return { ...made, person, fake: person.fake, answers, bringSlowly };
}

for (const transport of ['gateway', 'http'] as const)
  describe(`answers in time over ${transport}`, () => {
    test('what is ready is said at once', async () => {
      const { person } = await start(transport);
      const turn = await person.bring(person.type('/count'));
      expect(turn.acknowledged).toBe(4);
      await person.stop();
    });

    test('what is not ready is announced and filled in', async () => {
      const { person, bringSlowly } = await start(transport);
      const { first, shown } = await bringSlowly('/slow');
      expect(first).toBe(5);
      expect(shown).toMatchObject({ text: 'ready', isPrivate: false });
      await person.stop();
    });

    test('an announcement is private where the answer will be', async () => {
      const { person, bringSlowly } = await start(transport);
      expect((await bringSlowly('/slow-secret')).shown).toMatchObject({ text: 'ready', isPrivate: true });
      await person.stop();
    });

    test('an error is not shown to everybody, though the answer was announced to all', async () => {
      const { person, bringSlowly } = await start(transport);
      const { turn, shown } = await bringSlowly('/slow-refused');
      expect(shown.text).toMatch(/reference [0-9a-f]{8}/);
      expect(shown.isPrivate).toBe(true);
      expect(turn.messages).toHaveLength(1);
      await person.stop();
    });

    test('a long answer fills in and follows, in order', async () => {
      const { person, bringSlowly } = await start(transport);
      const { turn, shown } = await bringSlowly('/slow-long');
      expect(turn.messages.length).toBeGreaterThan(2);
      expect(shown.text.match(/word/g)).toHaveLength(3_000);
      await person.stop();
    });

    test('a form that is not ready is not announced: it opens with a button', async () => {
      const { person, gate, record } = await start(transport);
      const turn = await person.fake.deliver(person.type('/slow-form'));
      expect(turn.acknowledged).toBe(4);
      gate.open();
      await person.discord.idle();
      await person.bring(person.type('/count'));
      const shown = showMessages(person.fake, turn.messages);
      expect(shown).toMatchObject({ buttons: ['Open the form'], isPrivate: true });
      await person.stop();
      expect(record.sent).toEqual([]);
    });

    test('the same interaction twice has one effect and one answer', async () => {
      const { person, record } = await start(transport);
      const turn = await person.bring(person.type('/count'), 2);
      expect(record.counted).toBe(1);
      expect(turn.messages).toHaveLength(1);
      const long = await person.bring(person.type('/long'), 2);
      expect(showMessages(person.fake, long.messages).text.match(/word/g)).toHaveLength(3_000);
      await person.stop();
    });

    test('a server error on the way is outlasted', async () => {
      const { person, fake, bringSlowly } = await start(transport);
      fake.fail('PATCH', /@original$/, { status: 502, times: 4 });
      expect((await bringSlowly('/slow')).shown.text).toBe('ready');
      await person.stop();
    });

    test('a webhook that is gone is not used again', async () => {
      const { person, fake, answers, bringSlowly } = await start(transport);
      fake.fail('PATCH', /@original$/, { status: 404, json: { code: 10008, message: 'Unknown Message' } });
      await bringSlowly('/slow-long');
      expect(answers().filter((one) => one.startsWith('PATCH'))).toEqual(['PATCH 404']);
      expect(answers().filter((one) => one === 'POST 204')).toHaveLength(transport === 'gateway' ? 1 : 0);
      await person.stop();
    });

    test('what fills in or follows and is not taken as it is drawn becomes an apology', async () => {
      const { person, fake, bringSlowly } = await start(transport);
      fake.fail('PATCH', /@original$/, { status: 400, json: { code: 50035, message: 'Invalid Form Body' } });
      const { turn, shown } = await bringSlowly('/slow');
      expect(shown.text).toContain(turn.interaction.id);
      fake.fail('POST', /^\/webhooks\//, { status: 413, json: { code: 40005, message: 'Request entity too large' } });
      const long = await person.bring(person.type('/long'));
      expect(showMessages(fake, long.messages).text).toContain(long.interaction.id);
      expect(long.messages).toHaveLength(2);
      fake.violations.length = 0;
      await person.stop();
    });

    test('told to stop, it finishes what it began', async () => {
      const { person, fake, gate } = await start(transport);
      const turn = await fake.deliver(person.type('/slow-long'));
      const stopped = person.discord.stop();
      gate.open();
      await stopped;
      expect(showMessages(fake, turn.messages).text.match(/word/g)).toHaveLength(3_000);
      await person.stop();
    });

    test('a token that has expired ends the answer, not the bot’s own token', async () => {
      const { person, fake, bringSlowly } = await start(transport);
      fake.fail('PATCH', /@original$/, { status: 401, json: { code: 50027, message: 'Invalid Webhook Token' } });
      await bringSlowly('/slow');
      await person.adapter.post(person.place, words('still there'), 'after-401');
      expect((await person.posted()).map(({ text }) => text)).toEqual(['still there']);
      await person.stop();
    });
  });

describe('with a database that does not answer', () => {
  const never = () => new Promise<never>(() => {});
  const line = `/echo "${'long '.repeat(40)}"`;
  const timing = { ...eager, claimMs: 5 };

  test.each(['gateway', 'http'] as const)(
    'a long button is announced in time, and filled in later, over %s',
    async (transport) => {
      const { house } = createContractHouse();
      const gate = createGate();
      const slow = {
        ...house,
        claims: { claim: never },
        lines: { ...house.lines, find: () => gate.opened.then(() => line) },
      };
      const person = await createDiscordHarness(slow, { transport, timing });
      const { fake } = person;
      const source = (await person.bring(person.type('/secret'))).messages[0] ?? '';
      const message = fake.world.messages.get(source);
      const data = { custom_id: '0#key', component_type: 2 };
      const turn = await fake.deliver(fake.interact(fake.maria, fake.general, 3, data, { message } as never));
      expect(turn.acknowledged).toBe(5);
      gate.open();
      await person.discord.idle();
      expect(showMessages(fake, turn.messages).text).toContain('long long');
      await person.stop();
    },
  );

  test.each(['gateway', 'http'] as const)(
    'a slow form whose button cannot be kept comes with one later, over %s',
    async (transport) => {
      const { house, gate } = createSlowHouse();
      const kept = createGate();
      const { save } = house.lines;
      const slow = {
        ...house,
        claims: { claim: never },
        lines: { ...house.lines, save: (one: string) => kept.opened.then(() => save(one)) },
      };
      const person = await createDiscordHarness(slow, { transport, timing });
      const { fake } = person;
      const source = (await person.bring(person.type('/count'))).messages[0] ?? '';
      const message = fake.world.messages.get(source);
      const data = { custom_id: `0|/slow-form ${' '.repeat(70)}`, component_type: 2 };
      const turn = await fake.deliver(fake.interact(fake.maria, fake.general, 3, data, { message } as never));
      expect(turn.acknowledged).toBe(5);
      gate.open();
      kept.open();
      await person.discord.idle();
      expect(showMessages(fake, turn.messages)).toMatchObject({ buttons: ['Open the form'], isPrivate: true });
      await person.stop();
    },
  );

  test('of two servers that cannot claim, only the one whose answer Discord took goes on', async () => {
    const fake = await startFakeDiscord();
    const house = { ...createSlowHouse().house, claims: { claim: never } };
    const options = { transport: 'gateway', fake, timing: { claimMs: 5 } } as const;
    const first = await createDiscordHarness(house, options);
    const second = await createDiscordHarness(house, options);
    const turn = await fake.deliver(first.type('/long'));
    await Promise.all([first.discord.idle(), second.discord.idle()]);
    expect(showMessages(fake, turn.messages).text.match(/word/g)).toHaveLength(3_000);
    fake.violations.length = 0;
    await first.stop();
    await second.stop();
    await fake.stop();
  });
});

describe('claims and late comers over the gateway', () => {
  test('of two servers one answers, without a single refusal by Discord', async () => {
    const fake = await startFakeDiscord();
    const made = createSlowHouse();
    const first = await createDiscordHarness(made.house, { transport: 'gateway', fake });
    const second = await createDiscordHarness(made.house, { transport: 'gateway', fake });
    for (let round = 0; round < 10; round += 1) {
      const turn = await fake.deliver(first.type('/count'));
      await Promise.all([first.discord.idle(), second.discord.idle()]);
      expect(turn.messages).toHaveLength(1);
    }
    expect(made.record.counted).toBe(10);
    expect(fake.requests.filter(({ status }) => status >= 400)).toEqual([]);
    await first.stop();
    await second.stop();
    await fake.stop();
  });

  test('an answer whose receipt was lost is not said again, and what follows it follows', async () => {
    const { person, fake } = await start('gateway');
    fake.fail('POST', /callback$/, { status: 502, after: true });
    const turn = await person.bring(person.type('/long'));
    expect(showMessages(fake, turn.messages).text.match(/word/g)).toHaveLength(3_000);
    await person.stop().catch(() => {});
    expect(fake.violations.join()).toContain('40060');
  });

  test('an answer that Discord does not take as it is drawn becomes an apology with a reference', async () => {
    const { person, fake } = await start('gateway');
    fake.fail('POST', /callback$/, { status: 400, json: { code: 50035, message: 'Invalid Form Body' } });
    const turn = await person.bring(person.type('/count'));
    expect(showMessages(fake, turn.messages).text).toContain(turn.interaction.id);
    expect(fake.violations).toHaveLength(1);
    fake.violations.length = 0;
    await person.stop();
  });

  test('one that arrives too late is not answered, and its effect is left to the next try', async () => {
    const { person, fake, record } = await start('gateway');
    const late = person.type('/count', { at: Date.now() - 20_000 });
    fake.gateway.emit('INTERACTION_CREATE', late.interaction);
    await person.bring(person.type('/count'));
    expect(record.counted).toBe(1);
    expect(late.acknowledged).toBe(0);
    expect(fake.requests.filter(({ status }) => status >= 400)).toEqual([]);
    await person.stop();
  });

  test('a form that arrives too late is kept, not sent', async () => {
    const { person, fake, gate, record } = await start('gateway');
    gate.open();
    const opened = await person.bring(person.type('/slow-form'));
    const data = {
      custom_id: opened.modal?.custom_id,
      components: [{ type: 18, component: { type: 4, custom_id: 'one:a', value: 'typed' } }],
    };
    const late = fake.interact(fake.maria, fake.general, 5, data, { at: Date.now() - 20_000 });
    fake.gateway.emit('INTERACTION_CREATE', late.interaction);
    await vi.waitFor(() => expect(record.drafts.get('/slow-form')).toEqual({ a: 'typed' }), { timeout: 20_000 });
    await person.discord.idle();
    expect(record.sent).toEqual([]);
    expect((await person.say('/slow-form')).form?.values).toEqual({ a: 'typed' });
    await person.stop();
  });

  test('a clock that is wrong does not make everything late', async () => {
    const wrong = () => new Date(Date.now() + 60_000);
    const made = createContractHouse({ now: wrong });
    const person = await createDiscordHarness(made.house, { transport: 'gateway' });
    expect((await person.say('/secret')).text).toContain('For your eyes only');
    await person.stop();
  });
});

test('over http an announcement that Discord has not taken in yet is waited for', async () => {
  const { person, fake, bringSlowly } = await start('http');
  fake.fail('PATCH', /@original$/, { status: 404, json: { code: 10015, message: 'Unknown Webhook' } });
  expect((await bringSlowly('/slow')).shown.text).toBe('ready');
  await person.stop();
});

test.each([
  ['an empty 404', { status: 404, text: '' }, 'warn'],
  ['a webhook that is gone', { status: 404, json: { code: 10008, message: 'Unknown Message' } }, 'warn'],
  ['what was drawn is not taken', { status: 400, json: { code: 50035, message: 'Invalid Form Body' } }, 'error'],
] as const)('%s is told as loud as it is ours to mend', async (_, refusal, level) => {
  const made = createSlowHouse();
  const said: string[] = [];
  const log = (at: string) => (_details: object | string, message?: string) => void said.push(`${at}: ${message}`);
  made.house.logger = { debug: () => {}, info: log('info'), warn: log('warn'), error: log('error') };
  const person = await createDiscordHarness(made.house, { transport: 'gateway', timing: eager });
  person.fake.fail('PATCH', /@original$/, refusal);
  await person.fake.deliver(person.type('/slow'));
  made.gate.open();
  await person.discord.idle();
  expect(said.filter((line) => /^(?:warn|error)/.test(line))).toEqual([`${level}: an answer to Discord was cut short`]);
  person.fake.violations.length = 0;
  await person.stop();
});

test('choices that are not ready are left out', async () => {
  const gate = createGate();
  const { house } = createContractHouse();
  intercept(house.bot, () => gate.opened.then(() => ({ type: 'nothing' })));
  const person = await createDiscordHarness(house, { transport: 'http', timing: eager });
  const turn = person.fake.interact(person.fake.maria, person.fake.general, 4, {
    id: '100000000000000001',
    name: 'regions',
    type: 1,
    options: [{ name: 'region1', type: 3, value: 'sk', focused: true }],
  });
  await person.fake.deliver(turn);
  expect(turn.choices).toEqual([]);
  gate.open();
  await person.stop();
});
