import { afterAll, expect, test } from 'vitest';
import { createDialogue } from '#test/support/dialogue.ts';
import { initialValues, listElements } from '#test/support/fake-slack/person.ts';
import type { StoredView } from '#test/support/fake-slack/world.ts';
import { readBlocks, setUpSlack } from './harness.ts';

// The real commands on the real store, over signed HTTP.
const { adapterContext } = await createDialogue();
// Signatures are of this very minute.
const setup = await setUpSlack({ ...adapterContext, now: () => new Date() });
afterAll(() => setup.stop());
const { fake, person, channel } = setup;

type Reply = { text: string; response_type: string; blocks: Parameters<typeof readBlocks>[0] };
const say = async (command: string, text = '') => {
  const { body } = await person.command(channel, command, text);
  await setup.settle();
  return body as Reply | undefined;
};
const all = () => [...fake.world.messages, ...fake.world.ephemerals];
const lastView = () => [...fake.world.views.values()].at(-1) as StoredView;

test('help and status', async () => {
  expect(readBlocks((await say('/causeway', 'help'))?.blocks ?? [])).toContain('/compare');
  expect(readBlocks((await say('/causeway', 'status'))?.blocks ?? [])).toMatch(/regions/i);
  await fake.deliver.event(person.say(channel, person.mention('fly me to the moon')).payload);
  expect(readBlocks(fake.world.ephemerals.at(-1)?.blocks ?? [])).toContain('begin with one of these');
});

test('a comparison with its picture, in one message', async () => {
  await say('/compare', 'Skåne Catalonia');
  const message = all().find(({ blocks }) => blocks.some(({ type }) => type === 'image'));
  expect(message?.text).toContain('Catalonia');
  expect(listElements(message?.blocks ?? []).some(({ action_id: id }) => id.startsWith('page:'))).toBe(false);
});

test('plain words in a channel mean the same', async () => {
  const { payload, message } = person.say(channel, person.mention('compare Skåne with Catalonia on employment'));
  await fake.deliver.event(payload);
  expect(fake.world.messages.find(({ threadTs }) => threadTs === message.ts)?.text).toContain('Skåne');
});

test('every command answers something that Slack takes', async () => {
  for (const [command, text] of [
    ['/indicator', 'list'],
    ['/indicator', 'show unemployment Skåne'],
    ['/indicator', 'rank unemployment Spain'],
    ['/peers', 'Skåne'],
    ['/peers', 'Skåne better-at unemployment'],
    ['/region', 'show Skåne'],
    ['/region', 'show Limburg'],
    ['/experience', 'search housing'],
    ['/experience', 'list'],
    ['/digest', 'preview Skåne'],
    ['/me', ''],
    ['/me', 'link'],
    ['/me', 'export'],
  ] as const) {
    const before = all().length;
    const reply = await say(command, text);
    const shown =
      reply?.blocks ??
      all()
        .slice(before)
        .flatMap(({ blocks }) => blocks);
    expect(shown.length + fake.world.views.size, `${command} ${text}`).toBeGreaterThan(0);
  }
  expect(fake.refused()).toEqual([]);
});

test('regions and indicators are looked up without accents and with typos', async () => {
  await say('/indicator', 'show');
  const view = lastView();
  const values = async (block: string, partial: string) =>
    (await person.suggest(view, block, partial)).map(({ text }) => text);
  expect((await values('region', 'skane'))[0]).toContain('Skåne');
  expect((await values('region', 'catalunia')).join()).toContain('Catalonia');
  expect((await values('indicator', 'unemploiment')).join().toLowerCase()).toContain('unemployment');
  expect((await values('region', '')).length).toBeLessThanOrEqual(100);
  fake.world.views.clear();
});

test('an experience is logged, its draft kept when the window is closed before', async () => {
  await say('/experience', 'log');
  await person.close(lastView(), { title: 'A language café' });
  await setup.settle();
  await say('/experience', 'log');
  const view = lastView();
  expect(initialValues(view)).toMatchObject({ title: 'A language café' });
  const empty = await person.submit(view, { title: 'x'.repeat(40) });
  const refused = Object.keys(empty.errors).length > 0 || empty.view !== null;
  expect(refused).toBe(true);
});

test('the home page says who one is, and a setting from it is kept', async () => {
  await person.openHome();
  const home = fake.world.homes.get(person.user.id);
  expect(readBlocks(home?.blocks ?? []).length).toBeGreaterThan(20);
  const settings = listElements(home?.blocks ?? []).find(({ value }) => value === '/me edit');
  await person.pressInView({ id: 'H1', type: 'home' }, settings as never);
  await setup.settle();
  const view = lastView();
  const sent = await person.submit(view, { region: 'SE224' });
  expect([sent.errors, readBlocks(sent.view?.blocks as never).includes('Skåne')]).toEqual([{}, true]);
  await setup.settle();
  const labels = listElements(fake.world.homes.get(person.user.id)?.blocks ?? []).map(({ text }) => text?.text);
  expect(labels.join()).toContain('Skåne');
  // Who one is, the region's figures, what was begun and not sent.
  const page = readBlocks(fake.world.homes.get(person.user.id)?.blocks ?? []);
  expect(page).toMatch(/Region\*?\s+Skåne/);
  expect(page).toContain('The latest figures of Skåne');
  expect(page).toMatch(/Unemployment.*%/);
  expect(labels.join()).toContain('Go on: ');
});

test('a message becomes an experience with its link', async () => {
  const { message } = person.say(channel, 'We pair newcomers with neighbours.');
  await person.shortcut('log-message-as-experience', message);
  await setup.settle();
  expect(JSON.stringify(initialValues(lastView()))).toContain('We pair newcomers');
});
