import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { encodeModal, findStep, planSteps } from '#adapters/discord/encode/form.ts';
import type { Texts } from '#adapters/discord/texts.ts';
import { createDefiner } from '#src/core/command.ts';
import type { Field, Form } from '#src/core/form.ts';
import { platformTexts } from '#src/texts/platform.ts';
import { createContractHouse, type Record } from '#test/contracts/house.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import type { Loose } from '#test/support/fake-discord/message-rules.ts';
import { listModalProblems } from '#test/support/fake-discord/modal-rules.ts';

const en = platformTexts<Texts>('discord', 'en');
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `Option ${index}`, value: `o${index}` }));
const base = (name: string, required = true) => ({ name, label: `Label ${name}`, required });
const fields: Field[] = [
  { ...base('title'), type: 'text', maxLength: 200, hint: 'At most fifteen words' },
  {
    ...base('story', false),
    type: 'long-text',
    maxLength: 10_000,
    label: 'A label that is much longer than the forty-five that Discord shows',
  },
  { ...base('few'), type: 'select', options: options(3) },
  { ...base('some', false), type: 'select', options: options(25) },
  { ...base('many'), type: 'select', options: options(60) },
  { ...base('boxes', false), type: 'multi-select', options: options(10) },
  { ...base('list'), type: 'multi-select', options: options(25) },
  { ...base('long-list', false), type: 'multi-select', options: options(40) },
  { ...base('region'), type: 'lookup', kind: 'region', likely: options(30) },
  { ...base('other-region', false), type: 'lookup', kind: 'region', likely: [] },
  { ...base('start'), type: 'date' },
  { ...base('count', false), type: 'number', min: 1, max: 9 },
  { ...base('agreed', false), type: 'check' },
  { ...base('files', false), type: 'file', maxFiles: 20 },
];
const form = (changes: Partial<Form> = {}): Form => ({
  id: '/form long',
  title: 'A form',
  submit: 'Send',
  fields,
  values: {},
  ...changes,
});

function modals(given: Form) {
  const steps = planSteps(given, en).length;
  return Array.from({ length: steps }, (_, index) =>
    encodeModal(given, { step: index + 1, replaces: false }, new Map(), en),
  );
}

const components = (given: Form) => modals(given).flatMap((modal) => (modal as unknown as Loose).components ?? []);
const find = (given: Form, id: string) =>
  components(given).find(({ component }) => component?.custom_id === id)?.component;

describe('a form of every kind of field', () => {
  test('goes in modals that Discord takes, every field once', () => {
    for (const modal of modals(form())) expect(listModalProblems(modal as unknown as Loose)).toEqual([]);
    expect(planSteps(form(), en).flatMap((step) => step.fields)).toEqual(fields.map(({ name }) => name));
  });

  test('with an introduction, a long title and everything filled in', () => {
    const values = {
      title: 'x'.repeat(300),
      story: 'line\nline',
      few: 'o1',
      some: 'o24',
      many: 'o59',
      boxes: ['o1', 'o9'],
      list: ['o0'],
      'long-list': ['o38', 'o39'],
      region: 'o29',
      'other-region': 'SE224',
      start: '2026-01-01',
      count: 3,
      agreed: true,
    };
    const filled = form({ values, intro: 'What it is for. '.repeat(20), title: 'A very long title '.repeat(10) });
    for (const modal of modals(filled)) expect(listModalProblems(modal as unknown as Loose)).toEqual([]);
    expect(find(filled, 'one:story')?.value).toBe('line\nline');
    expect(find(filled, 'one:few')?.options).toContainEqual(expect.objectContaining({ value: 'o1', default: true }));
    expect(find(filled, 'one:many')?.value).toBe('Option 59');
    expect(find(filled, 'several:long-list')?.value ?? find(filled, 'one:long-list')?.value).toBe(
      'Option 38, Option 39',
    );
    expect(find(filled, 'typed:region')?.value).toBe('o29');
    expect(find(filled, 'one:count')?.value).toBe('3');
    expect(find(filled, 'one:agreed')?.default).toBe(true);
  });

  test('offers again what was typed for one of many options, right or wrong', () => {
    const values = { many: 'Option 9', 'long-list': ['o3', 'Opton 5'] };
    expect(find(form({ values }), 'one:many')?.value).toBe('Option 9');
    expect(find(form({ values }), 'one:long-list')?.value).toBe('Option 3, Opton 5');
  });

  test('uses radio buttons, checkboxes, lists and uploads', () => {
    const types = Object.fromEntries(
      components(form()).map(({ component }) => [component?.custom_id, component?.type]),
    );
    expect(types).toMatchObject({
      'one:title': 4,
      'one:few': 21,
      'one:some': 3,
      'several:boxes': 22,
      'several:list': 3,
      'one:region': 3,
      'typed:region': 4,
      'one:agreed': 23,
      'one:files': 19,
    });
  });

  test('a region’s list and free text are not torn apart', () => {
    for (const step of planSteps(form(), en)) {
      const ids = (step.slots as unknown as Loose[]).map(({ component }) => component?.custom_id);
      expect(ids.includes('one:region')).toBe(ids.includes('typed:region'));
    }
  });

  test('a text longer than a modal shows is left as it is, and that is said', () => {
    const given = form({ fields: fields.slice(0, 2), values: { story: 'x'.repeat(6_000) } });
    expect(find(given, 'one:story')).toBeUndefined();
    expect(JSON.stringify(modals(given))).toContain('holds 6000 characters');
  });

  test('finds the step of a field', () => {
    expect(findStep(form(), ['title'], en)).toBe(1);
    expect(findStep(form(), ['files'], en)).toBe(planSteps(form(), en).length);
    expect(findStep(form(), ['unknown'], en)).toBe(1);
  });
});

describe('typed into Discord', () => {
  const start = async () => {
    const made = createContractHouse();
    return { ...made, person: await createDiscordHarness(made.house, { transport: 'gateway' }) };
  };

  test('what one step holds is kept before the next is opened', async () => {
    const { person, record } = await start();
    await person.say('/form long');
    const turn = await person.bring(person.type('/form long'));
    await person.fake.deliver(
      person.fake.interact(turn.user, turn.channel, 5, {
        custom_id: turn.modal?.custom_id,
        components: [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'one:field1', value: 'half' } }],
      }),
    );
    await person.discord.idle();
    expect(record.drafts.get('/form long')).toMatchObject({ field1: 'half' });
    expect((await person.say('/form long')).form?.values).toMatchObject({ field1: 'half' });
    await person.stop();
  });

  test.each([
    ['/form long', 'field1'],
    ['/form short', 'title'],
  ])('what could not be kept is said back: %s', async (line, field) => {
    const { house, record } = createContractHouse({
      drafts: {
        find: async () => null,
        save: () => Promise.reject(new Error('no database')),
        discard: async () => {},
      },
    });
    const person = await createDiscordHarness(house, { transport: 'gateway' });
    const opened = await person.bring(person.type(line));
    const component = { type: 4, id: 2, custom_id: `one:${field}`, value: 'long *thought*\n# about' };
    const data = { custom_id: opened.modal?.custom_id, components: [{ type: 18, id: 1, component }] };
    const turn = await person.bring(person.fake.interact(opened.user, opened.channel, 5, data));
    const shown = await person.show(turn);
    expect(shown.text).toMatch(/What you typed[\s\S]+long \*thought\*\n# about/);
    expect(shown.isPrivate).toBe(true);
    expect(record.sent).toEqual([]);
    await person.stop();
  });

  test('half a form is not sent where the other half cannot be read', async () => {
    let isAway = false;
    const { house, record } = createContractHouse({
      drafts: {
        find: async () => {
          if (isAway) throw new Error('no database');
          return { story: 'of an earlier step', area: 'health', region: 'SE224' };
        },
        save: async () => true,
        discard: async () => {},
      },
      isPassing: () => true,
    });
    const person = await createDiscordHarness(house, { transport: 'gateway' });
    const opened = await person.bring(person.type('/form short'));
    isAway = true;
    const component = { type: 4, id: 2, custom_id: 'one:title', value: 'mine' };
    const data = { custom_id: opened.modal?.custom_id, components: [{ type: 18, id: 1, component }] };
    const last = { ...data, custom_id: String(opened.modal?.custom_id).replace(/^1/, '2') };
    const turn = await person.bring(person.fake.interact(opened.user, opened.channel, 5, last));
    expect((await person.show(turn)).text).toMatch(/The database does not answer[\s\S]+mine/);
    expect(record.sent).toEqual([]);
    await person.stop();
  });

  test('a region by free text counts before the list, one that is unknown comes back with the nearest', async () => {
    const { person, record } = await start();
    await person.say('/form short');
    const values = { title: 'free', area: 'health', region: 'Limburg' };
    const refused = await person.submit(values);
    expect(Object.entries(refused.form?.problems ?? {})).toEqual([
      ['Label region', expect.stringContaining('Limburg (NL42)')],
    ]);
    await person.submit({ region: 'Catalunya' });
    expect(record.sent).toEqual([expect.objectContaining({ title: 'free', region: 'ES51' })]);
    await person.stop();
  });

  test('a file is fetched and read; where that fails everything else is kept and it is asked for again', async () => {
    const { defineCommand } = createDefiner<Record>();
    const { house, record } = createContractHouse({
      commands: [
        defineCommand({
          name: 'upload',
          args: z.object({}),
          visibility: 'private',
          run: async () => ({
            title: 'A file',
            submit: 'Send',
            values: {},
            fields: [
              { ...base('title'), type: 'text', maxLength: 50 },
              { ...base('files'), type: 'file', maxFiles: 2 },
            ],
          }),
          submit: async (kept, values) => {
            kept.sent.push(values);
            return { text: 'Sent', blocks: [] };
          },
        }),
      ],
    });
    const person = await createDiscordHarness(house, { transport: 'gateway' });
    const file = { name: 'table.csv', mediaType: 'text/csv', content: 'Skåne,1\n' };
    await person.say('/upload');
    const refused = await person.submit({ title: 'mine', files: [{ ...file, content: '' }] });
    expect(refused.text).toContain('could not be fetched from Discord');
    expect(refused.form?.values.title).toBe('mine');
    expect((await person.submit({ files: [file] })).text).toBe('Sent');
    expect(record.sent).toEqual([{ title: 'mine', files: [file] }]);
    await person.stop();
  });

  test('a message becomes the text of a form, also in the form’s later steps', async () => {
    const { person, record } = await start();
    const { fake } = person;
    const menu = [...fake.world.commands.values()].flat().find(({ type }) => type === 3);
    const source = { id: '1457469483726668048', channel_id: fake.general.id, content: 'We tried it\nin two towns' };
    const data = {
      id: menu?.id,
      name: 'Fill in a form',
      type: 3,
      target_id: source.id,
      resolved: { messages: { [source.id]: source } },
    };
    const opened = await person.bring(fake.interact(fake.maria, fake.general, 2, data));
    expect((await person.show(opened)).form?.values.story).toBe('We tried it\nin two towns');
    expect(record.drafts.get('/form short')).toMatchObject({ story: source.content });
    await person.stop();
  });
});
