import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { Field, Problems } from '#src/core/form.ts';
import { initialValues } from '#test/support/fake-slack/person.ts';
import { listen } from '#test/support/fake-slack/server.ts';
import type { StoredView } from '#test/support/fake-slack/world.ts';
import { fileField, houseWithForm, text, upload } from './form-house.ts';
import { readBlocks, type SlackSetup, setUpSlack } from './harness.ts';

let setup: SlackSetup;
afterEach(() => setup.stop());

const lastView = () => [...setup.fake.world.views.values()].at(-1) as StoredView;
const open = () => setup.person.command(setup.channel, '/fill');

test('more fields than a window holds go in steps, and nothing typed is lost on the way', async () => {
  const fields = Array.from({ length: 230 }, (_, index) => text(`f${index}`));
  const { house, sent } = houseWithForm(fields, (values) =>
    values.f5 === 'wrong' ? { f5: 'Not this.' } : ({} as Problems),
  );
  setup = await setUpSlack(house);
  await open();
  expect(lastView().blocks.length).toBeLessThanOrEqual(100);
  const second = await setup.person.submit(lastView(), { f0: 'first', f5: 'wrong' });
  const third = await setup.person.submit(second.view as StoredView, { f100: 'second' });
  // A problem of the first step brings that step back, with what was typed.
  const back = await setup.person.submit(third.view as StoredView, { f229: 'third' });
  expect(readBlocks(back.view?.blocks as never)).toContain('Not this.');
  expect(initialValues(back.view as StoredView)).toMatchObject({ f0: 'first', f5: 'wrong' });
  const again = await setup.person.submit(back.view as StoredView, { f5: 'right' });
  const last = await setup.person.submit(again.view as StoredView, {});
  expect((await setup.person.submit(last.view as StoredView, {})).view).toBeNull();
  await setup.settle();
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ f0: 'first', f5: 'right', f100: 'second', f229: 'third' });
});

test('however many problems an earlier step has, all of them are said when it comes back', async () => {
  const fields = Array.from({ length: 120 }, (_, index) => text(`f${index}`));
  const problems = Object.fromEntries(fields.slice(0, 40).map(({ name }) => [name, `Wrong at ${name}.`]));
  setup = await setUpSlack(houseWithForm(fields, () => problems).house);
  await open();
  const second = await setup.person.submit(lastView(), { f0: 'x' });
  const back = await setup.person.submit(second.view as StoredView, {});
  const said = readBlocks(back.view?.blocks as never);
  for (const problem of Object.values(problems)) expect(said).toContain(problem);
});

test('every choice of an argument can be chosen, however many and however long they are', async () => {
  setup = await setUpSlack(houseWithForm([]).house);
  await setup.person.command(setup.channel, '/pick');
  await setup.person.submit(lastView(), { choice: `choice-129-${'x'.repeat(129)}` });
  await setup.settle();
  expect(setup.fake.world.messages.at(-1)?.text).toContain('Picked 140: choice-129-');
});

test('a region typed elsewhere, longer than an option can be, is shown beside its field', async () => {
  const region: Field = {
    name: 'region',
    label: 'Region',
    type: 'lookup',
    kind: 'region',
    required: false,
    likely: [],
  };
  const { house, drafts } = houseWithForm([region]);
  drafts.set('/fill', { region: 'somewhere '.repeat(20).trim() });
  setup = await setUpSlack(house);
  await open();
  expect(JSON.stringify(lastView().blocks)).toContain('Before: somewhere');
  expect(initialValues(lastView())).toEqual({ region: null });
});

test('every kind of field goes there and back', async () => {
  const options = Array.from({ length: 130 }, (_, index) => ({ label: `Choice ${index}`, value: `c${index}` }));
  const { house, sent, drafts } = houseWithForm([
    text('short'),
    text('long', { type: 'long-text', maxLength: 5_000 } as Partial<Field>),
    { name: 'one', label: 'One', type: 'select', required: true, options },
    { name: 'many', label: 'Many', type: 'multi-select', required: false, options },
    { name: 'region', label: 'Region', type: 'lookup', kind: 'region', required: true, likely: [] },
    { name: 'day', label: 'Day', type: 'date', required: false },
    { name: 'count', label: 'Count', type: 'number', required: false, min: 0, max: 10 },
    { name: 'agree', label: 'Agree', type: 'check', required: false },
    { name: 'file', label: 'File', type: 'file', required: false, maxFiles: 2 },
  ]);
  const story = 'The whole story. '.repeat(250).trim();
  drafts.set('/fill', {
    short: 'kept',
    long: story,
    one: 'c129',
    many: ['c1', 'c120'],
    region: 'ES51',
    day: '2026-02-30x',
    count: 3.5,
    agree: true,
  });
  setup = await setUpSlack(house);
  await open();
  const view = lastView();
  expect(initialValues(view)).toMatchObject({
    short: 'kept',
    one: 'c129',
    many: ['c1', 'c120'],
    region: 'ES51',
    agree: true,
  });
  const drawn = JSON.stringify(view.blocks);
  expect(drawn.includes('Catalonia')).toBe(true);
  expect(drawn.includes('Before: 2026-02-30x')).toBe(true);
  await setup.person.submit(view, { day: '2026-03-01' });
  await setup.settle();
  expect(sent).toEqual([
    {
      short: 'kept',
      long: story,
      one: 'c129',
      many: ['c1', 'c120'],
      region: 'ES51',
      day: '2026-03-01',
      count: 3.5,
      agree: true,
      file: [],
    },
  ]);
});

test('what was kept elsewhere comes back whole, however little it fits', async () => {
  const { house, drafts } = houseWithForm([
    text('title'),
    { name: 'count', label: 'Count', type: 'number', required: false, min: 1, max: 10 },
    { name: 'day', label: 'Day', type: 'date', required: false },
  ]);
  const title = `${'a'.repeat(2_999)}😀${'b'.repeat(3_500)}`;
  drafts.set('/fill', { title, count: 500, day: '2026-02-30' });
  setup = await setUpSlack(house);
  await open();
  const view = lastView();
  expect(JSON.stringify(view.blocks)).toMatch(/Before: 500.*Before: 2026-02-30/);
  const { errors } = await setup.person.submit(view, {});
  expect(errors).toEqual({ title: expect.stringMatching(/6,?501/) });
  expect(drafts.get('/fill')?.title).toBe(title);
});

test('files come with their content; one that is too large is refused at its field', async () => {
  const { house, sent } = houseWithForm([fileField]);
  setup = await setUpSlack(house);
  await open();
  const large = await setup.person.submit(lastView(), { file: [upload(setup, 'large.csv', Buffer.alloc(5_000_001))] });
  expect(large.errors).toEqual({ file: expect.stringContaining('large.csv is larger than 5 MB') });
  await setup.person.submit(lastView(), { file: [upload(setup, 'small.csv', Buffer.from('å;b'))] });
  await setup.settle();
  expect(sent).toEqual([{ file: [{ name: 'small.csv', mediaType: 'text/csv', content: 'å;b' }] }]);
});

test('a file that cannot be had, or lies with somebody else, costs nothing of what was typed beside it', async () => {
  const { house, sent, drafts } = houseWithForm([text('title'), fileField]);
  setup = await setUpSlack(house);
  const asked: (string | undefined)[] = [];
  const elsewhere = createServer((request, response) => {
    asked.push(request.headers.authorization);
    response.end('x');
  });
  const foreign = await listen(elsewhere);
  await open();
  for (const url of [`${setup.fake.settings.url}/files-pri/F0GONE/a.csv`, foreign]) {
    const file = [upload(setup, 'a.csv', Buffer.from('a'), url)];
    const refused = await setup.person.submit(lastView(), { title: 'kept', file });
    expect(refused.errors).toEqual({ file: expect.stringContaining('a.csv could not be fetched') });
  }
  await setup.person.close(lastView(), { title: 'kept', file: [upload(setup, 'a.csv', Buffer.from('a'), foreign)] });
  await setup.settle();
  expect([asked, sent, [...drafts.values()]]).toEqual([[], [], [{ title: 'kept' }]]);
  elsewhere.close();
});
