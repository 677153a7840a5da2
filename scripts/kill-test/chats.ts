import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '#src/store/database/database.ts';
import { startFakeDiscord, walk } from '#test/support/fake-discord/index.ts';
import type { Loose } from '#test/support/fake-discord/message-rules.ts';
import type { StoredMessage } from '#test/support/fake-discord/world.ts';
import { startFakeSlack } from '#test/support/fake-slack/index.ts';
import { createPerson } from '#test/support/fake-slack/person.ts';
import type { Channel, Message } from '#test/support/fake-slack/world.ts';
import { chatsNote } from './people.ts';

/** What each of the two says; every third word is changed afterwards, one is deleted, and one has a file. */
const words = 10;
const isChanged = (index: number) => index % 3 === 0;
const deleted = 4;
const withFile = 7;
const pauseMs = 700;
const againMs = 300;
const lookMs = 200;
const away = 'The database does not answer just now';
/** Slack tells an event four times: again nearly at once, after a minute and after five. Here the pauses grow alike, and are shorter. */
const againAfterMs = [300, 3000, 10_000];

const wordOf = (index: number) => `Said ${index}.`;
const changedOf = (index: number) => `Mended ${index}.`;
const shapeOfWord = /(?:Said|Mended) (\d+)\./;
const expected = Array.from({ length: words }, (_, index) =>
  index === deleted ? 'deleted' : isChanged(index) ? changedOf(index) : wordOf(index),
);

/** Maria in Slack and Ben in Discord, by the real clients, whom an introduction brings together and who talk while servers fall. */
export async function startChats({ sql, withTransaction }: Database) {
  const [slack, discord] = await Promise.all([startFakeSlack(), startFakeDiscord()]);
  const { world } = slack;
  const team = world.addTeam('Acme');
  const token = world.install(team);
  const maria = createPerson(slack, { team, token, user: world.addUser(team, 'maria') });
  const ben = discord.world.addUser('ben');
  await withTransaction(async (inside) => {
    const known = async (name: string, platform: string, space: string, user: string) => {
      const [{ id }] = await inside<
        [{ id: number }]
      >`insert into person (display_name, is_admitted) values (${name}, true) returning id`;
      await inside`insert into account (platform, space, "user", person) values (${platform}, ${space}, ${user}, ${id})`;
      return id;
    };
    const asker = await known('maria', 'slack', team.id, maria.user.id);
    const other = await known('ben', 'discord', '*', ben.id);
    const [{ number }] = await inside<[{ number: number }]>`
      insert into introduction (asker, other, state, note, asked_at, answered_at, due_at)
      values (${asker}, ${other}, 'accepted', ${chatsNote}, now(), now(), now()) returning number`;
    await inside`
      insert into introduction_side (introduction, side, person) values (${number}, 'asker', ${asker}), (${number}, 'other', ${other})`;
  });

  const slackText = ({ blocks, text }: Message) => `${text} ${JSON.stringify(blocks)}`;
  const discordText = (message: StoredMessage) =>
    [...walk((message.components ?? []) as Loose[])].map(({ content }) => content ?? '').join('\n');
  const toMaria = () => world.messages.filter(({ user }) => user === token.bot.id);
  /** What the bot answered to her words itself: they were not passed on. */
  const toldToMaria = () => toMaria().filter((each) => slackText(each).includes(away));
  const toBen = () => [...discord.world.messages.values()].filter(({ author }) => author.id === discord.world.bot.id);

  /** As Slack does, but until it is taken: again after longer and longer pauses, saying which time it is. */
  async function tell(payload: unknown, signal: AbortSignal): Promise<void> {
    for (let tries = 0; !signal.aborted; tries += 1) {
      const attempt = Math.min(tries, againAfterMs.length);
      const reason = attempt > 0 ? 'http_timeout' : '';
      if (await slack.sockets.deliver('events_api', payload, { attempt, reason })) return;
      await wait(againAfterMs[Math.min(tries, againAfterMs.length - 1)]);
    }
  }

  async function find<T>(look: () => T | undefined, signal: AbortSignal): Promise<T | null> {
    for (; !signal.aborted; await wait(lookMs)) {
      const found = look();
      if (found) return found;
    }
    return null;
  }

  async function mariaTalks(signal: AbortSignal): Promise<void> {
    const root = await find(() => toMaria().find((each) => slackText(each).includes('in the thread of this')), signal);
    if (!root) return;
    const channel = world.channels.get(root.channel) as Channel;
    for (let index = 0; index < words && !signal.aborted; index += 1) {
      const files = index === withFile ? [{ name: 'plan.txt', bytes: Buffer.from('our plan') }] : [];
      let said: ReturnType<typeof maria.say>;
      let refusals: number;
      // Who is told that it could not be kept says it again.
      do {
        refusals = toldToMaria().length;
        said = maria.say(channel, wordOf(index), root.ts, files);
        await tell(said.payload, signal);
        await wait(pauseMs);
      } while (toldToMaria().length > refusals && !signal.aborted);
      const { message } = said;
      if (isChanged(index)) await tell(maria.edit(message, changedOf(index)), signal);
      if (index === deleted) await tell(maria.remove(message), signal);
    }
  }

  async function benTalks(signal: AbortSignal): Promise<void> {
    const root = await find(() => toBen().find((each) => discordText(each).includes('reply to this message')), signal);
    if (!root) return;
    for (let index = 0; index < words && !signal.aborted; index += 1) {
      const posted = discord.messages.post(
        root.channel_id,
        ben,
        { content: wordOf(index), message_reference: { type: 0, channel_id: root.channel_id, message_id: root.id } },
        index === withFile
          ? [{ name: 'plan.txt', type: 'text/plain', data: Buffer.from('our plan'), key: 'files[0]' }]
          : [],
      );
      if ('refusal' in posted) throw new Error(JSON.stringify(posted.refusal));
      await wait(pauseMs);
      if (isChanged(index)) discord.messages.rewrite(posted.message, changedOf(index));
      // A deletion that no server hears is repeated by nobody: it is made once what was said is known.
      if (index === deleted) {
        await find(() => toMaria().find((each) => slackText(each).includes(wordOf(index))), signal);
        discord.messages.take(posted.message);
        while (!signal.aborted && (await isSaid(index))) {
          await wait(againMs);
          discord.messages.tellTaken(posted.message);
        }
      }
    }
  }

  const isSaid = async (index: number) =>
    (
      await sql`select 1 from conversation_message where origin like 'discord:%' and content = ${wordOf(index)}`.catch(
        () => [{}],
      )
    ).length > 0;

  /** What somebody reads, in order: words as they stand, what is deleted, and how often files came. */
  function read(texts: readonly string[], files: number): string[] {
    const said = texts.flatMap((text) =>
      text.includes('deleted a message') ? ['deleted'] : (shapeOfWord.exec(text)?.[0] ?? []),
    );
    return [...said, `${files} file`];
  }

  return {
    env: {
      SLACK_BOT_TOKEN: token.token,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.world.token,
      DISCORD_API_URL: discord.api,
    },
    talk: (signal: AbortSignal) => Promise.all([mariaTalks(signal), benTalks(signal)]),
    async isOver(): Promise<boolean> {
      return this.listWrong().length === 0;
    },
    /** Says in words what the two were brought otherwise than it was said. */
    listWrong(): string[] {
      const wanted = [...expected, '1 file'].join(' ');
      const inSlack = toMaria().filter(({ threadTs }) => threadTs !== null);
      const inDiscord = toBen();
      const [maria, ben] = [
        read(inSlack.map(slackText), inSlack.filter(({ files = [] }) => files.length > 0).length),
        read(inDiscord.map(discordText), inDiscord.filter(({ attachments }) => attachments.length > 0).length),
      ].map((each) => each.join(' '));
      return [
        ...(maria === wanted ? [] : [`Maria reads in Slack: ${maria}`]),
        ...(ben === wanted ? [] : [`Ben reads in Discord: ${ben}`]),
        ...(maria === wanted && ben === wanted ? [] : toMaria().map((each) => `Maria was sent: ${slackText(each)}`)),
        ...discord.violations.map((each) => `Discord would refuse: ${each}`),
      ];
    },
    async stop(): Promise<void> {
      await slack.stop();
      await discord.stop();
    },
  };
}
