import { expect, test } from 'vitest';
import { createDefinitionStore } from '#src/store/definition.ts';
import { createTestDatabase } from '#test/support/database.ts';

const definitions = createDefinitionStore(await createTestDatabase());

test('the platform is told once, and again when something changed', async () => {
  const told: (string | null)[] = [];
  const tell = async (before: string | null) => void told.push(before);
  expect(await definitions.update('commands', 'one', tell)).toBe(true);
  expect(await definitions.update('commands', 'one', tell)).toBe(false);
  expect(await definitions.update('commands', 'two', tell)).toBe(true);
  expect(told).toEqual([null, 'one']);
});

test('two servers starting at once tell it once', async () => {
  let count = 0;
  const tell = async () => void (count += 1);
  const changed = await Promise.all([1, 2, 3].map(() => definitions.update('at once', 'same', tell)));
  expect(changed.filter(Boolean)).toHaveLength(1);
  expect(count).toBe(1);
});

test('a failed try is not taken for told', async () => {
  const refuse = () => Promise.reject(new Error('refused'));
  await expect(definitions.update('failing', 'x', refuse)).rejects.toThrow('refused');
  expect(await definitions.update('failing', 'x', async () => {})).toBe(true);
});
