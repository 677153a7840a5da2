import { expect, test } from 'vitest';
import { createKeyValueStore } from '#src/store/bot/key-value.ts';
import { createTestDatabase } from '#test/support/database.ts';

const notes = createKeyValueStore(await createTestDatabase());

test('a note is kept, changed, listed by the beginning of its name and removed', async () => {
  await notes.update('discord:a', async () => 'one');
  await notes.update('discord:a', async (before) => `${before} two`);
  await notes.update('discord:b', async () => 'b');
  await notes.update('other:a', async () => 'other');
  expect(await notes.list('discord:')).toEqual([
    { name: 'discord:a', note: 'one two' },
    { name: 'discord:b', note: 'b' },
  ]);
  await notes.update('discord:a', async () => null);
  expect(await notes.find('discord:a')).toBeNull();
});

test('of changes made at once each sees what the one before it kept', async () => {
  await Promise.all(Array.from({ length: 8 }, () => notes.update('count', async (note) => `${Number(note ?? 0) + 1}`)));
  expect(await notes.find('count')).toBe('8');
});

test('a change that fails leaves the note as it was', async () => {
  await notes.update('failing', async () => 'kept');
  await expect(notes.update('failing', () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(await notes.find('failing')).toBe('kept');
});
