import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { argument } from '#src/core/argument.ts';
import { createBot } from '#src/core/bot.ts';
import { createDefiner } from '#src/core/command.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { bot as texts } from '#src/texts/en/bot.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { vocabulary } from '#test/core/support.ts';
import { initialValues } from '#test/support/fake-slack/person.ts';
import { listen } from '#test/support/fake-slack/server.ts';
import type { StoredView } from '#test/support/fake-slack/world.ts';
import { readBlocks, type SlackSetup, setUpSlack } from './harness.ts';

let setup: SlackSetup;
afterEach(() => setup.stop());

const lastView = () => [...setup.fake.world.views.values()].at(-1) as StoredView;

/** A house with one form of these fields, kept in memory. */
function houseWithForm(fields: Field[], problemsOf: (values: FormValues) => Problems = () => ({})) {
  const sent: FormValues[] = [];
  const drafts = new Map<string, FormValues>();
  const { defineCommand } = createDefiner<null>();
  const { house } = createContractHouse();
  const bot = createBot<null>({
    commands: [
      defineCommand({
        name: 'where',
        summary: 'What regions are looked up with',
        args: z.object({ region: argument.region('A region') }),
        visibility: 'public',
        run: async () => ({ text: 'There', blocks: [] }),
      }),
      defineCommand({
        name: 'fill',
        summary: 'A form',
        args: z.object({}),
        visibility: 'public',
        run: async () => ({
          title: 'A form with a title beyond Slack’s',
          intro: 'Please',
          submit: 'Send',
          values: {},
          fields,
        }),
        submit: async (_, values) => {
          const problems = problemsOf(values);
          if (Object.keys(problems).length > 0) return { problems };
          sent.push(values);
          return { text: 'Taken', blocks: [] };
        },
      }),
    ],
    vocabulary,
    texts: () => texts,
    understand: () => null,
    identify: async () => ({
      id: 1,
      displayName: null,
      language: 'en',
      timeZone: 'UTC',
      region: null,
      interests: [],
      role: 'member',
    }),
    context: null,
    once: (_, __, run) => run(null),
    drafts: {
      find: async (_, form) => drafts.get(form) ?? null,
      save: async (_, form, values) => void drafts.set(form, { ...drafts.get(form), ...values }),
      discard: async (_, __, form) => void drafts.delete(form),
    },
    changed: async () => {},
    isPassing: () => false,
    logger: house.logger,
    now: house.now,
  });
  return { house: { ...house, bot }, sent, drafts };
}

const text = (name: string, more: Partial<Field> = {}) =>
  ({ name, label: `Label ${name}`, type: 'text', required: false, maxLength: 50, ...more }) as Field;
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

test('every kind of field goes there and back', async () => {
  const options = Array.from({ length: 130 }, (_, index) => ({ label: `Choice ${index}`, value: `c${index}` }));
  const { house, sent, drafts } = houseWithForm([
    text('short'),
    text('long', { type: 'long-text', maxLength: 5_000 } as Partial<Field>),
    { name: 'one', label: 'One', type: 'select', required: true, options },
    { name: 'many', label: 'Many', type: 'multi-select', required: false, options },
    { name: 'region', label: 'Region', type: 'region', required: true, likely: [] },
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

test('a submission that takes long shows that it is at work, then what came of it', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { house, record } = createContractHouse({ once: async (_, __, run) => held.then(() => run(record)) });
  setup = await setUpSlack(house, { answerWithinMs: 20 });
  await setup.person.command(setup.channel, '/form', 'short');
  const typed = { title: 'taken', area: 'health', region: 'SE224' };
  const waiting = await setup.person.submit(lastView(), typed);
  expect(readBlocks(waiting.view?.blocks as never)).toContain('Still working');
  release();
  await setup.settle();
  // It was refused: the form is back with the reason and everything typed.
  expect(readBlocks(lastView().blocks as never)).toContain('This title is taken.');
  expect(initialValues(lastView())).toMatchObject(typed);
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
  const bot = {
    ...house.bot,
    handle: async (event: Parameters<typeof house.bot.handle>[0]) => {
      seen.push(event);
      return event.type === 'command' ? ({ type: 'form', form } as const) : ({ type: 'nothing' } as const);
    },
  };
  setup = await setUpSlack({ ...house, bot });
  await open();
  await setup.person.submit(lastView(), { title: 'a' });
  expect(seen.at(-1)).toMatchObject({ type: 'submission', form: form.id, values: { title: 'a' } });
});

test('a shortcut on a message fills the form from it, with its link', async () => {
  const { house } = createContractHouse();
  setup = await setUpSlack(house);
  const { message } = setup.person.say(setup.channel, 'We tried &lt;this&gt;');
  const seen: unknown[] = [];
  const { handle } = house.bot;
  house.bot.handle = (event) => {
    seen.push(event);
    return handle(event);
  };
  await setup.person.shortcut('short-form', message);
  await setup.settle();
  expect(initialValues(lastView())).toMatchObject({ story: 'We tried <this>' });
  expect(seen[0]).toMatchObject({
    message: { link: `https://acme.slack.com/archives/${setup.channel.id}/p${message.ts.replace('.', '')}` },
  });
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

const fileField: Field = { name: 'file', label: 'File', type: 'file', required: true, maxFiles: 2 };

/** A file a person uploaded, as it comes in a window's state. */
function upload(name: string, bytes: Buffer, url?: string): string {
  const { world, settings } = setup.fake;
  const id = world.newId('F');
  const teamId = setup.team.id;
  world.files.set(id, {
    id,
    name,
    title: name,
    alt: null,
    bytes,
    isComplete: true,
    teamId,
    channel: null,
    readyAtMs: 0,
  });
  const address = url ?? `${settings.url}/files-pri/${id}/${name}`;
  return JSON.stringify({ id, name, mimetype: 'text/csv', url_private_download: address, size: bytes.length });
}

test('files come with their content; one that is too large is refused at its field', async () => {
  const { house, sent } = houseWithForm([fileField]);
  setup = await setUpSlack(house);
  await open();
  const large = await setup.person.submit(lastView(), { file: [upload('large.csv', Buffer.alloc(5_000_001))] });
  expect(large.errors).toEqual({ file: expect.stringContaining('large.csv is larger than 5 MB') });
  await setup.person.submit(lastView(), { file: [upload('small.csv', Buffer.from('å;b'))] });
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
    const file = [upload('a.csv', Buffer.from('a'), url)];
    const refused = await setup.person.submit(lastView(), { title: 'kept', file });
    expect(refused.errors).toEqual({ file: expect.stringContaining('a.csv could not be fetched') });
  }
  await setup.person.close(lastView(), { title: 'kept', file: [upload('a.csv', Buffer.from('a'), foreign)] });
  await setup.settle();
  expect([asked, sent, [...drafts.values()]]).toEqual([[], [], [{ title: 'kept' }]]);
  elsewhere.close();
});

test('so it is when that shows only after the window gave way', async () => {
  const { house } = houseWithForm([text('title'), fileField]);
  setup = await setUpSlack(house, { answerWithinMs: 0 });
  await open();
  await setup.settle();
  const view = lastView();
  const file = [upload('a.csv', Buffer.alloc(5_000_001))];
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

test('a form that could not be taken stays open with the reason', async () => {
  setup = await setUpSlack(createContractHouse({ once: away }).house);
  await setup.person.command(setup.channel, '/form', 'short');
  const sent = await setup.person.submit(lastView(), { title: 'kept', area: 'health', region: 'SE224' });
  expect([sent.errors, sent.view]).toEqual([{ title: expect.stringMatching(/\w+/) }, lastView()]);
});

test('two windows of arguments sent in one channel are two happenings', async () => {
  const { house } = createContractHouse();
  setup = await setUpSlack(house);
  const ids: string[] = [];
  const { handle } = house.bot;
  house.bot.handle = (event) => {
    ids.push(event.id);
    return handle(event);
  };
  for (const area of ['health', 'housing']) {
    await setup.person.command(setup.channel, '/regions', '');
    await setup.person.submit(lastView(), { regions: ['SE224', 'ES51'], area });
  }
  expect(new Set(ids).size).toBe(2);
});
