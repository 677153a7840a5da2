import { copyMessage } from '#src/answers/conversations/copy.ts';
import type { AppContext } from '#src/context.ts';
import { shorten } from '#src/core/text.ts';
import { type ConversationMessage, longestMessage } from '#src/domain/conversations/conversation.ts';
import { lockConversation } from '#src/store/conversations/conversation.ts';
import { deleteFiles } from '#src/store/conversations/file.ts';
import {
  findMessage,
  findMessageByOrigin,
  lockCopies,
  removeContent,
  updateContent,
} from '#src/store/conversations/message.ts';
import { markQuoting } from '#src/store/conversations/quotes.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { holdForgetting, replaceMessage, replaceNews } from '#src/store/outbox/removed-subjects.ts';
import { inTransaction } from '../transaction.ts';
import { letterTo, listReading, streamOf, viewMessage } from './write-copies.ts';

/** Changes a message as its author did where it came from: `content` is what it says now, null where it was deleted. */
export async function changeMessage(
  context: AppContext,
  { origin, content }: { origin: string; content: string | null },
  now: Date,
): Promise<void> {
  const known = await findMessageByOrigin(context.sql, origin);
  if (known === null) return;
  await inTransaction(context, async (inside) => {
    const { sql } = inside;
    await holdForgetting(sql);
    await lockConversation(sql, known.conversation);
    const before = await findMessage(sql, known.id);
    const said = content === null ? null : shorten(content, longestMessage);
    if (before === null || before.removedAt !== null || before.content === said) return;
    if (said === null) {
      await removeContent(sql, before.id, now);
      await deleteFiles(sql, before.id);
    }
    if (said !== null) await updateContent(sql, before.id, said);
    await markQuoting(sql, { message: before.id });
    const after = await findMessage(sql, before.id);
    if (after) await changeCopies(inside, after);
  });
}

/** Changes what the others were sent, or are to be sent. In the transaction that changed the message, the conversation locked. */
export async function changeCopies(context: AppContext, after: ConversationMessage): Promise<void> {
  const { sql } = context;
  const reading = await listReading(context, after.conversation);
  const view = await viewMessage(context, after);
  const news: NewDelivery[] = [];
  for (const { side, delivery, state, isUncertain, place } of await lockCopies(sql, after.id)) {
    const reader = reading.find((each) => each.side.side === side);
    if (!reader) continue;
    const write = (isNews: boolean) => copyMessage(context, view, reader, { speaks: context.speaksAt(place), isNews });
    // What has not gone out says it at once; what has gone out is kept no longer as it was.
    await replaceMessage(sql, delivery, write(false));
    const what = `message ${after.id}`;
    await replaceNews(sql, { recipient: streamOf(reader.side), period: what }, write(true));
    // A try whose end is not known may have brought it as it was, and then it is found there and not sent again.
    if (!isUncertain && ['waiting', 'kept', 'cancelled', 'dead'].includes(state)) continue;
    const isEdit = context.edits(place);
    news.push(
      letterTo(reader, {
        what: `${what} ${after.edits}`,
        message: write(!isEdit),
        ...(isEdit && { editOf: delivery }),
      }),
    );
  }
  await context.outbox.enqueueAll(sql, news);
}
