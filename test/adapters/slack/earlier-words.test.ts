import { expect, test } from 'vitest';
import { createWorkspace } from '#adapters/slack/api/workspace.ts';
import { createEarlierWords } from '#adapters/slack/handle/earlier-words.ts';
import { createLogger } from '#src/server/logger.ts';
import { createKeyValueStore } from '#src/store/bot/key-value.ts';
import { createTestDatabase } from '#test/support/database.ts';

const logger = createLogger('fatal');
const notes = createKeyValueStore(await createTestDatabase());
const [channel, thread] = ['D1', '1795000000.000100'];
const conversations = { listRoots: async () => [{ ref: `${channel}:${thread}` }] } as never;
const earlier = createEarlierWords({ notes, conversations, logger });
// Nothing answers there.
const workspace = createWorkspace(
  { space: 'T1', token: 'xoxb-1', botUserId: 'U1', botId: 'B1' },
  { apiUrl: 'http://127.0.0.1:9/', logger },
);
const place = { workspace, channel, thread };

test('a thread that cannot be read is not taken as heard', async () => {
  const taken: unknown[] = [];
  const upTo = '1795000100.000100';
  const isHeard = await earlier.catchUp({ ...place, upTo, isIncluded: false }, async (message) => taken.push(message));
  expect([isHeard, taken]).toEqual([false, []]);
});

test('up to where threads were heard is forgotten after ninety days', async () => {
  await notes.update('slack:heard:old', async () => '1787000000.000100');
  await notes.update('slack:heard:young', async () => '1794000000.000100');
  await earlier.heard({ ...place, ts: '1795000100.000100' });
  const left = (await notes.list('slack:heard:')).map(({ note }) => note).sort();
  expect(left).toEqual(['1794000000.000100', '1795000100.000100']);
});
