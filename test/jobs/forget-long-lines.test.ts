import { expect, test } from 'vitest';
import { forgetLongLines } from '#jobs/forget-long-lines.ts';
import type { AppContext } from '#src/context.ts';
import { createLineStore } from '#src/store/bot/line.ts';
import { createTestDatabase } from '#test/support/database.ts';

const { sql } = await createTestDatabase();
const silent = { debug() {}, info() {}, warn() {}, error() {} };

test('a long line is forgotten half a year after it was last drawn', async () => {
  const [old, drawnAgain] = [
    await createLineStore(sql).save('/help old'),
    await createLineStore(sql).save('/help again'),
  ];
  await sql`update long_line set kept_at = now() - interval '200 days'`;
  await createLineStore(sql).save('/help again');
  await forgetLongLines.run({ sql, logger: silent } as unknown as AppContext, {
    dueAt: new Date(),
    signal: new AbortController().signal,
  });
  expect(await createLineStore(sql).find(old)).toBeNull();
  expect(await createLineStore(sql).find(drawnAgain)).toBe('/help again');
});
