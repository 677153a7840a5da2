import { expect, test } from 'vitest';
import { createConversation } from '#test/support/conversation.ts';
import { read } from '#test/support/dialogue.ts';

const talk = await createConversation();
const { maria, benSays, findSlack, findDiscord, slackText, discordText, toMaria, toBen, slack, discord, until } = talk;

test('each is told how to speak, in the way of their platform', async () => {
  const toSlack = slackText(talk.slackRoot);
  expect(toSlack).toContain('I pass on what you write to ben (Region of Murcia) and back: write in the thread');
  expect(toSlack).toContain('After 90 days we delete what was said, and take our copies out of your chats');
  expect(discordText(talk.discordRoot)).toContain('I pass on what you write to maria (Skåne) and back: reply to this');
  expect(read(await talk.marias.say('/conversation'))).toContain(`#${talk.number} with ben (Region of Murcia) (open)`);
});

test('what is said in one is read in the other, with whose it is, once, and neither echoes', async () => {
  await maria.say('Hej Ben!\nHow *do* you find <@U0123|landlords>?');
  const there = await findDiscord('Hej Ben!');
  expect(discordText(there)).toContain('**maria (Skåne)**');
  expect(discordText(there)).toContain('\nHow \\*do\\* you find \\@landlords?');
  benSays('We ask @everyone who owns a **flat**', there);
  const here = await findSlack('We ask');
  expect(slackText(here)).toContain('ben (Region of Murcia)');
  expect(here.threadTs).toBe(talk.slackRoot.ts);
  expect(discord.fake.messages.countPings()).toBe(0);
  const counts = [toMaria(here.channel).length, toBen().length];
  // The same event again, under another id, and what the bot itself posted.

  const { message, payload } = slack.person.say(
    slack.fake.world.channels.get(here.channel) as never,
    'Once only',
    talk.slackRoot.ts,
  );
  await slack.fake.deliver.event(payload);
  await slack.fake.deliver.event({ ...payload, event_id: 'EvOther' });
  await findDiscord('Once only');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(message.ts).toBeTruthy();
  expect([toMaria(here.channel).length, toBen().length]).toEqual([counts[0], (counts[1] ?? 0) + 1]);
  expect(slack.fake.refused()).toEqual([]);
  expect(discord.fake.violations).toEqual([]);
});

test('what one says stays in order, however fast it is said', async () => {
  const texts = Array.from({ length: 6 }, (_, index) => `Step ${index + 1} of six`);
  for (const text of texts) benSays(text);
  await findSlack('Step 6 of six');
  const said = toMaria()
    .map(slackText)
    .filter((text) => text.includes('of six'));
  expect(said.map((text) => /Step \d of six/.exec(text)?.[0])).toEqual(texts);
});

test('words to the bot stay words to the bot', async () => {
  const { payload } = slack.person.say(
    slack.fake.world.channels.get(talk.slackRoot.channel) as never,
    'compare Skåne with Catalonia',
  );
  await slack.fake.deliver.event(payload);
  await until(() => toMaria().find((message) => slackText(message).includes('Catalonia') && message.threadTs === null));
  expect(toBen().some((message) => discordText(message).includes('Catalonia'))).toBe(false);
});
