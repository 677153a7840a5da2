import { expect, test } from 'vitest';
import { BusyError, createGate } from '#src/core/concurrency-gate.ts';

/** Work that ends when it is told to, and what became of it. */
function begin(gate: ReturnType<typeof createGate>, asker: string) {
  let end = () => {};
  const state = { isAtWork: false, end: () => end() };
  const done = gate.pass(asker, () => {
    state.isAtWork = true;
    return new Promise<void>((resolve) => {
      end = resolve;
    });
  });
  return Object.assign(state, { done });
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('so much is at work at once, the rest in turn', async () => {
  const gate = createGate({ atOnce: 2, ofOne: 9, waiting: 9 });
  const works = ['a', 'b', 'c', 'd'].map((asker) => begin(gate, asker));
  await settle();
  expect(works.map(({ isAtWork }) => isAtWork)).toEqual([true, true, false, false]);
  works[1]?.end();
  await works[1]?.done;
  await settle();
  expect(works.map(({ isAtWork }) => isAtWork)).toEqual([true, true, true, false]);
  for (const each of works) {
    each.end();
    await settle();
  }
  works[3]?.end();
  await Promise.all(works.map(({ done }) => done));
});

test('one asker is turned away while others get in', async () => {
  const gate = createGate({ atOnce: 1, ofOne: 2, waiting: 9 });
  const own = [begin(gate, 'a'), begin(gate, 'a')];
  const refused = await begin(gate, 'a').done.catch((error) => error);
  expect(refused).toBeInstanceOf(BusyError);
  expect(refused.isOwn).toBe(true);
  const other = begin(gate, 'b');
  for (const each of [...own, other]) {
    await settle();
    each.end();
    await each.done;
  }
  const later = begin(gate, 'a');
  await settle();
  expect(later.isAtWork).toBe(true);
  later.end();
  await later.done;
});

test('whoever comes where too much waits is turned away at once', async () => {
  const gate = createGate({ atOnce: 1, ofOne: 1, waiting: 1 });
  const [first, second] = [begin(gate, 'a'), begin(gate, 'b')];
  expect(await begin(gate, 'c').done.catch((error) => error.isOwn)).toBe(false);
  for (const each of [first, second]) {
    await settle();
    each.end();
    await each.done;
  }
});

test('work that fails leaves its place', async () => {
  const gate = createGate({ atOnce: 1, ofOne: 1, waiting: 0 });
  await expect(gate.pass('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await gate.pass('a', async () => 'yes')).toBe('yes');
});
