import type { AppContext } from '#src/context.ts';
import { fileDays } from '#src/domain/conversations/files.ts';
import { lockConversation } from '#src/store/conversations/conversation.ts';
import { forgetBytes } from '#src/store/conversations/file.ts';
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

/** Deletes what was said longer ago than it is kept, and the bytes of files before that. Returns how many of each. */
export async function forgetOldMessages(context: AppContext, now: Date): Promise<{ messages: number; files: number }> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  return inTransaction(context, async ({ sql }) => ({
    files: await forgetBytes(sql, before(fileDays)),
    messages: await deleteMessagesBefore(sql, before(context.conversationDays)),
  }));
}
