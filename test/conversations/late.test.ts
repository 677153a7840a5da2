import { expect, test } from 'vitest';
import { createConversation } from '#test/support/conversation.ts';

const talk = await createConversation();
const { benSays, findSlack, findDiscord, slackText, toMaria, toBen, maria, discord } = talk;
const wordsTo = () =>
  toMaria()
    .map(slackText)
    .filter((text) => text.includes('Word '));

test('what is said in Discord while no server listens is passed on once one does, in order and once', async () => {
  benSays('Word one');
  await findSlack('Word one');
  await discord.discord.stop();
  benSays('Word two');
  benSays('Word three');
  // To the bot, in reply to nothing of a conversation: by now nobody waits for the answer.
  const { ben } = talk;
  const asked = discord.fake.messages.post(talk.discordRoot.channel_id, ben, { content: '/help' }, []);
  const before = toBen().length;
  await discord.discord.start();
  await findSlack('Word three');
  await discord.discord.stop();
  benSays('Word four');
  await discord.discord.start();
  await findSlack('Word four');
  expect(wordsTo().map((text) => /Word (\w+)/.exec(text)?.[1])).toEqual(['one', 'two', 'three', 'four']);
  expect('message' in asked).toBe(true);
  expect(toBen()).toHaveLength(before);
  // And the way back.
  await maria.say('Heard all four');
  await findDiscord('Heard all four');
  const [note] = await talk.database.sql`select note from note where name like 'discord:heard:%'`;
  expect(note).toBeDefined();
  expect(discord.fake.violations).toEqual([]);
});

test('what was refused while one had paused is not passed on later', async () => {
  await talk.bens.say(`/conversation pause ${talk.number}`);
  benSays('Word unsaid');
  await findDiscord('You paused this conversation');
  await talk.bens.say(`/conversation resume ${talk.number}`);
  await discord.discord.stop();
  await discord.discord.start();
  benSays('Word last');
  await findSlack('Word last');
  expect(wordsTo().some((text) => text.includes('unsaid'))).toBe(false);
});

test('what cannot be read at once is read a little later, and what is said now does not hide it', async () => {
  await discord.discord.stop();
  benSays('Word behind');
  discord.fake.fail('GET', /\/channels\/\d+\/messages/, {
    status: 400,
    json: { code: 130_000, message: 'Overloaded' },
  });
  await discord.discord.start();
  benSays('Word ahead');
  await findSlack('Word ahead');
  await findSlack('Word behind');
  // The refusal that was asked for.
  expect(discord.fake.violations.splice(0)).toEqual([expect.stringContaining('Overloaded')]);
});

test('what is changed and reacted to in Discord while no server listens is passed on once one does', async () => {
  const said = benSays('Word misspelt');
  const copy = await findSlack('Word misspelt');
  await maria.say('Do you agree?');
  const asked = await findDiscord('Do you agree?');
  await discord.discord.stop();
  discord.fake.messages.rewrite(said, 'Word mended');
  discord.fake.messages.react(talk.ben, asked, '👍');
  await discord.discord.start();
  await talk.until(() => toMaria().some((each) => each.ts === copy.ts && slackText(each).includes('Word mended')));
  await findSlack('👍');
  // Again, it is the same.
  await discord.discord.stop();
  await discord.discord.start();
  benSays('Word after all');
  await findSlack('Word after all');
  expect(toMaria().filter((each) => slackText(each).includes('👍'))).toHaveLength(1);
  expect(toMaria().some((each) => slackText(each).includes('misspelt'))).toBe(false);
  expect(discord.fake.violations).toEqual([]);
});

test('what is deleted and what reaction is taken back in Discord while no server listens is gone once one does', async () => {
  const said = benSays('Word 4711 to delete');
  const staying = benSays('Word to keep');
  const copy = await findSlack('Word 4711 to delete');
  await findSlack('Word to keep');
  await maria.say('Shall we meet?');
  const asked = await findDiscord('Shall we meet?');
  discord.fake.messages.react(talk.ben, asked, '🎉');
  discord.fake.messages.react(talk.ben, asked, '👀');
  const [party] = [await findSlack('🎉'), await findSlack('👀')];
  await discord.discord.stop();
  // More than one page of what came since.
  for (let at = 0; at < 120; at += 1)
    discord.fake.messages.post(talk.discordRoot.channel_id, talk.ben, { content: `aside ${at}` }, []);
  discord.fake.world.messages.delete(said.id);
  asked.reactions = (asked.reactions ?? []).filter(({ emoji }) => emoji.name !== '🎉');
  await discord.discord.start();
  const shown = (ts: string) => slackText(toMaria().find((each) => each.ts === ts) ?? copy);
  await talk.until(() => shown(copy.ts).includes('deleted a message'));
  await talk.until(() => shown(party.ts).includes('took a reaction back'));
  const now = toMaria().map(slackText);
  expect(now.some((text) => text.includes('4711'))).toBe(false);
  expect(now.filter((text) => text.includes('👀'))).toHaveLength(1);
  expect(now.some((text) => text.includes('Word to keep'))).toBe(true);
  expect(staying.id).toBeTruthy();
  // A channel whose past the bot may not read looks as if nothing had been said in it.
  await discord.discord.stop();
  const hidden = [...discord.fake.world.messages].filter(
    ([, { channel_id: at }]) => at === talk.discordRoot.channel_id,
  );
  for (const [id] of hidden) discord.fake.world.messages.delete(id);
  await discord.discord.start();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  for (const [id, each] of hidden) discord.fake.world.messages.set(id, each);
  expect(shown(copy.ts)).toContain('deleted a message');
  expect(toMaria().some((each) => slackText(each).includes('Word to keep'))).toBe(true);
  expect(discord.fake.violations).toEqual([]);
});

test('what is said in Discord while the database is away is passed on once it answers, and once', async () => {
  const { sql } = talk.database;
  // As the database says it of a lock that others hold for too long.
  await sql`create function held() returns trigger language plpgsql as $$
    begin raise exception 'held' using errcode = '55P03'; end $$`;
  await sql`create trigger held before insert on conversation_message for each row execute function held()`;
  benSays('Word away');
  await findDiscord('is passed on as soon as it can be, so please do not say it again');
  await sql`drop trigger held on conversation_message`;
  // It is not overtaken by what is said as soon as the database answers.
  benSays('Word afterwards');
  await findSlack('Word afterwards');
  await findSlack('Word away');
  const heard = wordsTo().filter((text) => /Word (away|afterwards)/.test(text));
  expect(heard.map((text) => /Word (\w+)/.exec(text)?.[1])).toEqual(['away', 'afterwards']);
});

test('what answers a message that a server brought and fell before it noted so is passed on, not taken as a question', async () => {
  const { sql } = talk.database;
  const [opening] = await sql<[{ id: string; ref: string }]>`
    select d.id, d.ref from conversation_side s join delivery d on d.id = s.root where d.places[1] like 'slack:%'`;
  const before = toMaria().length;
  await sql`update delivery set state = 'sending', is_uncertain = true, ref = null where id = ${opening.id}`;
  const said = maria.say('Word in between');
  // Longer than a reply that belongs to nothing is waited for.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  await sql`update delivery set state = 'sent', is_uncertain = false, ref = ${opening.ref} where id = ${opening.id}`;
  await said;
  await findDiscord('Word in between');
  expect(toMaria()).toHaveLength(before);
});

test('what is said in a thread of Slack while the database is away is passed on when it comes again, and told at the last', async () => {
  const { sql } = talk.database;
  await sql`create sequence holds`;
  await sql`create table held_times (most int not null)`;
  await sql`insert into held_times values (2)`;
  await sql`create or replace function held() returns trigger language plpgsql as $$
    begin if nextval('holds') <= (select most from held_times) then raise exception 'held' using errcode = '55P03'; end if; return new; end $$`;
  await sql`create trigger held before insert on conversation_message for each row execute function held()`;
  const told = () => toMaria().filter((each) => slackText(each).includes('The database does not answer'));
  try {
    await maria.say('Word of the third time');
    await findDiscord('Word of the third time');
    expect(told()).toEqual([]);
    await sql`update held_times set most = 1000`;
    await maria.say('Word that nobody could keep');
    await findSlack('The database does not answer');
  } finally {
    await sql`drop trigger held on conversation_message`;
  }
  expect(toBen().filter((each) => talk.discordText(each).includes('Word of the third time'))).toHaveLength(1);
});

test('what Slack tells again after what was said later is passed on before it, once, with its latest words and files', async () => {
  const { slack, slackRoot, toBen, discordText } = talk;
  const channel = slack.fake.world.channels.get(slackRoot.channel) as never;
  const say = (text: string, files: { name: string; bytes: Buffer }[] = []) =>
    slack.person.say(channel, text, slackRoot.ts, files);
  const heard = () =>
    toBen()
      .map(discordText)
      .flatMap((text) => /Sign (\w+)/.exec(text)?.[1] ?? []);
  // Its event went to a server that fell, or to one whose database was away.
  const missed = say('Sign missed', [{ name: 'plan.csv', bytes: Buffer.from('a;b\n1;2\n') }]);
  await maria.say('Sign after');
  await findDiscord('Sign after');
  expect(heard()).toEqual(['missed', 'after']);
  expect((await findDiscord('Sign missed')).attachments.map(({ filename }) => filename)).toEqual(['plan.csv']);
  const corrected = say('Sign mispselt');
  await slack.fake.deliver.event(slack.person.edit(corrected.message, 'Sign corrected'));
  await findDiscord('Sign corrected');
  for (const { payload } of [missed, corrected]) await slack.fake.deliver.event(payload);
  await maria.say('Sign last');
  await findDiscord('Sign last');
  expect(heard()).toEqual(['missed', 'after', 'corrected', 'last']);
  // Where Slack does not tell what stands in the thread, what comes now is passed on all the same.
  slack.fake.faults.add('conversations.replies', { type: 'status', status: 503 }, 3);
  await maria.say('Sign unread');
  await findDiscord('Sign unread');
  expect(slack.fake.refused()).toEqual([]);
});

test('what is said in Slack while nothing can be read from the database comes again', async () => {
  const { slack, slackRoot } = talk;
  const { sql } = talk.database;
  const { payload } = slack.person.say(
    slack.fake.world.channels.get(slackRoot.channel) as never,
    'Sign kept',
    slackRoot.ts,
  );
  await sql`alter table note rename to note_away`;
  try {
    expect((await slack.fake.deliver.event(payload)).attempts).toBeGreaterThan(1);
  } finally {
    await sql`alter table note_away rename to note`;
  }
  await findDiscord('Sign kept');
}, 60_000);

test('what Slack tells of while one had paused is not passed on later', async () => {
  await talk.marias.say(`/conversation pause ${talk.number}`);
  await maria.say('Sign refused');
  await talk.marias.say(`/conversation resume ${talk.number}`);
  await maria.say('Sign resumed');
  await findDiscord('Sign resumed');
  expect(talk.toBen().map(talk.discordText).join('\n')).not.toContain('Sign refused');
});
