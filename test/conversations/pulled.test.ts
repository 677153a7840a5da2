import { expect, test } from 'vitest';
import { createConversation } from '#test/support/conversation.ts';
import { read } from '#test/support/dialogue.ts';

const talk = await createConversation();
const { as, marias, introduce, findSlack, slackText, toMaria, slack, until, adapterContext } = talk;
const tess = as('tess', { platform: 'terminal', space: 'local', displayName: 'tess' });
const place = 'terminal:local:user:tess' as const;
const number = await introduce(marias, tess);
/** What the prompt shows when Tess opens it. */
async function fetchAll(): Promise<string[]> {
  const shown: string[] = [];
  await adapterContext.kept.hand(
    place,
    async ({ text, blocks }) => void shown.push(`${text}\n${JSON.stringify(blocks)}`),
  );
  return shown;
}
const root = await until(() =>
  toMaria().find((message) => slackText(message).includes('write to tess') && slackText(message).includes('thread')),
);
const channel = slack.fake.world.channels.get(root.channel) as never;
const say = async (text: string) => {
  const { message, payload } = slack.person.say(channel, text, root.ts);
  await slack.fake.deliver.event(payload);
  return message;
};

test('whoever opens a prompt finds what was said, as it is by then, and answers by a command', async () => {
  const [opening = ''] = (await fetchAll()).filter((text) => text.includes('You both said yes'));
  expect(opening).toContain(`/conversation say ${number}`);
  const kept = await say('Hello tess');
  await say('Are you there?');
  await slack.fake.deliver.event(slack.person.edit(kept, 'Good morning, tess'));
  const shown = await fetchAll();
  expect(shown.map((text) => text.split('\n')[1])).toEqual(['Good morning, tess', 'Are you there?']);
  expect(shown[0]).toContain(`/conversation say ${number}`);
  // What was shown cannot be changed: it is told, and of two changes before anybody asked the last.
  await slack.fake.deliver.event(slack.person.edit(kept, 'Good evening, tess'));
  await slack.fake.deliver.event(slack.person.remove(kept));
  const news = await fetchAll();
  expect(news).toHaveLength(1);
  expect(news.join('\n')).not.toContain('Good evening');
  expect(news.at(-1)).toContain('deleted a message');
  expect(read(await tess.say(`/conversation say ${number} Yes, here I am`))).toContain('Sent to maria (Skåne)');
  const answer = await findSlack('Yes, here I am');
  expect(answer.threadTs).toBe(root.ts);
  const form = await tess.say(`/conversation say ${number}`);
  expect(read(await tess.submit(form, { content: 'And\nin two lines' }))).toContain('Sent to maria');
  expect(slackText(await findSlack('in two lines'))).toContain('And\nin two lines');
  // A thread is one conversation's: Ben hears nothing of it.
  expect(talk.toBen().some((message) => talk.discordText(message).includes('tess'))).toBe(false);
});
