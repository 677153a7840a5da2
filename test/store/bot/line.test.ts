import { expect, test } from 'vitest';
import { createLineStore } from '#src/store/bot/line.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { sql } = await createTestDatabase();

test('a long line is found by a short key, the same at every save and on every server', async () => {
  const line = `/experience search ${'long '.repeat(400)}`;
  const key = await createLineStore(sql).save(line);
  expect(key).toMatch(/^[\w-]{16}$/);
  expect(await createLineStore(sql).save(line)).toBe(key);
  expect(await createLineStore(sql).find(key)).toBe(line);
});

test('other lines have other keys, and an unknown key finds nothing', async () => {
  const lines = createLineStore(sql);
  expect(await lines.save('/help a')).not.toBe(await lines.save('/help b'));
  expect(await lines.find('nothing')).toBeNull();
});
