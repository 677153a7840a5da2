import { within } from '#src/core/deadline.ts';
import { nameEvent } from '#src/core/event.ts';
import type { AdapterContext } from '#src/core/platform.ts';
import { callSlack } from '../api/call.ts';
import type { Workspace } from '../api/workspace.ts';
import type { SlackMessage } from '../transport/body.ts';

const prefix = 'slack:heard:';
const pageSize = 100;
/** More than anybody says between two messages that are heard. */
const mostPages = 5;
/** Slack waits three seconds for an event to be taken. */
const longestReadMs = 1_500;
const dayS = 86_400;
/** Where nothing was heard yet, or so long ago that it was forgotten, so much before what comes now is looked at: what was taken in it is known to be taken. */
const lookedBackS = 6 * dayS;
/** Up to where a thread was heard is forgotten after so long. */
const keptS = 90 * dayS;

type Thread = { workspace: Workspace; channel: string; thread: string };

/** What was said in the threads of conversations before a message that comes now, and was not heard. */
export type EarlierWords = {
  /**
   * Hands over what stands in the thread after what was heard last, in its order, up to a message (with it where `isIncluded`); gives up where Slack does not
   * tell in time. Returns whether the thread is a conversation, and what it holds could be read; in others nothing is looked for.
   */
  catchUp(
    place: Thread & { upTo: string; isIncluded: boolean },
    take: (message: SlackMessage) => Promise<unknown>,
  ): Promise<boolean>;
  /** Remembers up to where the thread of a conversation was heard. */
  heard(place: Thread & { ts: string }): Promise<void>;
};

/**
 * Creates the look back into threads: an event that was not taken comes again after a minute, or goes to another server, and what is said meanwhile would
 * overtake it.
 */
export function createEarlierWords({
  notes,
  conversations,
  logger,
}: Pick<AdapterContext, 'notes' | 'conversations' | 'logger'>): EarlierWords {
  /** Without the thread itself, which is somebody's. */
  const noteOf = ({ workspace, channel, thread }: Thread) =>
    `${prefix}${nameEvent(`${workspace.space}:${channel}:${thread}`)}`;

  async function isConversation({ channel, thread }: Thread): Promise<boolean> {
    return (await conversations.listRoots('slack')).some(({ ref }) => ref === `${channel}:${thread}`);
  }

  async function listSince({ workspace, channel, thread }: Thread, oldest: string, latest: string) {
    const found: SlackMessage[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const replies = await callSlack(() =>
        workspace.client.conversations.replies({
          ...{ channel, ts: thread, oldest, latest, inclusive: true, limit: pageSize },
          ...(cursor && { cursor }),
        }),
      );
      found.push(...((replies.messages ?? []) as SlackMessage[]));
      cursor = replies.response_metadata?.next_cursor || undefined;
      if (!cursor) break;
    }
    return found;
  }

  let forgotBefore = '';

  /** Forgets once a day what was heard long ago. */
  async function forgetOld(now: string): Promise<void> {
    if (forgotBefore > secondsBefore(now, keptS + dayS)) return;
    forgotBefore = secondsBefore(now, keptS);
    for (const { name, note } of await notes.list(prefix))
      if (note < forgotBefore)
        await notes.update(name, async (heard) => (heard !== null && heard < forgotBefore ? null : heard));
  }

  return {
    async catchUp({ upTo, isIncluded, ...place }, take) {
      const heard = await notes.find(noteOf(place));
      if (heard === null && !(await isConversation(place))) return false;
      const since = heard ?? laterOf(place.thread, secondsBefore(upTo, lookedBackS));
      if (since >= upTo) return true;
      const reading = listSince(place, since, upTo).catch((error) => {
        logger.warn({ err: error }, 'what was said before in a conversation could not be read');
        return null;
      });
      // Read too late, it would be said after what comes now: then Slack's own repetition brings it.
      const messages = await within(reading, longestReadMs);
      // Not noted as heard: before the next message it is looked for again.
      if (messages === null) return false;
      for (const message of messages) {
        const { ts = '', user, bot_id: bot } = message;
        if (ts <= since || bot || !user || user === place.workspace.botUserId) continue;
        if (ts < upTo || (isIncluded && ts === upTo)) await take(message);
      }
      return true;
    },
    async heard({ ts, ...place }) {
      await notes.update(noteOf(place), async (before) => (before === null || ts > before ? ts : before));
      await forgetOld(ts);
    },
  };
}

/** Slack's time of a message, so many seconds before: both are as long, and compare as texts. */
const secondsBefore = (ts: string, seconds: number) => (Number(ts) - seconds).toFixed(6);
const laterOf = (one: string, other: string) => (one > other ? one : other);
