import { expect, test, vi } from 'vitest';
import { runConversations } from '#jobs/run-conversations.ts';
import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import { joinConversation, openConversation } from '#src/operations/conversations/open.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { findPerson } from '#src/store/people/person.ts';
import { createConversation } from '#test/support/conversation.ts';
import { read } from '#test/support/dialogue.ts';

const talk = await createConversation();
const { maria, marias, bens, ben, as, benSays, findSlack, findDiscord, slackText, discordText, toMaria, toBen } = talk;
const { number, context, clock, until, slack, discord } = talk;
const { sql } = talk.database;
const signal = new AbortController().signal;
/** What has no effect is looked for after something that was said later has come, or this long. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 1_000));
const saidNow = async () => JSON.stringify(await sql`select content from conversation_message`);
const inSlack = (copy: { ts: string }) => slackText(toMaria().find(({ ts }) => ts === copy.ts) as never);
const inDiscord = (copy: { id: string }) => discordText(toBen().find(({ id }) => id === copy.id) as never);

test('what is changed while one has paused is shown once they go on; a deletion goes through at once', async () => {
  const first = await maria.say('Ask the landord');
  const second = await maria.say('My number is 4711');
  const third = await maria.say('Nothing changes here');
  const [copy, number4711, untouched] = [
    await findDiscord('Ask the landord'),
    await findDiscord('4711'),
    await findDiscord('Nothing changes here'),
  ];
  await bens.say(`/conversation pause ${number}`);
  const later = await maria.say('Said meanwile');
  await maria.deliver(slack.person.edit(first, 'Ask the landlord'));
  await maria.deliver(slack.person.edit(later, 'Said meanwhile'));
  await maria.deliver(slack.person.remove(second));
  await until(() => inDiscord(number4711).includes('deleted a message'));
  await settle();
  expect(inDiscord(copy)).toContain('landord');
  expect(read(await bens.say(`/conversation resume ${number}`))).toContain('comes now: one message');
  await findDiscord('Said meanwhile');
  await until(() => inDiscord(copy).includes('landlord'));
  expect(third.ts).toBeTruthy();
  expect(
    await sql`select 1 from delivery where edit_of = (select id from delivery where ref = ${untouched.id})`,
  ).toEqual([]);
});

type Side = { person: Person; place: Place };

test('who left a group gets no new words, also not by what quotes them; what is deleted goes', async () => {
  const cleo = as('cleo', { platform: 'terminal', space: 'local', displayName: 'cleo' });
  await cleo.say('/me');
  const sideOf = async (user: string, place?: Place): Promise<Side> => {
    const [row] = await sql<{ person: number; place: Place }[]>`
      select a.person, s.place from account a left join conversation_side s on s.person = a.person where a."user" = ${user} limit 1`;
    return { person: (await findPerson(sql, row?.person ?? 0)) as Person, place: place ?? (row?.place as Place) };
  };
  const sides = {
    maria: await sideOf(marias.actor.user),
    ben: await sideOf(ben.id),
    cleo: await sideOf('cleo', 'terminal:local:user:cleo' as Place),
  };
  const openingOf = ({ person, place }: Side, period: string) => ({
    ...{ person, place, letter: { recipient: `person:${person.id}`, purpose: 'round', period } },
    write: () => ({ text: '', blocks: [{ type: 'text' as const, markdown: `The group of ${period}` }] }),
  });
  const { number: group } = await inTransaction(context, (inside) =>
    openConversation(inside, {
      ...{ of: {}, now: clock.now },
      openings: Object.values(sides).map((side) => openingOf(side, 'three')),
    }),
  );
  const root = await findDiscord('The group of three');
  const slackRoot = await findSlack('The group of three');
  const channel = slack.fake.world.channels.get(slackRoot.channel) as never;
  const quoted = benSays('Our desk is at Calle Mayor 1', root);
  await cleo.say(`/conversation say ${group} In between`);
  await findDiscord('In between');
  const saidByBen = benSays('We open at nine', root);
  const answering = benSays('Come to the desk', quoted);
  const quoting = await findSlack('Come to the desk');
  const plain = await findSlack('We open at nine');
  expect(inSlack(quoting)).toContain('Calle Mayor 1');
  await marias.say(`/conversation leave ${group}`);

  discord.fake.messages.rewrite(saidByBen, 'I know where you live');
  discord.fake.messages.rewrite(quoted, 'I know your street');
  discord.fake.messages.rewrite(answering, 'I will come to you');
  await vi.waitFor(async () => expect(await saidNow()).toContain('I will come'), 10_000);
  await runConversations.run(context, { dueAt: clock.now, signal });
  await settle();
  expect(inSlack(plain)).toContain('We open at nine');
  expect(inSlack(quoting)).toContain('Come to the desk');
  expect(inSlack(quoting)).toContain('Calle Mayor 1');
  // Reactions, and files, are something that is said.
  discord.fake.messages.react(ben, root, '👀');
  benSays('A file', root, [{ name: 'plan.txt', bytes: Buffer.from('plan') }]);
  await settle();
  expect(toMaria().some((each) => slackText(each).includes('A file') || slackText(each).includes('👀'))).toBe(false);

  discord.fake.messages.take(quoted);
  await vi.waitFor(async () => expect(await saidNow()).not.toContain('your street'), 10_000);
  await runConversations.run(context, { dueAt: clock.now, signal });
  await until(() => !inSlack(quoting).includes('Calle Mayor'));
  expect(inSlack(quoting)).toContain('Come to the desk');
  discord.fake.messages.take(saidByBen);
  await until(() => inSlack(plain).includes('deleted a message'));

  // Her own words of before do not change for the others either.
  const { message, payload } = slack.person.say(channel, 'I left', slackRoot.ts);
  await maria.deliver(payload);
  expect(message.ts).toBeTruthy();
  await settle();
  expect(toBen().some((each) => discordText(each).includes('I left'))).toBe(false);

  // Let in again, she talks and hears in the new thread; what was sent into the old one stays.
  await inTransaction(context, (inside) => joinConversation(inside, group, openingOf(sides.maria, 'her return')));
  await findSlack('The group of her return');
  expect(read(await marias.say(`/conversation say ${group} I am back`))).toContain('Sent to ben');
  await findDiscord('I am back');
  benSays('Welcome back', root);
  expect((await findSlack('Welcome back')).threadTs).not.toBe(slackRoot.ts);
  expect(inSlack(quoting)).not.toContain('I will come');
  await marias.say(`/conversation leave ${group}`);
  expect(read(await marias.say(`/conversation say ${group} Am I out?`))).toContain('over');
});

test('who leaves or reports gets no new words of the other, who can still delete', async () => {
  const said = benSays('Harmless');
  const copy = await findSlack('Harmless');
  const own = await maria.say('Mine');
  const mine = await findDiscord('Mine');
  const form = await marias.say(`/conversation report ${number}`);
  expect(read(await marias.submit(form, { content: 'He insults me.' }))).toContain('Staff have it');
  discord.fake.messages.rewrite(said, 'I know where you live 4711');
  await maria.deliver(slack.person.edit(own, 'Mine, changed'));
  await settle();
  expect(inSlack(copy)).toContain('Harmless');
  expect(inDiscord(mine)).not.toContain('changed');
  expect(read(await marias.say(`/conversation show ${number}`))).not.toContain('4711');
  discord.fake.messages.take(said);
  await maria.deliver(slack.person.remove(own));
  await until(() => inSlack(copy).includes('deleted a message'));
  await until(() => inDiscord(mine).includes('deleted a message'));
  expect(slack.fake.refused()).toEqual([]);
  expect(discord.fake.violations).toEqual([]);
});
