import { afterAll, vi } from 'vitest';
import { runIntroductions } from '#jobs/run-introductions.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { readBlocks, setUpSlack } from '#test/adapters/slack/harness.ts';
import { createDialogue, type Speaker } from './dialogue.ts';
import { createDiscordHarness } from './discord-harness.ts';
import { type Turn, walk } from './fake-discord/index.ts';
import type { Loose } from './fake-discord/message-rules.ts';
import type { FakeChannel, StoredMessage } from './fake-discord/world.ts';
import { type FakePerson, listElements } from './fake-slack/person.ts';
import type { Channel, Ephemeral, Message, StoredView } from './fake-slack/world.ts';

/**
 * The real house between a fake Slack and a fake Discord: Maria in one, Ben in the other, whom an introduction brought together. Each can write, edit,
 * delete and react, and reads what the bot brings.
 */
export async function createConversation(
  options: Parameters<typeof createDialogue>[0] = {},
  slackTuning: Parameters<typeof setUpSlack>[1] = {},
) {
  const dialogue = await createDialogue(options);
  const { adapterContext, context, database, queue, wayTo, clock, as } = dialogue;
  const { sql } = database;
  clock.now = new Date();
  const slack = await setUpSlack({ ...adapterContext, now: () => new Date() }, slackTuning);
  const discord = await createDiscordHarness(adapterContext, { transport: 'gateway' });
  const worker = createOutboxWorker({
    ...{ database, queue, wayTo, adapters: [slack.adapter, discord.discord] },
    ...{
      onWake: context.outbox.onWake,
      pacerOf: adapterContext.pacerOf,
      logger: adapterContext.logger,
      now: () => clock.now,
    },
  });
  await worker.start();
  afterAll(async () => {
    await worker.stop();
    await slack.stop();
    await discord.stop();
  });

  const ben = discord.fake.world.addUser('ben');
  const marias = as(slack.person.user.id, { platform: 'slack', space: slack.team.id, displayName: 'maria' });
  const bens = as(ben.id, { platform: 'discord', space: '*', displayName: 'ben' });
  const until = <T>(look: () => T | undefined | null | false): Promise<T> =>
    vi.waitFor(
      () => {
        const found = look();
        if (!found) throw new Error('It has not come.');
        return found;
      },
      { timeout: 20_000, interval: 20 },
    );

  /** One asks, the other says yes, and both are brought together. Returns the number of their conversation. */
  async function introduce(asker: Speaker, other: Speaker): Promise<number> {
    for (const each of [asker, other]) {
      await each.submit(await each.say('/me introductions'), { isOpen: true, offerAreas: ['housing'] });
      await each.submit(await each.say('/me availability'), {
        monthly: 8,
        contact: `${each.actor.displayName} at home`,
      });
    }
    const idOf = async ({ actor }: Speaker) =>
      (await sql<{ person: number }[]>`select person from account where "user" = ${actor.user}`)[0]?.person as number;
    const form = await asker.say(`/introduction write person=${await idOf(other)} area=housing`);
    await asker.submit(form, { note: 'How do you find landlords?', contact: 'asker at home' });
    const [{ number } = { number: 0 }] = await sql<
      { number: number }[]
    >`select max(number) as number from introduction`;
    await other.submit(await other.say(`/introduction accept ${number}`), { contact: 'other at home' });
    for (let tries = 0; tries < 2; tries += 1)
      await runIntroductions.run(context, { dueAt: clock.now, signal: new AbortController().signal });
    const [row] = await sql<{ number: number }[]>`select number from conversation where introduction = ${number}`;
    return row?.number as number;
  }

  await bens.submit(await bens.say('/me edit'), { region: 'Murcia' });
  await marias.submit(await marias.say('/me edit'), { region: 'Skåne' });
  const number = await introduce(marias, bens);

  const { fake, token } = slack;
  const isOwn = (message: Message) => message.user === token.bot.id;
  const slackText = (message: Message) => readBlocks(message.blocks);
  const discordText = (message: StoredMessage) =>
    [...walk((message.components ?? []) as Loose[])]
      .map(({ content }) => content)
      .filter(Boolean)
      .join('\n');
  /** What the bot says to Maria in Slack, and to Ben in Discord, the oldest first. */
  const toMaria = (channel?: string) =>
    fake.world.messages.filter((message) => isOwn(message) && (!channel || message.channel === channel));
  const toBen = () =>
    [...discord.fake.world.messages.values()].filter(
      ({ author, channel_id }) =>
        author.id === discord.fake.world.bot.id &&
        discord.fake.world.channels.get(channel_id)?.recipients?.[0]?.id === ben.id,
    );
  const findSlack = (part: string) => until(() => toMaria().find((message) => slackText(message).includes(part)));
  const findDiscord = (part: string) => until(() => toBen().find((message) => discordText(message).includes(part)));
  const slackRoot = await findSlack('write in the thread of this message');
  const discordRoot = await findDiscord('reply to this message');
  const slackChannel = fake.world.channels.get(slackRoot.channel) as Channel;
  const discordChannel = discord.fake.world.channels.get(discordRoot.channel_id) as FakeChannel;

  type SlackMessage = Message | Ephemeral;
  /** Presses a button in Slack, and waits until all is answered. */
  async function pressInSlack(message: SlackMessage, label: string, person: FakePerson = slack.person): Promise<void> {
    const element = listElements(message.blocks).find((each) => each.text?.text === label);
    if (!element) throw new Error(`There is no ${label} in ${readBlocks(message.blocks)}`);
    await person.press(message, element);
    await slack.settle();
  }
  /** Sends the form that is open in Slack. */
  async function submitInSlack(typed: Parameters<FakePerson['submit']>[1]): Promise<void> {
    const result = await slack.person.submit([...fake.world.views.values()].at(-1) as StoredView, typed);
    if (result && Object.keys(result.errors ?? {}).length > 0) throw new Error(JSON.stringify(result.errors));
    await slack.settle();
  }
  /** Waits for the latest that was said to Maria, also to her alone. */
  const findLatest = (part: string) =>
    until<SlackMessage>(() =>
      [...fake.world.messages, ...fake.world.ephemerals].findLast(({ blocks }) => readBlocks(blocks).includes(part)),
    );
  /** Ben presses a button in Discord; what comes of it can be submitted. */
  function pressInDiscord(message: StoredMessage, label: string): Promise<Turn> {
    for (const control of walk((message.components ?? []) as Loose[]))
      if (control.type === 2 && control.label === label)
        return discord.bring(
          discord.fake.interact(ben, discordChannel, 3, { custom_id: control.custom_id, component_type: 2 }, {
            message,
          } as never),
        );
    throw new Error(`There is no ${label} in ${discordText(message)}`);
  }

  return {
    ...dialogue,
    ...{ pressInSlack, submitInSlack, findLatest, pressInDiscord },
    ...{ slack, discord, worker, number, marias, bens, ben, introduce, until, slackText, discordText, toMaria, toBen },
    ...{ findSlack, findDiscord, slackRoot, discordRoot },
    maria: {
      /** Writes in the thread. */
      async say(text: string, files: { name: string; bytes: Buffer }[] = []): Promise<Message> {
        const { message, payload } = slack.person.say(slackChannel, text, slackRoot.ts, files);
        await fake.deliver.event(payload);
        return message;
      },
      deliver: fake.deliver.event,
    },
    benSays(
      text: string,
      repliesTo: StoredMessage = discordRoot,
      files: { name: string; bytes: Buffer }[] = [],
    ): StoredMessage {
      const posted = discord.fake.messages.post(
        discordChannel.id,
        ben,
        {
          content: text,
          message_reference: { type: 0, channel_id: discordChannel.id, message_id: repliesTo.id },
        },
        files.map(({ name, bytes }, index) => ({
          ...{ name, type: 'application/octet-stream', data: bytes, key: `files[${index}]` },
        })),
      );
      if ('refusal' in posted) throw new Error(JSON.stringify(posted.refusal));
      return posted.message;
    },
  };
}
