import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AdapterContext } from '#src/core/platform.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { listElements } from '#test/support/fake-slack/person.ts';
import type { StoredView } from '#test/support/fake-slack/world.ts';
import { readBlocks, type SlackSetup, setUpSlack } from './harness.ts';

let setup: SlackSetup;
let visits: number;
beforeEach(async () => {
  visits = 0;
  const { house } = createContractHouse();
  const { bot } = house;
  const withHome: AdapterContext = {
    ...house,
    bot: {
      ...bot,
      async handle(event) {
        if (event.type !== 'home') return bot.handle(event);
        visits += 1;
        return {
          type: 'message',
          visibility: 'private',
          text: 'Home',
          blocks: [
            { type: 'heading', text: `Visit ${visits}` },
            {
              type: 'table',
              columns: [{ label: 'Region' }, { label: 'Value', align: 'right' }],
              rows: [['Skåne', '14.1']],
            },
            {
              type: 'actions',
              items: [
                { type: 'button', label: 'Set', line: '/form short' },
                { type: 'button', label: 'Look', line: '/secret' },
                { type: 'button', label: 'Count', line: '/count' },
              ],
            },
          ],
        };
      },
    },
  };
  setup = await setUpSlack(withHome);
});
afterEach(() => setup.stop());

const home = () => setup.fake.world.homes.get(setup.person.user.id);
const press = async (label: string) => {
  const element = listElements(home()?.blocks ?? []).find(({ text }) => text?.text === label);
  await setup.person.pressInView({ id: 'H1', type: 'home' }, element as never);
  await setup.settle();
};
const windows = () => [...setup.fake.world.views.values()];

test('opened, it is published; the messages tab is not it', async () => {
  await setup.person.openHome();
  expect(readBlocks(home()?.blocks ?? [])).toContain('Visit 1');
  expect(readBlocks(home()?.blocks ?? [])).toMatch(/Skåne +14\.1/);
  await setup.fake.deliver.event(
    setup.person.eventPayload({ type: 'app_home_opened', tab: 'messages', user: setup.person.user.id }),
  );
  expect(visits).toBe(1);
});

test('published meanwhile by someone else, it is made anew', async () => {
  await setup.person.openHome();
  setup.fake.faults.add('views.publish', { type: 'error', error: 'hash_conflict' });
  await setup.person.openHome();
  expect(readBlocks(home()?.blocks ?? [])).toContain('Visit 3');
  expect(setup.fake.callsTo('views.publish').at(-2)?.args.hash).toBeDefined();
});

test('a button shows its answer in a window, and what changed on the page', async () => {
  await setup.person.openHome();
  await press('Look');
  expect(readBlocks(windows().at(-1)?.blocks as never)).toContain('For your eyes only');
  await press('Count');
  expect(readBlocks(windows().at(-1)?.blocks as never)).toContain('Counted 1');
  expect(readBlocks(home()?.blocks ?? [])).toContain('Visit 2');
});

test('a form from it is answered in the window, and the page follows', async () => {
  await setup.person.openHome();
  await press('Set');
  const sent = await setup.person.submit(windows().at(-1) as StoredView, {
    title: 'free',
    area: 'health',
    region: 'SE224',
  });
  await setup.settle();
  expect(readBlocks(sent.view?.blocks as never)).toContain('Sent: free');
  expect(readBlocks(home()?.blocks ?? [])).toContain('Visit 2');
});
