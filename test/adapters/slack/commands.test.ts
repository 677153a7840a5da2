import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Texts } from '#adapters/slack/texts.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { createPerson, listElements } from '#test/support/fake-slack/person.ts';
import { readBlocks, type SlackSetup, setUpSlack } from './harness.ts';

let setup: SlackSetup;
let contract: ReturnType<typeof createContractHouse>;
const start = async (
  options: Parameters<typeof setUpSlack>[1] = {},
  parts: Parameters<typeof createContractHouse>[0] = {},
) => {
  contract = createContractHouse(parts);
  setup = await setUpSlack(contract.house, options);
};
beforeEach(() => start());
afterEach(async () => {
  await setup.stop();
});

type Reply = { text: string; response_type: string; blocks: Parameters<typeof readBlocks>[0] };
const say = async (command: string, text = '') => {
  const { body } = await setup.person.command(setup.channel, command, text);
  return body as Reply | undefined;
};
const lastView = () => [...setup.fake.world.views.values()].at(-1);

test('the answer comes in the response itself', async () => {
  const reply = await say('/echo', 'hello &amp; <https://a.example|a.example> &lt;b&gt;');
  expect(reply?.response_type).toBe('in_channel');
  expect(readBlocks(reply?.blocks ?? [])).toBe('Echo: hello & a.example <b>');
  expect(setup.fake.callsTo('response_url')).toEqual([]);
});

test('every command is also said behind our own name', async () => {
  expect((await say('/causeway', 'echo hi there'))?.text).toBe('Echo: hi there');
  expect((await say('/causeway', '/secret'))?.response_type).toBe('ephemeral');
  // The contract's bot has no help.
  expect((await say('/causeway', ''))?.text).toContain('help');
});

test('with a prefix, commands are found with and without it', async () => {
  await setup.stop();
  await start({ settings: { SLACK_COMMAND_PREFIX: 'cw-' } });
  expect((await say('/cw-echo', 'one'))?.text).toBe('Echo: one');
  expect((await say('/causeway', 'echo two'))?.text).toBe('Echo: two');
  for (const words of ['/cw-echo three', '/causeway echo three']) {
    const { payload, message } = setup.person.say(setup.channel, setup.person.mention(words));
    await setup.fake.deliver.event(payload);
    expect(setup.fake.world.messages.find(({ threadTs }) => threadTs === message.ts)?.text).toBe('Echo: three');
  }
  await say('/cw-regions');
  expect(lastView()?.title.text).toBe('/cw-regions');
});

test('an unknown command and subcommand are answered in words', async () => {
  expect((await say('/causeway', 'ecko'))?.text).toContain('echo');
  expect((await say('/form', 'tall'))?.text).toContain('short');
});

test('left out arguments open a window with names looked up while they are typed', async () => {
  expect(await say('/regions')).toBeUndefined();
  const view = lastView();
  if (!view) throw new Error('No window is open.');
  const found = await setup.person.suggest(view, 'regions', 'catalunia');
  expect(found.map(({ value }) => value)).toContain('ES51');
  expect(await setup.person.suggest(view, 'regions', '')).not.toEqual([]);
  const none = await setup.person.submit(view, { regions: ['SE224', 'ES51'], area: 'health' });
  expect(none.view).toBeNull();
  await setup.settle();
  expect(setup.fake.world.messages.at(-1)?.text).toBe('Regions: SE224, ES51 on health');
});

test('where the window comes too late, the bot asks with buttons', async () => {
  setup.fake.settings.triggerLifeMs = -1;
  const reply = await say('/regions');
  expect(listElements(reply?.blocks ?? [])[0]?.options?.length).toBeGreaterThan(0);
});

test('who asks is looked up once; where that failed, again after a while', async () => {
  await setup.stop();
  // Signatures are of the present, within five minutes.
  const clock = { nowMs: Date.now() - 250_000 };
  await start({}, { now: () => new Date(clock.nowMs) });
  setup.fake.faults.add('users.info', { type: 'status', status: 503 });
  const lookups = async () => {
    await say('/echo', 'x');
    return setup.fake.callsTo('users.info').length;
  };
  expect([await lookups(), await lookups()]).toEqual([1, 1]);
  clock.nowMs += 500_000;
  expect([await lookups(), await lookups()]).toEqual([2, 2]);
});

test('a person without the app in their workspace is told so', async () => {
  const payload = { ...setup.person.commandPayload(setup.channel, '/echo', 'x') };
  await setup.stop();
  await start(
    { settings: { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'ef'.repeat(16) } },
    { publicUrl: 'https://causeway.test' },
  );
  const { body } = await setup.fake.deliver.command({ ...payload, team_id: 'T0STRANGER' });
  expect((body as Reply).text).toContain('not installed');
});

test('an answer in pages: buttons lead on, in a thread where all can see it', async () => {
  const reply = await say('/rows');
  const pager = listElements(reply?.blocks ?? []).at(-1);
  expect(pager?.text?.text).toMatch(/^More \(2 of \d\)$/);
  const first = setup.fake.world.messages.at(-1);
  if (!first) throw new Error('Nothing was said.');
  await setup.person.press(first, pager as never);
  await setup.settle();
  expect(setup.fake.world.messages.at(-1)).toMatchObject({ threadTs: first.ts });
});

test('a question gives way to its answer, an answer stays', async () => {
  const { world } = setup.fake;
  await say('/regions', 'Limburg Catalonia');
  const question = world.ephemerals[0];
  if (!question) throw new Error('Nothing was asked.');
  await setup.person.press(question, listElements(question.blocks)[0] as never);
  await setup.settle();
  expect(world.messages.at(-1)?.text).toContain('Regions: ');
  expect(world.ephemerals).toEqual([]);
  await say('/everything');
  await setup.settle();
  const answer = world.messages.find(({ blocks }) => blocks[0]?.type === 'header');
  const before = JSON.stringify(answer);
  await setup.person.press(
    answer as never,
    listElements(answer?.blocks ?? []).find(({ text }) => text?.text === 'Say hello') as never,
  );
  await setup.settle();
  expect(JSON.stringify(answer)).toBe(before);
  expect(world.messages.at(-1)?.text).toBe('Echo: hello');
});

test('a change takes the place of what it changed', async () => {
  await say('/count');
  const card = setup.fake.world.messages.at(-1);
  if (!card) throw new Error('Nothing was said.');
  await setup.person.press(card, { type: 'button', action_id: 'line:0', value: '/count', text: { text: 'Again' } });
  await setup.settle();
  expect(card.text).toBe('Counted 2');
  expect(setup.fake.world.messages).toHaveLength(1);
});

test('a button from an older message is said to be one', async () => {
  const source = { channel: setup.channel.id, user: setup.person.user.id, text: '', blocks: [], threadTs: null };
  await setup.person.press(source, { type: 'button', action_id: 'line:0', value: '#gone', text: { text: 'Old' } });
  await setup.settle();
  expect(setup.fake.world.ephemerals.at(-1)?.text).toContain('older message');
});

test('each person is told in the language of their profile, in the same workspace', async () => {
  const { house } = createContractHouse();
  const english = house.texts<Texts>('slack', 'en');
  const swedish = { ...english, buttonGone: 'Knappen är gammal.', close: 'Stäng', more: () => 'Mer' };
  const asked: string[] = [];
  const texts = (_: string, language: string) => {
    asked.push(language);
    return (language.startsWith('sv') ? swedish : english) as never;
  };
  await setup.stop();
  setup = await setUpSlack({ ...house, texts });
  const { fake, team, token, channel, person: maria } = setup;
  const astrid = createPerson(fake, { team, token, user: fake.world.addUser(team, 'astrid', { locale: 'sv-SE' }) });
  for (const [person, gone, more] of [
    [astrid, 'Knappen är gammal.', 'Mer'],
    [maria, english.buttonGone, english.more({ next: 2, count: 2 })],
    [astrid, 'Knappen är gammal.', 'Mer'],
  ] as const) {
    const source = { channel: channel.id, user: person.user.id, text: '', blocks: [], threadTs: null };
    await person.press(source, { type: 'button', action_id: 'line:0', value: '#gone', text: { text: 'Old' } });
    const { body } = await person.command(channel, '/long', '');
    await setup.settle();
    expect(fake.world.ephemerals.filter(({ text }) => text === gone).at(-1)?.user).toBe(person.user.id);
    const buttons = listElements((body as Reply).blocks).flatMap(({ text }) => text?.text ?? []);
    expect(buttons.some((label) => label.startsWith(more.slice(0, 3)))).toBe(true);
    expect(buttons.some((label) => label === 'Mer')).toBe(more === 'Mer');
  }
  expect(asked).toContain('sv-SE');
});

test('a picture that Slack does not take yet is sent again; one that cannot be had is said in words', async () => {
  setup.fake.faults.add('response_url', { type: 'error', error: 'invalid_blocks' }, 2);
  await say('/everything');
  await setup.settle();
  const shown = setup.fake.world.messages.find(({ blocks }) => blocks.length > 0);
  expect(shown?.blocks.some(({ type }) => type === 'image')).toBe(true);
  expect([...setup.fake.world.files.values()].find(({ name }) => name.endsWith('.png'))).toMatchObject({
    alt: 'One dot, coloured',
    isComplete: true,
  });
  await setup.stop();
  await start();
  setup.fake.faults.add('files.getUploadURLExternal', { type: 'error', error: 'storage_limit_reached' });
  const reply = await say('/everything');
  expect(readBlocks(reply?.blocks ?? [])).toContain('One dot, coloured');
});

test('a picture just uploaded is not put into the response, where nobody hears that Slack refused it', async () => {
  setup.fake.settings.fileSettleMs = 60_000;
  expect(await say('/everything')).toBeUndefined();
  await setup.settle();
  const shown = setup.fake.world.messages.find(({ blocks }) => blocks.length > 0);
  expect(readBlocks(shown?.blocks ?? [])).toContain('Picture, not available right now: One dot, coloured');
});

test('a second time the picture is there in the response', async () => {
  await say('/everything');
  await setup.settle();
  const uploads = setup.fake
    .callsTo('files.getUploadURLExternal')
    .filter(({ args }) => String(args.filename).endsWith('.png'));
  expect(uploads).toHaveLength(1);
  await say('/everything');
  await setup.settle();
  expect(
    setup.fake.callsTo('files.getUploadURLExternal').filter(({ args }) => String(args.filename).endsWith('.png')),
  ).toHaveLength(1);
});
