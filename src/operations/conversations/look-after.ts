import type { AppContext } from '#src/context.ts';
import { lockConversation } from '#src/store/conversations/conversation.ts';
import { deleteMessagesBefore, findMessage, listUntold, saveTold } from '#src/store/conversations/message.ts';
import { listHeldStreams } from '#src/store/outbox/stream.ts';
import { inTransaction } from '../transaction.ts';
import { changeCopies } from './change.ts';

const dayMs = 86_400_000;
const heldMs = 60_000;
const mostAtOnce = 200;

/** Tells the others that what somebody said is deleted, once that person was forgotten, and lets streams go on whose next was called off. */
export async function lookAfterConversations(
  context: AppContext,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<void> {
  for (const { id, conversation } of await listUntold(context.sql, mostAtOnce)) {
    if (signal.aborted) return;
    await inTransaction(context, async (inside) => {
      await lockConversation(inside.sql, conversation);
      const message = await findMessage(inside.sql, id);
      if (message) await changeCopies(inside, message);
      await saveTold(inside.sql, id);
    });
  }
  for (const stream of await listHeldStreams(context.sql, new Date(now.getTime() - heldMs)))
    await inTransaction(context, (inside) => inside.outbox.goOn(inside.sql, stream));
}

/** Deletes what was said longer ago than it is kept. Returns how many messages. */
export async function forgetOldMessages(context: AppContext, now: Date): Promise<number> {
  return inTransaction(context, ({ sql }) =>
    deleteMessagesBefore(sql, new Date(now.getTime() - context.conversationDays * dayMs)),
  );
}
