import { afterEach, expect, test } from 'vitest';
import type { Problems } from '#src/core/form.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { initialValues } from '#test/support/fake-slack/person.ts';
import type { StoredView } from '#test/support/fake-slack/world.ts';
import { intercept } from '#test/support/intercept.ts';
import { houseWithForm, text } from './form-house.ts';
import { type SlackSetup, setUpSlack } from './harness.ts';

let setup: SlackSetup;
afterEach(() => setup.stop());

const lastView = () => [...setup.fake.world.views.values()].at(-1) as StoredView;
const open = () => setup.person.command(setup.channel, '/fill');

test('a closed window keeps what was typed; one without a word keeps nothing', async () => {
  const { house, drafts } = houseWithForm([text('title')]);
  setup = await setUpSlack(house);
  await open();
  await setup.person.close(lastView(), {});
  expect(drafts.size).toBe(0);
  await open();
  await setup.person.close(lastView(), { title: 'half' });
  await open();
  expect(initialValues(lastView())).toEqual({ title: 'half' });
});

test('pressing send twice sends once', async () => {
  const { house, record } = createContractHouse();
  setup = await setUpSlack(house);
  await setup.person.command(setup.channel, '/form', 'long');
  const view = lastView();
  const typed = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`field${index + 1}`, 'x']));
  await Promise.all([setup.person.submit(view, typed), setup.person.submit(view, typed)]);
  expect(record.sent).toHaveLength(1);
});

test.each([400, 1_200, 5_000])('a line of %i quotes that opened a form still finds its way', async (length) => {
  const { house } = houseWithForm([text('title')]);
  const form = {
    id: `/fill ${JSON.stringify('"'.repeat(length))}`,
    title: 'T',
    submit: 'S',
    fields: [text('title')],
    values: {},
  };
  const seen: unknown[] = [];
  intercept(house.bot, async (event) => {
    seen.push(event);
    return event.type === 'command' ? { type: 'form', form } : { type: 'nothing' };
  });
  setup = await setUpSlack(house);
  await open();
  await setup.person.submit(lastView(), { title: 'a' });
  expect(seen.at(-1)).toMatchObject({ type: 'submission', form: form.id, values: { title: 'a' } });
});

test('a shortcut on a message fills the form from it, with its link', async () => {
  const { house } = createContractHouse();
  setup = await setUpSlack(house);
  const { message } = setup.person.say(setup.channel, 'We tried &lt;this&gt;');
  const seen: unknown[] = [];
  intercept(house.bot, (event, next) => {
    seen.push(event);
    return next();
  });
  await setup.person.shortcut('short-form', message);
  await setup.settle();
  expect(initialValues(lastView())).toMatchObject({ story: 'We tried <this>' });
  expect(seen[0]).toMatchObject({
    message: { link: `https://acme.slack.com/archives/${setup.channel.id}/p${message.ts.replace('.', '')}` },
  });
});

const away = async () => {
  throw new Error('the database is away');
};

test('a form that could not be taken stays open with the reason', async () => {
  setup = await setUpSlack(createContractHouse({ once: away }).house);
  await setup.person.command(setup.channel, '/form', 'short');
  const sent = await setup.person.submit(lastView(), { title: 'kept', area: 'health', region: 'SE224' });
  expect([sent.errors, sent.view]).toEqual([{ title: expect.stringMatching(/\w+/) }, lastView()]);
});

test('a window that nothing is known of any more stays open and says so', async () => {
  const { house } = createContractHouse();
  setup = await setUpSlack(house);
  await setup.person.command(setup.channel, '/form', 'short');
  const view = { ...lastView(), private_metadata: JSON.stringify({ line: '#forgotten' }) };
  const sent = await setup.person.submit(view, { title: 'kept', area: 'health', region: 'SE224' });
  expect([sent.errors, sent.view]).toEqual([{ title: expect.stringContaining('too old') }, view]);
});

test('two windows of arguments sent in one channel are two happenings', async () => {
  const { house } = createContractHouse();
  setup = await setUpSlack(house);
  const ids: string[] = [];
  intercept(house.bot, (event, next) => {
    ids.push(event.id);
    return next();
  });
  for (const area of ['health', 'housing']) {
    await setup.person.command(setup.channel, '/regions', '');
    await setup.person.submit(lastView(), { regions: ['SE224', 'ES51'], area });
  }
  expect(new Set(ids).size).toBe(2);
});

test('a step sent again with the same content is another submission where an earlier step has changed', async () => {
  const fields = Array.from({ length: 100 }, (_, index) => text(`field${index}`));
  const { house, sent, drafts } = houseWithForm(
    fields,
    ({ field0 }): Problems => (field0 === 'wrong' ? { field0: 'Not this' } : {}),
  );
  setup = await setUpSlack(house);
  await open();
  const goOn = async (values: Record<string, string>) => {
    const answer = await setup.person.submit(lastView(), values);
    await setup.settle();
    return answer;
  };
  await goOn({ field0: 'wrong' });
  const stepOf = () => JSON.parse(lastView().private_metadata ?? '{}').step;
  expect(stepOf()).toBe(1);
  await goOn({ field99: 'last' });
  // Back to the step of the problem, all that was typed there.
  expect(stepOf()).toBe(0);
  expect(initialValues(lastView())).toMatchObject({ field0: 'wrong' });
  await goOn({ field0: 'right' });
  expect(stepOf()).toBe(1);
  expect(initialValues(lastView())).toMatchObject({ field99: 'last' });
  await goOn({ field99: 'last' });
  expect(sent.at(-1)).toMatchObject({ field0: 'right', field99: 'last' });
  expect(drafts.size).toBe(0);
});
