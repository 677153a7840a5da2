import { afterAll, expect, test } from 'vitest';
import { createDialogue } from '#test/support/dialogue.ts';
import { listElements } from '#test/support/fake-slack/person.ts';
import type { StoredView } from '#test/support/fake-slack/world.ts';
import { type readBlocks, setUpSlack } from './harness.ts';

// The real commands on the real store once more, over Socket Mode.
const { adapterContext, bot } = await createDialogue();
const setup = await setUpSlack({ ...adapterContext, now: () => new Date() }, { transport: 'socket' });
afterAll(() => setup.stop());
const { fake, person, channel } = setup;

const all = () => [...fake.world.messages, ...fake.world.ephemerals];
const lastView = () => [...fake.world.views.values()].at(-1) as StoredView;
const say = async (command: string, text = '') => {
  const before = all().length;
  const { body } = await person.command(channel, command, text);
  await setup.settle();
  const shown = (body as { blocks?: Parameters<typeof readBlocks>[0] } | undefined)?.blocks;
  return (
    shown ??
    all()
      .slice(before)
      .flatMap(({ blocks }) => blocks)
  );
};

test('every command of the registry answers', async () => {
  for (const { name } of bot.commands) {
    const before = fake.world.views.size;
    const blocks = await say('/causeway', name);
    expect(blocks.length + fake.world.views.size - before, name).toBeGreaterThan(0);
  }
  expect(fake.refused()).toEqual([]);
});

test('a comparison with its picture, then a button of it, then plain words about it', async () => {
  await say('/compare', 'Skåne Catalonia');
  const shown = all().find(({ blocks }) => blocks.some(({ type }) => type === 'image'));
  if (!shown) throw new Error('No picture came.');
  const before = all().length;
  const next = listElements(shown.blocks).find(({ value }) => value?.startsWith('/'));
  await person.press(shown, next as never);
  await setup.settle();
  expect(all().length + fake.world.views.size).toBeGreaterThan(before);
  const { payload, message } = person.say(channel, person.mention('compare Skåne with Catalonia on employment'));
  await fake.deliver.event(payload);
  await setup.settle();
  expect(fake.world.messages.find(({ threadTs }) => threadTs === message.ts)?.text).toContain('Skåne');
});

test('a window, names looked up in it, what was typed kept when it closes; the home page shows it', async () => {
  fake.world.views.clear();
  await say('/experience', 'log');
  const found = await person.suggest(lastView(), 'region', 'skane');
  expect(found[0]?.text).toContain('Skåne');
  await person.close(lastView(), { title: 'A language café' });
  // Acknowledged before it is kept.
  await setup.settle();
  await person.openHome();
  await setup.settle();
  const home = fake.world.homes.get(person.user.id);
  expect(JSON.stringify(home?.blocks)).toContain('A language café');
  expect(fake.refused()).toEqual([]);
});
