import { expect, test } from 'vitest';
import { runConversations } from '#jobs/run-conversations.ts';
import { createConversation } from '#test/support/conversation.ts';
import { read } from '#test/support/dialogue.ts';

// Ben has closed his direct messages; later he opens them again.
const talk = await createConversation();
const { maria, marias, bens, benSays, findSlack, findDiscord, slackText, discordText, toMaria, toBen, until } = talk;
const { number, context, clock, slack, discord, slackRoot } = talk;
const { sql } = talk.database;
const signal = new AbortController().signal;
const lookAfter = () => runConversations.run(context, { dueAt: clock.now, signal });
const dead = () => sql<{ id: string }[]>`select id from delivery where state = 'dead' order by position`;
const told = () =>
  toMaria()
    .map(slackText)
    .filter((text) => text.includes('could not be brought'));

async function becomeDead(count: number): Promise<void> {
  for (const began = Date.now(); (await dead()).length < count; ) {
    if (Date.now() - began > 20_000) throw new Error('Nothing was given up.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('who writes to closed direct messages is told once, in the thread, why and how else the other can be reached', async () => {
  await maria.say('Arrives');
  await findDiscord('Arrives');
  const closed = { status: 403, json: { code: 50_007, message: 'Cannot send messages to this user' } };
  discord.fake.fail('POST', /\/messages$/, { ...closed, times: 2 });
  await maria.say('Will he get this?');
  await maria.say('And this?');
  await becomeDead(2);
  await lookAfter();
  const notice = await findSlack('could not be brought');
  expect(notice.threadTs).toBe(slackRoot.ts);
  const said = slackText(notice);
  expect(said).toContain('2 messages of yours could not be brought to *ben (Region of Murcia)*');
  expect(said).toContain('they take no messages from me there, or have left that chat');
  for (const part of ['“Will he get this?”', '“And this?”', 'they can be reached: other at home', 'write it again'])
    expect(said).toContain(part);
  await lookAfter();
  await lookAfter();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(told()).toHaveLength(1);
});

test('the conversation shows what did not come, to both', async () => {
  const shown = read(await marias.say(`/conversation show ${number}`));
  expect(shown).toContain('ben (Region of Murcia) cannot be reached at the moment: they take no messages');
  expect(shown).toContain('other at home');
  expect(shown).toMatch(/You, [^\n]+, could not be brought to ben \(Region of Murcia\): Will he get this\?/);
  expect(shown).toMatch(/You, [^,\n]+, \d\d:\d\d[^,\n]*: Arrives/);
  expect(read(await bens.say(`/conversation show ${number}`))).toContain('could not be brought to you: And this?');
});

test('once he can be reached again what is said arrives once, also where staff has it sent again', async () => {
  await maria.say('Back again');
  await findDiscord('Back again');
  const shown = read(await marias.say(`/conversation show ${number}`));
  expect(shown).not.toContain('cannot be reached');
  expect(shown).toContain('could not be brought to ben (Region of Murcia): And this?');
  const [first] = await dead();
  await talk.database.withTransaction((inside) => context.outbox.replay(inside, String(first?.id)));
  context.outbox.wake();
  await findDiscord('Will he get this?');
  await lookAfter();
  expect(read(await marias.say(`/conversation show ${number}`))).not.toContain('Murcia): Will he get this?');
  const texts = toBen().map(discordText);
  for (const words of ['Arrives', 'Will he get this?', 'Back again'])
    expect(texts.filter((text) => text.includes(words))).toHaveLength(1);
  expect(told()).toHaveLength(1);
});

test('the other way round: a Slack that is closed to the bot', async () => {
  slack.fake.faults.add('chat.postMessage', { type: 'error', error: 'is_archived' });
  benSays('Can you read this?');
  await becomeDead(2);
  await lookAfter();
  const notice = discordText(await findDiscord('could not be brought to'));
  expect(notice).toContain('maria (Skåne)');
  expect(notice).toContain('the place where they read it is closed, archived or gone');
  expect(notice).toContain('“Can you read this?”');
  expect(notice).toContain('asker at home');
  await until(() => !toMaria().some((each) => slackText(each).includes('Can you read this?')));
});
