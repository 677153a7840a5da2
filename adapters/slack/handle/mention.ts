import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { again, TryAgain, takenInTime } from '../api/retry.ts';
import type { Workspace } from '../api/workspace.ts';
import { decodeWords } from '../decode/event.ts';
import type { Origin } from '../decode/interaction-context.ts';
import { readMessage } from '../decode/message-text.ts';
import { findNames } from '../decode/names.ts';
import { readSaidFiles } from '../decode/said-files.ts';
import { findParts, isComplete } from '../post/find-delivery.ts';
import { offerForm } from '../reply/modal.ts';
import { tellInPlace } from '../reply/reply.ts';
import type { Body } from '../transport/body.ts';
import type { Taking } from '../transport/deduplicator.ts';
import type { MessageOutcome, SlackContext } from './context.ts';
import { createEarlierWords, type EarlierWords } from './earlier-words.ts';

/** Returns whether a mention or direct message is for the bot: written by a person, to it, and not a change of an earlier message. */
export function isWords({ event }: Body, botUserId: string | null): boolean {
  if (!event || typeof event.user !== 'string' || event.bot_id || event.user === botUserId) return false;
  if (event.type === 'app_mention') return event.subtype === undefined;
  return (
    event.type === 'message' &&
    event.channel_type === 'im' &&
    (event.subtype === undefined || event.subtype === 'file_share' || event.subtype === 'thread_broadcast')
  );
}

/** How often Slack has brought an event before, and whether it brings it again where it is not taken. */
export type Repetition = { retryNum: number; comesAgain: boolean };

/** More than Slack repeats in the minutes in which it repeats anything. */
const mostGivenUp = 10_000;

export type Words = {
  /** Answers them; what was said before them in a conversation and not heard is passed on first. @throws TryAgain where they are to be delivered again. */
  onWords(body: Body, origin: Origin, delivery: Repetition): Promise<Taking>;
  /** Passes on what was said in a conversation up to a message that was changed, if it was not heard. @throws TryAgain as above. */
  beforeChange(body: Body, workspace: Workspace, delivery: Repetition): Promise<void>;
};

/**
 * Answers plain words where they were said: in a thread in channels, straight on in direct messages. Once, whichever servers they are
 * delivered to.
 */
export function createWords(slack: SlackContext): Words {
  const earlier = createEarlierWords(slack.context);
  /** Messages that this server claimed and could not answer. */
  const givenUp = new LRUCache<string, true>({ max: mostGivenUp });

  return {
    async onWords(body, origin, delivery) {
      const { channel, channel_type: kind, thread_ts: thread, ts } = body.event ?? {};
      if (kind !== 'im' || !channel || !thread || !ts) return take(body, origin, delivery);
      const place = { workspace: origin.workspace, channel, thread };
      const isConversation = await catchUp({ ...place, upTo: ts, isIncluded: false }, body, delivery);
      const taking = await take(body, origin, delivery);
      if (isConversation && taking === 'done')
        await earlier.heard({ ...place, ts }).catch((error) => {
          // It is handed over once more before what comes next, and passed on once.
          slack.context.logger.warn({ err: error }, 'up to where a conversation was heard could not be noted');
        });
      return taking;
    },
    async beforeChange(body, workspace, delivery) {
      const { channel, message } = body.event ?? {};
      if (!channel || !message?.ts || !message.thread_ts) return;
      const place = { workspace, channel, thread: message.thread_ts };
      await catchUp({ ...place, upTo: message.ts, isIncluded: true }, body, delivery);
    },
  };

  async function catchUp(
    about: Parameters<EarlierWords['catchUp']>[0],
    body: Body,
    { retryNum, comesAgain }: Repetition,
  ): Promise<boolean> {
    const { workspace, channel, thread } = about;
    const catchingUp = earlier.catchUp(about, async ({ user = '', ...said }) => {
      const event = { ...said, type: 'message', channel_type: 'im', user, channel, thread_ts: thread } as Body['event'];
      const origin = { workspace, user, channel, threadTs: thread };
      try {
        // Whoever else is at it: the same words are passed on once.
        await take(
          { ...body, event },
          { ...origin, userName: null, responseUrl: null, triggerId: null, untilMs: 0 },
          { retryNum: 2, comesAgain: true },
        );
      } catch (error) {
        // What comes now waits for it once: waiting for ever, it would be lost.
        if (error instanceof TryAgain && comesAgain && retryNum === 0) throw error;
      }
    });
    return catchingUp.catch((error) => {
      // Where the database is away, what comes now cannot be kept either.
      if (comesAgain || error instanceof TryAgain) again(error);
      return false;
    });
  }

  async function take(body: Body, origin: Origin, { retryNum, comesAgain }: Repetition): Promise<Taking> {
    const { channel = '', ts = '' } = body.event ?? {};
    const words = `${origin.workspace.space}:${channel}:${ts}`;
    const isFirst = await takenInTime(slack.context.claims.claim(`slack:${words}`)).catch((error) => {
      // It may be claimed all the same, a little later.
      givenUp.set(words, true);
      throw error;
    });
    // Another server is at it, or has done it; only Slack's own repetition says that it may not have got there.
    if (!isFirst && retryNum === 0) return 'left to another';
    const key = createHash('sha256').update(words).digest('base64url').slice(0, 18);
    if (!isFirst && (await isAnswered(origin, key))) return 'done';
    // Repeated at once, the other may be at it still. When Slack comes again, in a minute, it is done or gone.
    if (!isFirst && retryNum === 1 && !givenUp.delete(words))
      throw new TryAgain('Another server may be about to answer');
    try {
      await answer(slack, body, origin, { key, comesAgain });
      return 'done';
    } catch (error) {
      givenUp.set(words, true);
      throw error;
    }
  }
}

async function isAnswered({ workspace, channel, threadTs }: Origin, key: string): Promise<boolean> {
  return channel !== null && isComplete(await findParts(workspace.client, { channel, threadTs }, key));
}

async function answer(
  asked: SlackContext,
  body: Body,
  origin: Origin,
  { key, comesAgain }: { key: string; comesAgain: boolean },
): Promise<void> {
  const actor = await asked.profiles.actor(origin);
  const slack = asked.speaking(actor.locale);
  const names = await findNames(readMessage(body.event), origin, slack.profiles);
  const words = decodeWords(body, origin, actor, slack.commandPrefix, names);
  const files = words.message ? await readSaidFiles(origin.workspace, body.event?.files) : [];
  const outcome = await slack.context.bot.handle(
    words.message && files.length > 0 ? { ...words, message: { ...words.message, files } } : words,
  );
  // Nobody is asked to say again what Slack brings again.
  if (comesAgain && 'ownFault' in outcome && outcome.ownFault === 'away')
    throw new TryAgain('What was said could not be kept now');
  // Without a trigger no window opens: a button does.
  if (outcome.type === 'form') await offerForm(slack, origin, outcome.form, actor);
  else if (outcome.type === 'message') await tellInPlace(slack, origin, outcome as MessageOutcome, key);
}
