import { expect, test, vi } from 'vitest';
import { createConversation } from '#test/support/conversation.ts';

const talk = await createConversation();
const { maria, benSays, ben, findSlack, findDiscord, slackText, discordText, toMaria, toBen, slack, discord, until } =
  talk;
const { deliver } = slack.fake;
const slackById = (ts: string) => toMaria().find((message) => message.ts === ts);
const discordById = (id: string) => toBen().find((message) => message.id === id);
const shows = (look: () => string | undefined, part: string) => until(() => look()?.includes(part));

test('an edit and a deletion in Slack change the copy in Discord where it stands', async () => {
  const message = await maria.say('How do you find landords?');
  const copy = await findDiscord('How do you find landords?');
  const before = toBen().length;
  await deliver.event(slack.person.edit(message, 'How do you find landlords?'));
  await shows(() => discordText(discordById(copy.id) ?? copy), 'How do you find landlords?');
  await deliver.event(slack.person.remove(message));
  await shows(() => discordText(discordById(copy.id) ?? copy), 'deleted a message');
  expect(discordText(discordById(copy.id) ?? copy)).not.toContain('landlords');
  expect(toBen()).toHaveLength(before);
  const kept = await talk.database
    .sql`select message::text as text from delivery where message::text like '%landlords?%' and stream is not null and purpose = 'conversation'`;
  expect(kept).toEqual([]);
});

test('an edit and a deletion in Discord change the copy in Slack; what Discord changes by itself does not', async () => {
  const message = benSays('We have a landord desk.');
  const copy = await findSlack('landord desk');
  discord.fake.messages.rewrite(message, 'We have a landlord desk.');
  await shows(() => slackText(slackById(copy.ts) ?? copy), 'landlord desk');
  discord.fake.messages.take(message);
  await shows(() => slackText(slackById(copy.ts) ?? copy), 'deleted a message');
  expect(slack.fake.refused()).toEqual([]);
  expect(discord.fake.violations).toEqual([]);
});

test('an edit right after it was said arrives too, and last', async () => {
  const message = benSays('First words');
  discord.fake.messages.rewrite(message, 'Second words');
  const copy = await findSlack('Second words');
  expect(toMaria().filter((each) => slackText(each).includes('First words'))).toEqual([]);
  expect(copy.threadTs).toBe(talk.slackRoot.ts);
});

test('many edits within seconds are brought as few, and what is said next does not wait behind them', async () => {
  const { sql } = talk.database;
  const message = benSays('Draft 0');
  const copy = await findSlack('Draft 0');
  for (let at = 1; at <= 60; at += 1) discord.fake.messages.rewrite(message, `Draft ${at}.`);
  benSays('And this comes after.');
  await shows(() => slackText(slackById(copy.ts) ?? copy), 'Draft 60.');
  await findSlack('And this comes after.');
  const [{ edits } = { edits: 0 }] = await sql<{ edits: number }[]>`
    select count(*)::integer as edits from delivery where edit_of = (select id from delivery where ref like ${`%${copy.ts}`} and edit_of is null)`;
  expect(edits).toBeGreaterThan(0);
  expect(edits).toBeLessThan(30);
  discord.fake.messages.take(message);
  await shows(() => slackText(slackById(copy.ts) ?? copy), 'deleted a message');
});

test('words that an edit takes out go from the copy, and its file stays', async () => {
  const files = [{ name: 'plan.txt', bytes: Buffer.from('Our plan.') }];
  const message = benSays('Call me at 070 1234', undefined, files);
  const copy = await findSlack('070 1234');
  discord.fake.messages.rewrite(message, '');
  await until(() => !slackText(slackById(copy.ts) ?? copy).includes('070 1234'));
  expect(slackText(slackById(copy.ts) ?? copy)).toContain('ben (Region of Murcia)');
  const bare = benSays('Only words 070 9999');
  const bareCopy = await findSlack('070 9999');
  discord.fake.messages.rewrite(bare, '');
  await until(() => !slackText(slackById(bareCopy.ts) ?? bareCopy).includes('070 9999'));
  const inSlack = await maria.say('My number is 070 4321', files);
  const there = await findDiscord('070 4321');
  await deliver.event(slack.person.edit(inSlack, ''));
  await until(() => !discordText(discordById(there.id) ?? there).includes('070 4321'));
  expect(discordById(there.id)?.attachments).toHaveLength(1);
  expect(slack.fake.refused()).toEqual([]);
  expect(discord.fake.violations).toEqual([]);
});

test('an edit follows what may have arrived, where nobody knows whether it did', async () => {
  const message = await maria.say('We pay on the frist.');
  const copy = await findDiscord('on the frist');
  const { sql } = talk.database;
  const [{ id, stream }] = await vi.waitFor(async () => {
    const rows = await sql<[{ id: string; stream: string }]>`
      update delivery set state = 'waiting', is_uncertain = true, ref = null, job = gen_random_uuid()
      where message::text like '%on the frist%' and stream is not null and state = 'sent' returning id, stream`;
    expect(rows).toHaveLength(1);
    return rows;
  }, 10_000);
  await deliver.event(slack.person.edit(message, 'We pay on the first.'));
  await vi.waitFor(async () => expect(await sql`select 1 from delivery where edit_of = ${id}`).toHaveLength(1), 10_000);
  await talk.context.outbox.goOn(sql, stream);
  talk.context.outbox.wake();
  await shows(() => discordText(discordById(copy.id) ?? copy), 'We pay on the first.');
  expect(toBen().filter((each) => discordText(each).includes('We pay on'))).toHaveLength(1);
});

test('a reply says what it replies to, unless that was said last', async () => {
  await maria.say('Who pays the deposit?');
  await maria.say('And who signs?');
  const first = await findDiscord('Who pays the deposit?');
  const last = await findDiscord('And who signs?');
  benSays('The tenant.', last);
  expect(slackText(await findSlack('The tenant.'))).not.toContain('↪');
  benSays('The municipality does.', first);
  const reply = slackText(await findSlack('The municipality does.'));
  expect(reply).toContain('↪ maria (Skåne): “Who pays the deposit?”');
});

test('reactions are told in words, and taken back', async () => {
  const said = benSays('We found forty flats.');
  const copy = await findSlack('forty flats');
  await deliver.event(slack.person.react(copy, 'tada'));
  const told = await findDiscord('🎉');
  expect(discordText(told)).toContain('**maria (Skåne)** 🎉 “We found forty flats.”');
  await deliver.event(slack.person.react(copy, 'tada', { isOff: true }));
  await shows(() => discordText(discordById(told.id) ?? told), 'took a reaction back');
  await deliver.event(slack.person.react(copy, 'tada'));
  await until(() => toBen().filter((each) => discordText(each).includes('🎉')).length === 1);
  // Of one's own copy in Discord, of one's own words, and of somebody who has nothing to do with it.
  const words = await maria.say('Forty is many.');
  const there = await findDiscord('Forty is many.');
  discord.fake.messages.react(ben, there, '👍');
  expect(slackText(await findSlack('👍'))).toContain('*ben (Region of Murcia)* 👍 “Forty is many.”');
  discord.fake.messages.react(discord.fake.maria, said, '🙈');
  await deliver.event(slack.person.react(words, 'eyes'));
  await findDiscord('👀');
  expect(toMaria().some((each) => slackText(each).includes('🙈'))).toBe(false);
  expect(slack.fake.refused()).toEqual([]);
  expect(discord.fake.violations).toEqual([]);
});

test('a file whose address leads to a page to sign in is not passed on, and who sent it is told', async () => {
  slack.fake.faults.add('download', { type: 'page' });
  await maria.say('Here is our plan', [{ name: 'plan.txt', bytes: Buffer.from('Our plan.') }]);
  const copy = await findDiscord('Here is our plan');
  expect(copy.attachments).toEqual([]);
  await findSlack('plan.txt');
});
