import type { AppContext } from '#src/context.ts';
import { parsePlace } from '#src/core/place.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import { endClosing, lockConversation } from '#src/store/conversations/conversation.ts';
import { forgetBytes } from '#src/store/conversations/file.ts';
import { saveLeftovers, takeLeftovers } from '#src/store/conversations/leftover.ts';
import { deleteMessagesBefore, findMessage, listUntold, saveTold } from '#src/store/conversations/message.ts';
import { markQuoting } from '#src/store/conversations/quotes.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { listHeldStreams } from '#src/store/outbox/stream.ts';
import { inTransaction } from '../transaction.ts';
import { changeCopies } from './change.ts';
import { tellUndelivered } from './tell-undelivered.ts';

const heldMs = 60_000;
const mostAtOnce = 200;
/** Slack takes some 50 deletions in a minute and workspace; what is said meanwhile is not to wait for them. */
const removalsPerMinute = 25;
const removalPauseMs = 60_000 / removalsPerMinute;

/**
 * Tells the others that what somebody said is deleted, once that person was forgotten, also where it was quoted, ends conversations that are over by
 * themselves, and lets streams go on whose next was called off.
 */
export async function lookAfterConversations(
  context: AppContext,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<void> {
  for (const { id, conversation } of await listUntold(context.sql, mostAtOnce)) {
    if (signal.aborted) return;
    await inTransaction(context, async (inside) => {
      await lockConversation(inside.sql, conversation);
      const message = await findMessage(inside.sql, id);
      if (message) await changeCopies(inside, message, { now, of: 'quote' });
      await saveTold(inside.sql, id);
    });
  }
  await tellUndelivered(context, { now, signal });
  await endClosing(context.sql, now);
  await takeBackCopies(context, now);
  for (const stream of await listHeldStreams(context.sql, new Date(now.getTime() - heldMs)))
    await inTransaction(context, (inside) => inside.outbox.goOn(inside.sql, stream));
}

/** Has copies that belong to no message any more taken out of chats, one after the other in each space. Returns how many. */
async function takeBackCopies(context: AppContext, now: Date): Promise<number> {
  return inTransaction(context, async ({ sql, outbox }) => {
    const leftovers = await takeLeftovers(sql, now, removalsPerMinute);
    const bySpace = Map.groupBy(
      leftovers.filter(({ place }) => context.edits(place)),
      ({ place }) => {
        const { platform, space } = parsePlace(place);
        return `${platform}:${space}`;
      },
    );
    const removals = [...bySpace].flatMap(([space, those]) =>
      those.map(
        ({ place, ...removal }, index): NewDelivery => ({
          ...{ recipient: `space:${space}`, person: null, purpose: 'removal', period: removal.delivery },
          ...{ places: [place], message: { text: '', blocks: [] }, removal },
          after: new Date(now.getTime() + index * removalPauseMs),
        }),
      ),
    );
    await outbox.enqueueAll(sql, removals);
    return removals.length;
  });
}

/**
 * Deletes what was said longer ago than it is kept, and the bytes of files before that; `takeBackCopies` takes the copies out of chats. Returns how many of
 * each.
 */
export async function forgetOldMessages(context: AppContext, now: Date): Promise<{ messages: number; files: number }> {
  const saidBefore = daysAgo(now, context.conversationDays);
  return inTransaction(context, async ({ sql }) => {
    await saveLeftovers(sql, { saidBefore }, now);
    await markQuoting(sql, { saidBefore });
    return {
      files: await forgetBytes(sql, daysAgo(now, keptDays.conversationFiles)),
      messages: await deleteMessagesBefore(sql, saidBefore),
    };
  });
}
