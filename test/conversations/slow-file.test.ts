import { expect, test } from 'vitest';
import { createConversation } from '#test/support/conversation.ts';
import type { Channel } from '#test/support/fake-slack/world.ts';

const talk = await createConversation({}, { answerWithinMs: 2_000 });
const { findDiscord, slack } = talk;
const { deliver } = slack.fake;

test('words with a file that is slow to come are not taken for kept before they are, and arrive once', async () => {
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  slack.fake.faults.add('download', { type: 'held', until });
  const { message, payload } = slack.person.say(
    slack.fake.world.channels.get(talk.slackRoot.channel) as Channel,
    'Here is the slow plan',
    talk.slackRoot.ts,
    [{ name: 'slow.txt', bytes: Buffer.from('Our slow plan.') }],
  );
  const first = await deliver.post(JSON.stringify(payload), 'application/json');
  expect(first.status).toBe(503);
  release();
  expect((await deliver.event(payload)).status).toBe(200);
  const copy = await findDiscord('Here is the slow plan');
  expect(copy.attachments).toHaveLength(1);
  const { sql } = talk.database;
  expect(await sql`select 1 from conversation_message where origin like ${`%${message.ts}`}`).toHaveLength(1);
});
