import { expect, test } from 'vitest';
import { z } from 'zod';
import { createDefiner } from '#src/core/command.ts';
import type { Event } from '#src/core/event.ts';
import type { Field, FormValues } from '#src/core/form.ts';
import { hintWithCondition } from '#src/core/form-fields.ts';
import { findStep, hasAll, planSteps } from '#src/core/form-steps.ts';
import { createContractHouse, type Record } from '../contracts/house.ts';

const field = (name: string, required = true): Field => ({ name, label: name, type: 'text', maxLength: 20, required });

/** A house with one form of six fields, which counts how often it is opened. */
function start() {
  const opened: string[] = [];
  const { defineCommand } = createDefiner<Record>();
  const made = createContractHouse({
    commands: [
      defineCommand({
        name: 'log',
        args: z.object({}),
        visibility: 'private',
        async run(_context, _args, { event }) {
          opened.push(event.type);
          const fields = [...['a', 'b', 'c', 'd', 'e'].map((name) => field(name)), field('f', false)];
          return { title: 'Six', submit: 'Send', values: { b: 'prefilled' }, fields };
        },
        async submit(record, values) {
          record.sent.push(values);
          return values.a === 'refuse' ? { problems: { a: 'Not this' } } : { text: 'Logged', blocks: [] };
        },
      }),
    ],
  });
  let count = 0;
  const base = (id = `event-${++count}`) => ({
    id,
    actor: { platform: 'test', space: 'hall', user: 'maria' },
    place: 'test:hall:user:maria' as const,
  });
  const handle = (event: Event) => made.house.bot.handle(event);
  const open = () => handle({ ...base(), type: 'action', line: '/log' });
  const close = (values: FormValues) => handle({ ...base(), type: 'draft', form: '/log', values });
  const send = (values: FormValues, index: number, { count = 2, showsNext = false, id = '' } = {}) =>
    handle({
      ...base(id || undefined),
      type: 'submission',
      form: '/log',
      values,
      step: { index, count, showsNext },
    });
  return { ...made, opened, open, close, send, base, handle };
}
const first = { a: '1', b: '2', c: '3' };
const second = { d: '4', e: '5', f: null };

test('as Discord sends it, where the next step is opened anew: open, step, continue, step', async () => {
  const { open, send, opened, record } = start();
  expect(await open()).toMatchObject({ type: 'form' });
  expect(await send(first, 0)).toEqual({ type: 'more', line: '/log', step: 1, count: 2, form: null });
  expect(opened).toEqual(['action']);
  expect(await open()).toMatchObject({ type: 'form', form: { values: first } });
  expect(await send(second, 1)).toMatchObject({ type: 'message', text: 'Logged' });
  expect(record.sent).toEqual([{ ...first, ...second }]);
  expect(opened).toEqual(['action']);
});

test('as Slack sends it, where the next step is shown at once', async () => {
  const { open, send, opened, record } = start();
  await open();
  expect(await send(first, 0, { showsNext: true })).toMatchObject({
    type: 'more',
    step: 1,
    count: 2,
    form: { id: '/log', values: first },
  });
  expect(await send(second, 1, { showsNext: true })).toMatchObject({ text: 'Logged' });
  expect(record.sent).toEqual([{ ...first, ...second }]);
  expect(opened).toEqual(['action']);
});

test('closed after a step, what was kept needs no opener, and belongs to what is sent later', async () => {
  const { close, send, opened, record, handle, base } = start();
  expect(await close(first)).toEqual({ type: 'nothing' });
  expect(opened).toEqual([]);
  expect(await handle({ ...base(), type: 'submission', form: '/log', values: second })).toMatchObject({
    text: 'Logged',
  });
  expect(record.sent).toEqual([{ ...first, ...second }]);
  expect(record.drafts.size).toBe(0);
  // Nothing of it is left for the next.
  expect(await send(second, 1)).toMatchObject({ type: 'problems', problems: { a: expect.any(String) } });
});

test('what the form held before it was typed into counts where nothing was sent for it', async () => {
  const { send, record } = start();
  await send({ a: '1', c: '3' }, 0);
  await send(second, 1);
  expect(record.sent).toEqual([{ a: '1', b: 'prefilled', c: '3', ...second }]);
});

test('the later of two values counts; an emptied field is empty', async () => {
  const { send, record } = start();
  await send({ ...first, f: 'once' }, 0, { count: 3 });
  await send({ a: 'again', f: null }, 1, { count: 3 });
  await send({ d: '4', e: '5' }, 2, { count: 3 });
  expect(record.sent).toEqual([{ ...first, a: 'again', d: '4', e: '5', f: null }]);
});

test('a problem in an earlier step comes back with everything typed', async () => {
  const { send } = start();
  await send({ ...first, a: 'refuse' }, 0);
  expect(await send(second, 1)).toMatchObject({
    type: 'problems',
    problems: { a: 'Not this' },
    form: { values: { ...first, a: 'refuse', ...second } },
  });
});

test('the last step delivered twice is taken once, with the same answer', async () => {
  const { send, record } = start();
  await send(first, 0);
  const [one, two] = [await send(second, 1, { id: 'twice' }), await send(second, 1, { id: 'twice' })];
  expect(two).toEqual(one);
  expect(record.sent).toHaveLength(1);
  expect(record.drafts.size).toBe(0);
});

test('a step that cannot be kept is said, with what was typed', async () => {
  const { house } = createContractHouse({
    drafts: { find: async () => null, save: async () => false, discard: async () => {} },
  });
  const sent = { index: 0, count: 2, showsNext: false };
  const actor = { platform: 'test', space: 'hall', user: 'maria' };
  const place = 'test:hall:user:maria' as const;
  const values = { title: 'my words' };
  const outcome = await house.bot.handle({
    id: '1',
    actor,
    place,
    type: 'submission',
    form: '/form long',
    values,
    step: sent,
  });
  expect(outcome).toMatchObject({ type: 'message', failed: true });
  expect(JSON.stringify(outcome)).toContain('my words');
});

const form = (sizes: number[]) => ({
  id: '/x',
  title: 'X',
  submit: 'Send',
  values: Object.fromEntries(sizes.map((size, index) => [`f${index}`, size])),
  fields: sizes.map((_, index) => field(`f${index}`)),
});
const room = (head = 0) => ({
  room: 5,
  head,
  measure: (_: unknown, value: unknown) => (value === -1 ? null : Number(value)),
});

test.each([
  ['as many as fit', [1, 1, 1, 1, 1, 1], 0, [['f0', 'f1', 'f2', 'f3', 'f4'], ['f5']]],
  ['what takes two is not torn apart', [2, 2, 2], 0, [['f0', 'f1'], ['f2']]],
  ['the head takes room in the first step alone', [2, 2, 2], 2, [['f0'], ['f1', 'f2']]],
  ['a head that fills the first step', [1, 1], 5, [[], ['f0', 'f1']]],
  ['what cannot be shown has no step', [1, -1, 1], 0, [['f0', 'f2']]],
  ['larger than a step', [9, 1], 0, [['f0'], ['f1']]],
  ['no field', [], 0, [[]]],
])('steps: %s', (_, sizes, head, steps) => {
  expect(planSteps(form(sizes), room(head))).toEqual(steps);
});

test('the step of a problem', () => {
  const steps = [['a', 'b'], ['c']];
  expect([findStep(steps, ['c']), findStep(steps, ['c', 'b']), findStep(steps, ['z'])]).toEqual([1, 0, 0]);
  expect([hasAll(steps[0], ['a', 'b']), hasAll(steps[0], ['a', 'c']), hasAll(undefined, ['a'])]).toEqual([
    true,
    false,
    false,
  ]);
});

const told = (name: string, group: string): Field => ({ ...field(name, false), group });
const ended: Field = { ...told('end', 'after'), dependsOn: { field: 'state', values: ['ended'], said: 'Only then' } };
const one = { room: 5, measure: () => 1 };
const inGroups = (fields: Field[], values: FormValues = {}) => ({
  id: '/x',
  title: 'X',
  submit: 'Send',
  fields,
  values,
});

test('groups are steps where that takes no more of them, and always in a long form', () => {
  const names = (count: number, group: string) =>
    Array.from({ length: count }, (_, at) => told(`${group}${at}`, group));
  expect(planSteps(inGroups([...names(4, 'a'), ...names(4, 'b')]), one).map(({ length }) => length)).toEqual([4, 4]);
  expect(planSteps(inGroups([...names(1, 'a'), ...names(3, 'b')]), one).map(({ length }) => length)).toEqual([4]);
  const long = inGroups([...names(4, 'a'), ...names(4, 'b'), ...names(5, 'c')]);
  expect(planSteps(long, { ...one, room: 90 }).map(({ length }) => length)).toEqual([4, 4, 5]);
});

test('what depends on an earlier step is left out until that says so; what it holds stays in sight', () => {
  const fields = [
    told('state', 'now'),
    ...['a', 'b', 'c', 'd'].map((name) => told(name, 'now')),
    ended,
    told('z', 'after'),
  ];
  const last = (values: FormValues) => planSteps(inGroups(fields, values), one).at(-1);
  expect(last({})).toEqual(['z']);
  expect(last({ state: 'running' })).toEqual(['z']);
  expect(last({ state: 'ended' })).toEqual(['end', 'z']);
  expect(last({ state: 'running', end: '2023-03' })).toEqual(['end', 'z']);
});

test('beside what it depends on it is shown, with the condition', () => {
  const form = inGroups([told('state', 'now'), { ...ended, hint: 'A month is enough' }]);
  expect(planSteps(form, one)).toEqual([['state', 'end']]);
  expect(planSteps(form, { ...one, room: 1 })).toEqual([['state'], ['end']]);
  expect(hintWithCondition(form.fields[1] as Field, {})).toBe('Only then A month is enough');
  expect(hintWithCondition(form.fields[1] as Field, { state: 'ended' })).toBe('A month is enough');
});
