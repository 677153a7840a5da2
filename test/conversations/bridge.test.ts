import { expect, test } from 'vitest';
import { runConversations } from '#jobs/run-conversations.ts';
import { createConversation } from '#test/support/conversation.ts';
import { read } from '#test/support/dialogue.ts';
import type { StoredMessage } from '#test/support/fake-discord/world.ts';

// A channel of Slack and one of a Discord server, which staff bridge.
const talk = await createConversation();
const { as, slack, discord, until, slackText, discordText, marias, bens, ben, maria } = talk;
const { sql } = talk.database;
const { fake, channel, team, token, person } = slack;
const inSlack = as('admin', {}, `slack:${team.id}:channel:${channel.id}`);
const guild = discord.fake.guild.id;
const { general, maria: mona } = discord.fake;
const inDiscord = as('admin', {}, `discord:${guild}:channel:${general.id}`);
const findInSlack = (part: string) =>
  until(() =>
    fake.world.messages.find(
      (message) => message.channel === channel.id && message.user === token.bot.id && slackText(message).includes(part),
    ),
  );
const findInDiscord = (part: string) =>
  until(() =>
    [...discord.fake.world.messages.values()].find(
      (message) =>
        message.channel_id === general.id &&
        message.author.id === discord.fake.world.bot.id &&
        discordText(message).includes(part),
    ),
  );
const saySlack = async (text: string, threadTs: string | null) => {
  const { message, payload } = person.say(channel, text, threadTs);
  await fake.deliver.event(payload);
  return message;
};
const sayDiscord = (content: string, to: StoredMessage | null) => {
  const reference = to && { message_reference: { type: 0, channel_id: general.id, message_id: to.id } };
  const posted = discord.fake.messages.post(general.id, mona, { content, ...reference }, []);
  if ('refusal' in posted) throw new Error(JSON.stringify(posted.refusal));
  return posted.message;
};
const codeOf = (said: string) => /with=(\w+)/.exec(said)?.[1] ?? '';

test('only staff bridge, in channels, and the other channel is named by a code', async () => {
  expect(read(await marias.say('/conversation bridge name=Housing'))).toContain('Your role does not allow');
  expect(read(await as('admin').say('/conversation bridge name=Housing'))).toContain('Say this in the channel');
  expect(read(await inSlack.say('/conversation bridge'))).toContain('Say what the channel is called');
  expect(read(await inDiscord.say('/conversation bridge name=Homes with=0123456789AB'))).toContain('no such code');
  const own = codeOf(read(await inSlack.say('/conversation bridge name=Housing')));
  expect(read(await inSlack.say(`/conversation bridge name=Again with=${own}`))).toContain('the same channel');
  const late = codeOf(read(await inSlack.say('/conversation bridge name=Housing')));
  await sql`update conversation_offer set offered_at = offered_at - interval '2 hours'`;
  expect(read(await inDiscord.say(`/conversation bridge name=Homes with=${late}`))).toContain('older than an hour');
});

test('what is said to the bot in its thread goes over with name and region; nothing else does', async () => {
  const code = codeOf(read(await inSlack.say('/conversation bridge name="Housing Skåne"')));
  expect(read(await inDiscord.say(`/conversation bridge name=Homes with=${code}`))).toContain('are bridged');
  expect(await sql`select code from conversation_offer`).toEqual([]);
  const slackRoot = await findInSlack('bridged this channel with “Homes”');
  expect(slackText(slackRoot)).toContain('Write in the thread of this message and name me');
  expect(slackText(slackRoot)).toContain('whoever does not want to be read there does not answer here');
  const discordRoot = await findInDiscord('bridged this channel with “Housing Skåne”');
  await saySlack(`<@${token.bot.id}> How do *you* find <@${person.user.id}>?`, slackRoot.ts);
  const copy = await findInDiscord('How do');
  expect(discordText(copy)).toContain('**maria (Skåne)**');
  expect(discordText(copy)).not.toContain(token.bot.id);
  expect(discord.fake.messages.countPings()).toBe(0);
  sayDiscord('We pay the deposit', copy);
  const answer = await findInSlack('We pay the deposit');
  expect(answer.threadTs).toBe(slackRoot.ts);
  expect(slackText(answer)).toContain('maria');
  // Not addressed to the bot, or not in the thread.
  sayDiscord('Among ourselves', null);
  await saySlack(`<@${token.bot.id}> help`, null);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const contents = (await sql`select content from conversation_message`).map(({ content }) => content);
  expect(contents).toEqual(['How do *you* find @maria?', 'We pay the deposit']);
  expect(discordText(discordRoot)).toContain('Reply to this message');
});

test('a reaction below what came, or was passed on, goes over too, and can be taken back', async () => {
  const copy = await findInDiscord('How do');
  const answer = await findInSlack('We pay the deposit');
  discord.fake.messages.react(mona, copy, '👍');
  const told = await findInSlack('👍');
  expect(slackText(told)).toContain('*maria');
  expect(slackText(told)).toContain('How do');
  await fake.deliver.event(person.react(answer, 'tada'));
  const there = await findInDiscord('🎉');
  expect(discordText(there)).toContain('**maria (Skåne)** 🎉 “We pay the deposit”');
  discord.fake.messages.react(mona, copy, '👍', { isOff: true });
  await until(() =>
    slackText(fake.world.messages.find(({ ts }) => ts === told.ts) ?? told).includes('took a reaction back'),
  );
  // Of somebody whom the network does not know, and below what is nothing of it.
  const stranger = discord.fake.world.addUser('stranger');
  discord.fake.messages.react(stranger, copy, '🙈');
  const posted = discord.fake.messages.post(general.id, mona, { content: 'Lunch?' }, []);
  if ('message' in posted) discord.fake.messages.react(mona, posted.message, '🙈');
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(JSON.stringify(await sql`select content from conversation_message`)).not.toContain('🙈');
});

test('a reply to another answer of the bot is no word to it, and is not answered', async () => {
  const posted = discord.fake.messages.post(general.id, discord.fake.world.bot, { content: 'Some answer' }, []);
  if ('refusal' in posted) throw new Error('refused');
  const before = discord.fake.world.messages.size;
  sayDiscord('thanks', posted.message);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(discord.fake.world.messages.size).toBe(before + 1);
});

test('an edit and a deletion in Discord go over, a forgotten person’s words go', async () => {
  const root = await findInDiscord('bridged this channel');
  const said = sayDiscord('We pay too litle', root);
  const there = await findInSlack('too litle');
  discord.fake.messages.rewrite(said, 'We pay too little');
  const now = () => fake.world.messages.find(({ ts }) => ts === there.ts);
  await until(() => slackText(now() ?? there).includes('too little'));
  discord.fake.messages.take(said);
  await until(() => slackText(now() ?? there).includes('deleted a message'));
  sayDiscord('My own number is 0034', root);
  await findInSlack('0034');
  const monas = as(mona.id, { platform: 'discord', space: '*', displayName: 'mona' });
  expect(JSON.stringify(read(await monas.say('/me export')))).toContain('0034');
  await monas.confirm('/me forget');
  expect(JSON.stringify(await sql`select content from conversation_message`)).not.toContain('0034');
  expect(JSON.stringify(await sql`select message from delivery`)).not.toContain('0034');
});

test('words for a channel that takes none are told where they were said, and to staff', async () => {
  const root = await findInSlack('bridged this channel');
  const path = new RegExp(`/channels/${general.id}/messages$`);
  discord.fake.fail('POST', path, { status: 403, json: { code: 50_013, message: 'Missing Permissions' } });
  await saySlack(`<@${token.bot.id}> Into the void`, root.ts);
  for (let tries = 0; (await sql`select 1 from delivery where state = 'dead'`).length === 0; tries += 1) {
    expect(tries).toBeLessThan(200);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const look = () =>
    runConversations.run(talk.context, { dueAt: talk.clock.now, signal: new AbortController().signal });
  await look();
  const told = await findInSlack('could not be brought to');
  expect(told.threadTs).toBe(root.ts);
  expect(slackText(told)).toContain(
    'What you wrote could not be brought to *“Homes”*: the place where they read it is',
  );
  expect(slackText(told)).toContain('“Into the void”');
  expect(slackText(told)).toContain('The team is told.');
  const news = () => sql<{ message: unknown }[]>`select message from delivery where purpose = 'bridge'`;
  const [letter] = await news();
  expect(JSON.stringify(letter)).toContain('a message from “Housing Skåne” could not be brought to “Homes”');
  await look();
  expect(await news()).toHaveLength(1);
  await sql`update delivery set state = 'cancelled' where state = 'dead'`;
});

test('staff end it, both channels are told, and nothing goes over any more', async () => {
  const open = await findInDiscord('bridged this channel');
  const said = sayDiscord('We own two hundred flats', open);
  const there = await findInSlack('two hundred flats');
  const shown = () => slackText(fake.world.messages.find(({ ts }) => ts === there.ts) ?? there);
  const [{ number } = { number: 0 }] = await sql<
    { number: number }[]
  >`select max(number)::int as number from conversation`;
  expect(read(await bens.say(`/conversation end ${number}`))).toContain('Your role does not allow');
  expect(read(await inSlack.say(`/conversation end ${talk.number}`))).toContain('no open bridge');
  expect(read(await inSlack.say(`/conversation end ${number}`))).toContain('is over');
  await findInSlack('ended the bridge with “Homes”');
  await findInDiscord('ended the bridge with “Housing Skåne”');
  const root = await findInSlack('bridged this channel');
  await saySlack(`<@${token.bot.id}> Still there?`, root.ts);
  discord.fake.messages.rewrite(said, 'Passed after the end');
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(JSON.stringify(await sql`select content from conversation_message`)).not.toContain('Still there');
  expect(shown()).toContain('two hundred flats');
  discord.fake.messages.take(said);
  await until(() => shown().includes('deleted a message'));
  // The conversation of two goes on.
  await maria.say('We two still talk');
  await talk.findDiscord('We two still talk');
  expect(ben.id).toBeTruthy();
  expect(fake.refused()).toEqual([]);
  expect(discord.fake.violations).toEqual([]);
});
