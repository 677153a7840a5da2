import { isDeepStrictEqual } from 'node:util';
import { copyMessage, withoutAnswered } from '#src/answers/conversations/copy.ts';
import type { AppContext } from '#src/context.ts';
import type { Message } from '#src/core/message.ts';
import { shorten } from '#src/core/text.ts';
import {
  type Conversation,
  type ConversationMessage,
  type ConversationSide,
  isOver,
  longestMessage,
} from '#src/domain/conversations/conversation.ts';
import { findConversation, listSides, lockConversation } from '#src/store/conversations/conversation.ts';
import { deleteFiles } from '#src/store/conversations/file.ts';
import {
  findMessage,
  findMessageByOrigin,
  listEdited,
  lockCopies,
  removeContent,
  updateContent,
} from '#src/store/conversations/message.ts';
import { markQuoting } from '#src/store/conversations/quotes.ts';
import type { Sql } from '#src/store/database/database.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { holdForgetting, replaceMessage, replaceNews } from '#src/store/outbox/removed-subjects.ts';
import { inTransaction } from '../transaction.ts';
import { letterTo, listReading, streamOf, viewMessage } from './write-copies.ts';

/**
 * Changes a message as its author did where it came from: `content` is what it says now, null where it was deleted. Other words are passed on as long as the
 * author could say something; a deletion always is.
 */
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
    const conversation = await lockConversation(sql, known.conversation);
    const before = await findMessage(sql, known.id);
    const said = content === null ? null : shorten(content, longestMessage);
    if (before === null || before.removedAt !== null || before.content === said) return;
    if (said !== null && !(await canSpeak(sql, conversation, { side: before.side, now }))) return;
    if (said === null) {
      await removeContent(sql, before.id, now);
      await deleteFiles(sql, before.id);
    }
    if (said !== null) await updateContent(sql, before.id, said);
    await markQuoting(sql, { message: before.id });
    const after = await findMessage(sql, before.id);
    if (after) await changeCopies(inside, after, { now, of: 'message' });
  });
}

async function canSpeak(sql: Sql, conversation: Conversation | null, { side, now }: { side: number; now: Date }) {
  if (conversation === null || isOver(conversation, now)) return false;
  return (await listSides(sql, conversation.number)).some((each) => each.side === side && each.state !== 'left');
}

/**
 * Changes what the others were sent, or are to be sent. A side that hears nothing at the moment gets no new words: only what was deleted goes from what it
 * has. `of`: what has changed, the message itself or what it quotes. `only`: that side alone, and only where it has not been told. In the transaction that changed the message, the conversation locked.
 */
export async function changeCopies(
  context: AppContext,
  after: ConversationMessage,
  { now, of, only }: { now: Date; of: 'message' | 'quote'; only?: number },
): Promise<void> {
  const { sql } = context;
  const conversation = await findConversation(sql, after.conversation);
  const reading = await listReading(context, after.conversation);
  const view = await viewMessage(context, after);
  const isQuoteGone = of === 'quote' && !view.answered?.content;
  const news: NewDelivery[] = [];
  for (const copy of await lockCopies(sql, after.id)) {
    const { side, delivery, state, isUncertain, place } = copy;
    const reader = reading.find((each) => each.side.side === side);
    if (!reader || (only !== undefined && only !== side)) continue;
    const isHearing = conversation !== null && !isOver(conversation, now) && reader.side.state === 'active';
    const isShorter = !isHearing && after.removedAt === null && after.kind === 'text';
    if (!isHearing && after.removedAt === null && !isQuoteGone) continue;
    const write = (isNews: boolean) =>
      isShorter
        ? withoutAnswered(copy.sent)
        : copyMessage(context, view, reader, { speaks: context.speaksAt(place), isNews });
    const written = write(false);
    if (only !== undefined && isStored(copy.sent, written)) continue;
    const isEdit = context.edits(place);
    const what = `message ${after.id}`;
    // What has not gone out says it at once; what has gone out is kept no longer as it was.
    const isEditComing = await replaceMessage(sql, delivery, written);
    const isNewsComing = await replaceNews(sql, { recipient: streamOf(reader.side), period: what }, write(true));
    // A try whose end is not known may have brought it as it was, and then it is found there and not sent again.
    if (!isUncertain && ['waiting', 'kept', 'cancelled', 'dead'].includes(state)) continue;
    // Where nothing can be changed, there is nothing new to tell.
    if (isShorter && !isEdit) continue;
    // Many changes within seconds are one: what waits to tell of an earlier one says this one now, and nothing said next waits behind them all.
    if (isEdit ? isEditComing : isNewsComing) continue;
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

/** Changes for a side that hears again what was changed meanwhile of what it was sent before. In the caller's transaction, the conversation locked. */
export async function catchUp(
  context: AppContext,
  { conversation, side }: Pick<ConversationSide, 'conversation' | 'side'>,
  now: Date,
): Promise<void> {
  for (const message of await listEdited(context.sql, conversation, side))
    await changeCopies(context, message, { now, of: 'message', only: side });
}

const isStored = (stored: Message, written: Message) =>
  isDeepStrictEqual(stored, JSON.parse(JSON.stringify(written)) as unknown);
