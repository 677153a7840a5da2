import { afterEach, expect, test } from 'vitest';
import { createContractHouse } from '#test/contracts/house.ts';
import { initialValues, listElements } from '#test/support/fake-slack/person.ts';
import type { StoredView } from '#test/support/fake-slack/world.ts';
import { intercept } from '#test/support/intercept.ts';
import { fileField, houseWithForm, text, upload } from './form-house.ts';
import { readBlocks, type SlackSetup, setUpSlack } from './harness.ts';

let setup: SlackSetup;
afterEach(() => setup.stop());

const lastView = () => [...setup.fake.world.views.values()].at(-1) as StoredView;
const open = () => setup.person.command(setup.channel, '/fill');

test('a submission that takes long shows that it is at work, then what came of it', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { house, record } = createContractHouse({ once: async (_, __, run) => held.then(() => run(record)) });
  setup = await setUpSlack(house, { answerWithinMs: 20 });
  await setup.person.command(setup.channel, '/form', 'short');
  await setup.settle();
  const typed = { title: 'taken', area: 'health', region: 'SE224' };
  const waiting = await setup.person.submit(lastView(), typed);
  expect(readBlocks(waiting.view?.blocks as never)).toContain('Still working');
  release();
  await setup.settle();
  // It was refused: the form is back with the reason and everything typed.
  expect(readBlocks(lastView().blocks as never)).toContain('This title is taken.');
  expect(initialValues(lastView())).toMatchObject(typed);
});

test('a file that cannot be had, and that is known late, costs nothing of what was typed beside it', async () => {
  const { house } = houseWithForm([text('title'), fileField]);
  setup = await setUpSlack(house, { answerWithinMs: 0 });
  await open();
  await setup.settle();
  const view = lastView();
  const file = [upload(setup, 'a.csv', Buffer.alloc(5_000_001))];
  await setup.person.submit(view, { title: 'kept', file });
  await setup.settle();
  expect(initialValues(lastView())).toMatchObject({ title: 'kept' });
  expect(readBlocks(lastView().blocks as never)).toContain('a.csv is larger');
});

const away = async () => {
  throw new Error('the database is away');
};

test('a form that could not be taken, and that is known late, gives back what was typed', async () => {
  setup = await setUpSlack(createContractHouse({ once: away }).house, { answerWithinMs: 0 });
  await setup.person.command(setup.channel, '/form', 'short');
  await setup.settle();
  await setup.person.submit(lastView(), { title: 'kept', story: '<!channel> and *more*', area: 'health' });
  await setup.settle();
  expect(readBlocks(lastView().blocks as never)).toMatch(/kept[\s\S]*<!channel> and \*more\*/);
});

/** A bot that answers once it is let. */
function slowHouse(parts: Parameters<typeof createContractHouse>[0] = {}) {
  const { house, record } = createContractHouse(parts);
  let go = (_?: Promise<never>) => {};
  let isHeld = false;
  intercept(house.bot, async (_, next) => {
    if (isHeld)
      await new Promise<void>((resolve) => {
        go = resolve;
      });
    return next();
  });
  return {
    house,
    record,
    hold() {
      isHeld = true;
    },
    /** With an error: what was held fails. */
    release(error?: Error) {
      isHeld = false;
      go(error && Promise.reject(error));
    },
  };
}

const filled = { title: 'taken', story: 'A long story', area: 'health', region: 'SE224' };
const told = () => setup.fake.world.ephemerals.at(-1);

test('closed while it was at work, a refused form is offered again with the reason and all that was typed', async () => {
  const { house, hold, release } = slowHouse();
  setup = await setUpSlack(house, { answerWithinMs: 100 });
  await setup.person.command(setup.channel, '/form', 'short');
  hold();
  const waiting = await setup.person.submit(lastView(), filled);
  await setup.person.close(waiting.view as StoredView, {});
  release();
  await setup.settle();
  const offer = told();
  expect(readBlocks(offer?.blocks ?? [])).toMatch(/What you entered is kept.[\s\S]*Label title.*This title is taken/);
  await setup.person.press(offer as never, listElements(offer?.blocks ?? [])[0] as never);
  await setup.settle();
  expect(initialValues(lastView())).toMatchObject(filled);
});

test('closed while it was at work, what came of it is said', async () => {
  const { house, record, hold, release } = slowHouse();
  setup = await setUpSlack(house, { answerWithinMs: 100 });
  await setup.person.command(setup.channel, '/form', 'short');
  hold();
  const waiting = await setup.person.submit(lastView(), { ...filled, title: 'free' });
  await setup.person.close(waiting.view as StoredView, {});
  release();
  await setup.settle();
  expect(record.sent).toHaveLength(1);
  expect(told()?.text).toBe('Sent: free');
});

test('whatever fails after the window gave way, what was typed is given back', async () => {
  const { house, hold, release } = slowHouse();
  setup = await setUpSlack(house, { answerWithinMs: 100 });
  await setup.person.command(setup.channel, '/form', 'short');
  hold();
  await setup.person.submit(lastView(), filled);
  release(new Error('a bug'));
  await setup.settle();
  expect(readBlocks(lastView().blocks as never)).toMatch(/try again[\s\S]*A long story/);
});

const source = () => {
  const message = { channel: setup.channel.id, user: setup.person.user.id, text: '', blocks: [], threadTs: null };
  setup.fake.world.ephemerals.push(message);
  return message;
};
const button = { type: 'button', action_id: 'line:0', value: '/form short', text: { text: 'Open' } };
const appeared = async () => {
  while (setup.fake.world.views.size === 0) await new Promise((resolve) => setImmediate(resolve));
};

test.each([
  ['a button', () => setup.person.press(source(), button)],
  ['a shortcut', () => setup.person.shortcut('short-form', setup.person.say(setup.channel, 'hi').message)],
])('%s to a form that cannot be had: the window that held its place says so', async (_, use) => {
  const { house, hold, release } = slowHouse({ identify: away });
  setup = await setUpSlack(house, { answerWithinMs: 20 });
  hold();
  await use();
  await appeared();
  release();
  await setup.settle();
  expect(readBlocks(lastView().blocks as never)).toMatch(/reference/);
});

test('the window that held a form’s place was closed: a button offers the form', async () => {
  const { house, hold, release } = slowHouse();
  setup = await setUpSlack(house, { answerWithinMs: 20 });
  hold();
  await setup.person.press(source(), button);
  await appeared();
  await setup.person.close(lastView(), {});
  release();
  await setup.settle();
  expect(listElements(told()?.blocks ?? []).map(({ text: own }) => own?.text)).toEqual(['Open the form']);
});
