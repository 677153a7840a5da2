import { expect, test, vi } from 'vitest';
import { forgetConversations } from '#jobs/forget-conversations.ts';
import { runConversations } from '#jobs/run-conversations.ts';
import { tidyOutbox } from '#jobs/tidy-outbox.ts';
import { createConversation } from '#test/support/conversation.ts';
import { read } from '#test/support/dialogue.ts';

const talk = await createConversation();
const { maria, marias, bens, benSays, findSlack, findDiscord, slackText, discordText, toMaria, toBen, until } = talk;
const { number, context, clock, introduce, as } = talk;
const { sql } = talk.database;
const signal = new AbortController().signal;

/** What is to go out one after the other goes out now. */
const takeNow = () => sql`update pgboss.job set start_after = now() where state = 'created'`;

test('while one has paused, what the other says is kept, and comes in order when they go on', async () => {
  expect(read(await bens.say(`/conversation pause ${number}`))).toContain('Paused. What maria (Skåne) write meanwhile');
  await maria.say('One for later');
  await maria.say('Two for later');
  benSays('I forgot that I paused');
  const told = await findDiscord('You paused this conversation with maria (Skåne)');
  expect(JSON.stringify(told.components)).toContain('Go on');
  expect(toBen().some((each) => discordText(each).includes('for later'))).toBe(false);
  expect(toMaria().some((each) => slackText(each).includes('I forgot'))).toBe(false);
  expect(read(await bens.say(`/conversation resume ${number}`))).toContain('2 messages');
  await findDiscord('Two for later');
  const said = toBen()
    .map(discordText)
    .filter((text) => text.includes('for later'));
  expect(said.map((text) => text.split('\n')[1])).toEqual(['One for later', 'Two for later']);
  expect(read(await bens.say(`/conversation resume ${number}`))).toContain('It is not paused');
});

test('it is shown to its people, and to nobody else', async () => {
  const shown = read(await marias.say(`/conversation show ${number}`));
  expect(shown).toContain(`Conversation #${number} with ben (Region of Murcia)`);
  expect(shown).toContain(': Two for later');
  for (const line of ['show', 'pause', 'leave', 'say', 'report'])
    expect(read(await as('eve').say(`/conversation ${line} ${number}`))).toContain('There is no conversation');
  expect(read(await as('eve').say(`/conversation say ${number} Let me in`))).toContain('There is no conversation');
});

test('too much, or nothing, is refused in words', async () => {
  for (const [index, length] of [3_001, 4_001, 12_000].entries()) {
    await maria.say('x'.repeat(length));
    await until(
      () => toMaria().filter((each) => slackText(each).includes('at most 3,000 characters')).length === index + 1,
    );
  }
  expect(slackText(await findSlack('at most 3,000 characters'))).toContain('not passed on');
  expect(toMaria().some((each) => slackText(each).includes('at most 4,000'))).toBe(false);
  expect(toBen().some((each) => discordText(each).includes('xxx'))).toBe(false);
});

test('what is old is deleted, with what was sent of it; what is not stays', async () => {
  const before = clock.now;
  await maria.say('Old words');
  await findDiscord('Old words');
  clock.now = new Date(before.getTime() + 60 * 86_400_000);
  await maria.say('New words');
  await findDiscord('New words');
  await forgetConversations.run(context, { dueAt: new Date(before.getTime() + 91 * 86_400_000), signal });
  const kept = JSON.stringify([
    await sql`select content from conversation_message`,
    await sql`select message from delivery where purpose = 'conversation'`,
  ]);
  expect(kept).not.toContain('Old words');
  expect(kept).toContain('New words');
  clock.now = new Date(before.getTime() + 91 * 86_400_000);
  await runConversations.run(context, { dueAt: clock.now, signal });
  await takeNow();
  await until(() => !toBen().some((each) => discordText(each).includes('Old words')));
  expect(toBen().some((each) => discordText(each).includes('New words'))).toBe(true);
  clock.now = before;
});

test('copies of what is old are taken out of Slack and Discord with their files, one after the other, and no name of them is kept', async () => {
  const before = clock.now;
  const file = { name: 'flats.txt', bytes: Buffer.from('A list of flats') };
  benSays('Aged in Slack', talk.discordRoot, [file]);
  const there = await findSlack('Aged in Slack');
  await until(() => [...talk.slack.fake.world.files.values()].some(({ title, name }) => (title ?? name) === file.name));
  await maria.say('Aged in Discord');
  const here = await findDiscord('Aged in Discord');
  benSays('Taken away by hand');
  const gone = await findSlack('Taken away by hand');
  talk.slack.fake.world.messages.splice(talk.slack.fake.world.messages.indexOf(gone), 1);
  await maria.say('Arrived unnoticed');
  const unnoticed = await findDiscord('Arrived unnoticed');
  await vi.waitFor(async () => {
    const told = await sql`
      update delivery set ref = null, is_uncertain = true, state = 'dead' where message::text like '%Arrived unnoticed%' and state = 'sent' returning id`;
    expect(told).toHaveLength(1);
  }, 10_000);
  clock.now = new Date(before.getTime() + 91 * 86_400_000);
  await forgetConversations.run(context, { dueAt: clock.now, signal });
  clock.now = new Date(clock.now.getTime() + 5 * 60_000);
  expect(JSON.stringify(await sql`select * from conversation_leftover where ref is not null`)).not.toContain(
    talk.ben.id,
  );
  await runConversations.run(context, { dueAt: clock.now, signal });
  const waiting = await sql<{ space: string; dueAt: Date }[]>`
    select recipient as space, due_at from delivery where purpose = 'removal' order by recipient, due_at`;
  for (const [index, { space, dueAt }] of waiting.entries()) {
    const last = waiting[index - 1];
    if (last?.space === space) expect(dueAt.getTime() - last.dueAt.getTime()).toBeGreaterThanOrEqual(2_000);
  }
  await takeNow();
  clock.now = new Date(clock.now.getTime() + 86_400_000);
  await until(() => !toMaria().includes(there) && !toBen().some(({ id }) => id === here.id || id === unnoticed.id));
  expect([...talk.slack.fake.world.files.values()].filter(({ title, name }) => (title ?? name) === file.name)).toEqual(
    [],
  );
  await vi.waitFor(async () => {
    expect(await sql`select 1 from delivery where purpose = 'removal'`).toEqual([]);
    expect(await sql`select 1 from conversation_leftover`).toEqual([]);
  }, 20_000);
  expect(talk.slack.fake.refused().splice(0)).toEqual([expect.stringContaining('message_not_found')]);
  clock.now = before;
});

test('the deliveries by which a conversation is heard and its copies are found stay as long as it', async () => {
  await maria.say('Kept for long');
  await findDiscord('Kept for long');
  // It stands in Discord a moment before it is known as sent.
  await vi.waitFor(async () => {
    const sent = await sql`select 1 from delivery where message::text like '%Kept for long%' and state = 'sent'`;
    expect(sent).toHaveLength(1);
  }, 10_000);
  await tidyOutbox.run(context, { dueAt: new Date(clock.now.getTime() + 500 * 86_400_000), signal });
  benSays('Still heard', await findDiscord('Kept for long'));
  await findSlack('Still heard');
});

test('who leaves is out; the other is told, and what they write is not passed on', async () => {
  const cleo = as('cleo', { displayName: 'cleo' });
  const dan = as('dan', { displayName: 'dan' });
  const other = await introduce(cleo, dan);
  expect(read(await cleo.say(`/conversation say ${other} Hello dan`))).toContain('Sent to dan');
  const [sent] = await sql`select message, places from delivery where recipient = ${`conversation:${other}:2`}`;
  expect(JSON.stringify(sent)).toContain('Hello dan');
  expect(JSON.stringify(sent)).toContain(`/conversation say ${other}`);
  expect(read(await dan.say(`/conversation leave ${other}`))).toContain('You left');
  const [told] =
    await sql`select message from delivery where recipient = ${`conversation:${other}:1`} and period like 'left%'`;
  expect(JSON.stringify(told)).toContain('**dan** left the conversation.');
  expect(read(await cleo.say(`/conversation say ${other} Still there?`))).toContain('over');
  expect(read(await dan.say(`/conversation resume ${other}`))).toContain('over');
});

test('a report tells staff, keeps the two apart and ends it', async () => {
  const [eva, fay] = [as('eva', { displayName: 'eva' }), as('fay', { displayName: 'fay' })];
  const other = await introduce(eva, fay);
  await as('admin').say('/me');
  const form = await fay.say(`/conversation report ${other}`);
  expect(read(await fay.submit(form, { content: 'She sells flats.' }))).toContain('Staff have it');
  const [letter] = await sql`select message from delivery where period like 'report%'`;
  expect(JSON.stringify(letter)).toContain('She sells flats.');
  expect(read(await eva.say(`/conversation say ${other} Hello?`))).toContain('over');
});

test('who is forgotten takes their words along, also out of what the other was sent', async () => {
  const secret = 'My number is 0034 600';
  const quoted = benSays(secret);
  const copy = await findSlack(secret);
  await maria.say('Thank you');
  await findDiscord('Thank you');
  benSays('You are welcome', quoted);
  await findSlack('You are welcome');
  const exported = JSON.stringify(read(await bens.say('/me export')));
  expect(exported).toContain(secret);
  expect(exported).not.toContain('"content": "Thank you"');
  expect(read(await bens.press(await bens.say('/me forget'), 'Forget me'))).toContain('You are forgotten.');
  const kept = JSON.stringify([
    await sql`select * from conversation_message`,
    await sql`select message from delivery`,
    await sql`select * from conversation_side`,
  ]);
  expect(kept.includes('0034 600')).toBe(false);
  expect(kept.includes(talk.ben.id)).toBe(false);
  await runConversations.run(context, { dueAt: clock.now, signal });
  await until(() => {
    const now = toMaria().find(({ ts }) => ts === copy.ts);
    return now && slackText(now).includes('*somebody who left* deleted a message');
  });
  // What Maria said is taken out of the chat of who is forgotten, whom nothing kept here names.
  const left = JSON.stringify([await sql`select * from delivery`, await sql`select * from conversation_leftover`]);
  expect(left.includes(talk.ben.id)).toBe(false);
  await takeNow();
  await until(() => !toBen().some((each) => discordText(each).includes('Thank you')));
  await maria.say('Are you there?');
  await findSlack('This conversation is over');
});
