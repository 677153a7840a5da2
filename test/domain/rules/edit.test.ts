import { expect, test } from 'vitest';
import { definition, listSteps, type Step, stepKinds } from '#src/domain/rules/definition.ts';
import { emptyStep, insertStep, moveStep, removeStep, replaceStep, stepAt } from '#src/domain/rules/edit.ts';

const say = (text: string): Step => ({ message: { to: 'owner', text } });
const steps: Step[] = [
  say('a'),
  { if: { when: 'thing.isOpen', do: [say('b'), say('c')], else: [say('d')] } },
  { each: { of: { role: 'staff' }, do: [{ if: { when: 'thing.isThere', do: [say('e')] } }] } },
];
const texts = (list: readonly Step[] | null) =>
  list &&
  listSteps(list)
    .flatMap(({ step }) => ('message' in step ? [String(step.message.text)] : []))
    .join('');

test('every step that is listed is found at its place, and taken out alone', () => {
  for (const { at, step } of listSteps(steps)) {
    expect(stepAt(steps, at)).toEqual(step);
    const without = removeStep(steps, at);
    if (without) expect(listSteps(without).length).toBe(listSteps(steps).length - listSteps([step]).length);
    expect(texts(replaceStep(steps, at, say('x')))).toContain('x');
  }
});

test('moving there and back changes nothing', () => {
  expect(texts(moveStep(steps, '1.do.0', 1))).toBe('acbde');
  for (const { at } of listSteps(steps)) {
    const down = moveStep(steps, at, 1);
    const next = at.replace(/\d+$/, (index) => String(Number(index) + 1));
    if (down) expect(moveStep(down, next, -1)).toEqual(steps);
  }
});

test('a step is added first, last, within others, and where nothing is to be done otherwise yet', () => {
  expect(texts(insertStep(steps, '0', say('x')))).toBe('xabcde');
  expect(texts(insertStep(steps, '3', say('x')))).toBe('abcdex');
  expect(texts(insertStep(steps, '1.else.1', say('x')))).toBe('abcdxe');
  expect(texts(insertStep(steps, '2.do.0.else.0', say('x')))).toBe('abcdex');
  expect(removeStep(steps, '1.else.0')?.[1]).not.toHaveProperty('if.else');
});

test.each(['9', '0.do.0', '1.other.0', '1.do', '1.do.9', '', 'x', '-1', '1.do.0.do.0', '__proto__', '1.constructor.0'])(
  'there is nothing at %j',
  (at) => {
    expect(stepAt(steps, at)).toBeNull();
    for (const changed of [removeStep(steps, at), moveStep(steps, at, 1), replaceStep(steps, at, say('x'))])
      expect(changed).toBeNull();
  },
);

test('the only step of a list stays', () => {
  expect(removeStep([say('a')], '0')).toBeNull();
  expect(removeStep(steps, '2.do.0.do.0')).toBeNull();
});

test.each(stepKinds)('a new step “%s” is one that the schema takes', (kind) => {
  for (const on of [{ activity: 'experience.logged' } as const, { webhook: { fields: [] } }])
    expect(definition.safeParse({ name: 'New', on, steps: [emptyStep(kind, { on })] }).error?.issues).toBeUndefined();
});
