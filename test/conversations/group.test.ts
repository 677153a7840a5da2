import { expect, test } from 'vitest';
import { runConversations } from '#jobs/run-conversations.ts';
import { changeMessage } from '#src/operations/conversations/change.ts';
import { runEvents } from '#src/operations/events/run-events.ts';
import { runRounds } from '#src/operations/rounds/run-rounds.ts';
import { createConversation } from '#test/support/conversation.ts';
import { formOf, read } from '#test/support/dialogue.ts';

// Maria in Slack, Ben in Discord, Tess at a prompt: a round and an event put the three together.
const talk = await createConversation();
const { as, marias, bens, ben, slack, discord, findSlack, findDiscord, slackText, clock } = talk;
const { context, adapterContext } = talk;
const { sql } = talk.database;
const admin = as('admin');
const tess = as('tess', { platform: 'terminal', space: 'local', displayName: 'tess' });
await tess.submit(await tess.say('/me edit'), { region: 'Catalonia' });
await tess.submit(await tess.say('/me introductions'), { isOpen: true, offerAreas: ['health'] });
const signal = new AbortController().signal;
const day = (at: Date) => at.toISOString().slice(0, 10);
const hour = (at: Date) => at.toISOString().slice(11, 16);
const toTess = async () => {
  const shown: string[] = [];
  await adapterContext.kept.hand(
    'terminal:local:user:tess',
    async (message) => void shown.push(JSON.stringify(message)),
  );
  return shown;
};
const benReplies = (text: string, to: { id: string; channel_id: string }) =>
  discord.fake.messages.post(
    to.channel_id,
    ben,
    { content: text, message_reference: { type: 0, channel_id: to.channel_id, message_id: to.id } },
    [],
  );

test('a group of a round that no chat has together talks through the bot, all with all', async () => {
  const before = clock.now;
  const runs = new Date(before.getTime() + 86_400_000);
  await admin.submit(await admin.say('/round create'), {
    ...{ title: 'Threes', kind: 'groups', size: 3, day: day(runs), time: hour(runs), timeZone: 'UTC' },
    ...{ cooldown: 3, odd: 'wait' },
  });
  for (const each of [marias, bens, tess]) await each.say('/round join 1');
  clock.now = new Date(runs.getTime() + 60_000);
  for (let ticks = 0; ticks < 3; ticks += 1) await runRounds(context, { now: clock.now, signal });
  expect(await sql`select person from round_seat`).toHaveLength(3);
  for (const each of [marias, tess]) await each.say('/round confirm 1');
  expect(await sql`select number from conversation where round_group is not null`).toEqual([]);
  await bens.say('/round confirm 1');
  const toMaria = await findSlack('ben (Region of Murcia) and tess (Catalonia)');
  expect(slackText(toMaria)).toContain('write in the thread of this message');
  await findDiscord('maria (Skåne) and tess (Catalonia)');
  const { message, payload } = slack.person.say(
    slack.fake.world.channels.get(toMaria.channel) as never,
    'Hello you two',
    toMaria.ts,
  );
  await slack.fake.deliver.event(payload);
  expect(message.ts).toBeTruthy();
  const copy = await findDiscord('Hello you two');
  benReplies('Hello Maria and Tess', copy);
  expect((await findSlack('Hello Maria and Tess')).threadTs).toBe(toMaria.ts);
  const shown = (await toTess()).join('\n');
  for (const said of ['Hello you two', 'Hello Maria and Tess', '/conversation say 2']) expect(shown).toContain(said);
  expect(read(await tess.say('/conversation say 2 I read both'))).toContain('ben (Region of Murcia) and maria (Skåne)');
  await findSlack('I read both');
  await findDiscord('I read both');
  clock.now = before;
});

test('to keep something of it all three have to agree', async () => {
  await marias.submit(await marias.say('/conversation keep 2'), {});
  await bens.say('/conversation agree 1');
  expect(read(await marias.say('/conversation write 1'))).toContain('Not everybody');
  await tess.say('/conversation agree 1');
  const { action } = formOf(await marias.say('/conversation write 1')).values;
  expect(action).toContain('Region of Murcia and Catalonia');
});

/** What somebody says is quoted in what another is sent, where a third replies to it later. */
async function quoteTess(words: string, answer: string) {
  expect(read(await tess.say(`/conversation say 2 ${words}`))).toContain('Sent to');
  const copy = await findDiscord(words);
  await marias.say(`/conversation say 2 Between ${answer}`);
  await findDiscord(`Between ${answer}`);
  benReplies(answer, copy);
  const quoting = await findSlack(answer);
  expect(slackText(quoting)).toContain(words);
  return () => slackText(talk.toMaria().find(({ ts }) => ts === quoting.ts) ?? quoting);
}

test('words that are deleted go from what quotes them too, in the chats of the others', async () => {
  const shown = await quoteTess('My number is 600', 'I noted the first');
  const [{ origin } = { origin: '' }] = await sql<{ origin: string }[]>`
    select origin from conversation_message where content = 'My number is 600'`;
  await changeMessage(context, { origin, content: null }, clock.now);
  await runConversations.run(context, { dueAt: clock.now, signal });
  await talk.until(() => !shown().includes('600'));
  expect(shown()).toContain('I noted the first');
  await quoteTess('My other number is 700', 'I noted the second');
});

test('who reports one of a group says whom, leaves, and the others go on', async () => {
  const form = await tess.say('/conversation report 2');
  expect(formOf(form).fields.map(({ name }) => name)).toEqual(['about', 'content']);
  const [{ person } = { person: 0 }] = await sql<
    { person: number }[]
  >`select person from account where "user" = ${ben.id}`;
  expect(read(await tess.submit(form, { about: String(person), content: 'He sells flats.' }))).toContain(
    'Staff have it',
  );
  const [letter] = await sql`select message from delivery where period like 'report%'`;
  expect(JSON.stringify(letter)).toContain('conversation #2');
  await findSlack('*tess (Catalonia)* left the conversation.');
  expect(read(await marias.say('/conversation say 2 Only us now'))).toContain('Sent to ben');
  expect(read(await tess.say('/conversation say 2 Wait'))).toContain('over');
});

test('a group of an event talks through the bot as long as its round lasts', async () => {
  const before = clock.now;
  await sql`delete from introduction_block`;
  const starts = new Date(Math.ceil((before.getTime() + 7_200_000) / 60_000) * 60_000);
  await admin.submit(await admin.say('/event create'), {
    ...{ title: 'Exchange', day: day(starts), time: hour(starts), timeZone: 'UTC', rounds: 2, minutes: 15, size: 3 },
    ...{ areas: [], topics: '', link: '', talks: true },
  });
  for (const each of [marias, bens, tess]) await each.say('/event join 1');
  clock.now = new Date(starts.getTime() - 60_000);
  for (let ticks = 0; ticks < 2; ticks += 1) await runEvents(context, { now: clock.now, signal });
  clock.now = new Date(starts.getTime() + 1_000);
  const [{ number } = { number: 0 }] = await sql<
    { number: number }[]
  >`select number from conversation where event_group is not null`;
  // It goes out by the clock of the queue, which is not moved: now.
  await sql`update delivery set due_at = now() where purpose = 'event'`;
  expect(read(await tess.say(`/conversation say ${number} Good afternoon`))).toContain('Sent to');
  const [sent] = await sql`select message from delivery where recipient like ${`conversation:${number}:%`}`;
  expect(JSON.stringify(sent)).toContain('Good afternoon');
  const [letter] = await sql`
    select d.message from delivery d join conversation_side s on s.root = d.id where s.conversation = ${number} limit 1`;
  expect(JSON.stringify(letter)).toContain('I pass on what you write to');
  // Who leaves is out of it.
  await tess.say('/event leave 1');
  expect(read(await tess.say(`/conversation say ${number} One more`))).toContain('over');
  expect(read(await marias.say(`/conversation say ${number} Tess has left`))).toContain('Sent to ben');
  clock.now = new Date(starts.getTime() + 15 * 60_000);
  expect(read(await marias.say(`/conversation say ${number} Too late`))).toContain('over');
  await runConversations.run(context, { dueAt: clock.now, signal });
  expect(await sql`select ended_at is null as is_open from conversation where number = ${number}`).toEqual([
    { isOpen: false },
  ]);
  clock.now = before;
});

test('the words of who is forgotten go from what quotes them too, in the chats of the others', async () => {
  const quoting = await findSlack('I noted the second');
  const shown = () => slackText(talk.toMaria().find(({ ts }) => ts === quoting.ts) ?? quoting);
  expect(shown()).toContain('700');
  await tess.confirm('/me forget');
  await runConversations.run(context, { dueAt: clock.now, signal });
  await talk.until(() => !shown().includes('700'));
  expect(shown()).toContain('I noted the second');
  expect(JSON.stringify(await sql`select message from delivery`)).not.toContain('700');
});
