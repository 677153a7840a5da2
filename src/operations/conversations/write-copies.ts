import { copyMessage } from '#src/answers/conversations/copy.ts';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { ConversationMessage, ConversationSide, MessageView } from '#src/domain/conversations/conversation.ts';
import { listSides } from '#src/store/conversations/conversation.ts';
import { listFiles } from '#src/store/conversations/file.ts';
import { findLatest, findMessage, insertCopies } from '#src/store/conversations/message.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { findPeople } from '#src/store/people/person.ts';

/** Where a conversation is read: by a person, or by all of a channel. */
export type ReadingSide = { side: ConversationSide; person: Person | null; language: string };
/** Everybody of a conversation, by side; without who was forgotten, and without channels. */
export type Present = (ReadingSide & { person: Person })[];

/** Names the stream of a side: what goes to it goes out one after the other. */
export const streamOf = ({ conversation, side }: Pick<ConversationSide, 'conversation' | 'side'>) =>
  `conversation:${conversation}:${side}`;

/** Lists who takes part in a conversation and is not forgotten. */
export async function listPresent(context: Pick<AppContext, 'sql'>, conversation: number): Promise<Present> {
  return (await listReading(context, conversation)).flatMap((each) =>
    each.person === null ? [] : [{ ...each, person: each.person }],
  );
}

/** Lists who takes part in a conversation and is not forgotten, and the channels of it. */
export async function listReading({ sql }: Pick<AppContext, 'sql'>, conversation: number): Promise<ReadingSide[]> {
  const sides = await listSides(sql, conversation);
  const people = await findPeople(
    sql,
    sides.flatMap(({ person }) => person ?? []),
  );
  return sides.flatMap((side): ReadingSide[] => {
    if (side.channelName !== null) return [{ side, person: null, language: side.language ?? 'en' }];
    const person = people.find(({ id }) => id === side.person);
    return person ? [{ side, person, language: person.language }] : [];
  });
}

/** Reads a message as others see it, with its author and what it replies to. */
export async function viewMessage(
  { sql }: Pick<AppContext, 'sql'>,
  message: ConversationMessage,
): Promise<MessageView> {
  const answered = message.answers === null ? null : await findMessage(sql, message.answers);
  const authors = await findPeople(sql, [message.author ?? [], answered?.author ?? []].flat());
  const authorOf = (id: number | null) => authors.find((each) => each.id === id) ?? null;
  return {
    ...message,
    author: authorOf(message.author),
    answered: answered && { author: authorOf(answered.author), content: answered.content },
    files: await listFiles(sql, message.id),
  };
}

/** Returns what a reply refers to, as far as it needs saying: null where that was said last. */
export async function answeredBy(
  { sql }: Pick<AppContext, 'sql'>,
  conversation: number,
  answers: number | null,
): Promise<number | null> {
  return answers !== null && answers === (await findLatest(sql, conversation)) ? null : answers;
}

/** Makes a delivery to somebody of a conversation, in its thread and order. `what` is the only one of its name for them. */
export function letterTo(
  { side, person }: ReadingSide,
  { what, message, editOf }: { what: string; message: NewDelivery['message']; editOf?: string },
): NewDelivery {
  return {
    recipient: streamOf(side),
    person: person?.id ?? null,
    purpose: 'conversation',
    period: what,
    places: [side.place],
    message,
    stream: streamOf(side),
    threadOf: side.root,
    ...(editOf !== undefined && { editOf }),
  };
}

/** Sends a message to these people. In the transaction that keeps it, the conversation locked. */
export async function writeCopies(
  context: AppContext,
  message: ConversationMessage,
  to: readonly ReadingSide[],
): Promise<void> {
  const { sql, outbox } = context;
  const view = await viewMessage(context, message);
  const deliveries = await outbox.enqueueAll(
    sql,
    to.map((reader) =>
      letterTo(reader, {
        what: `message ${message.id}`,
        message: copyMessage(context, view, reader, { speaks: context.speaksAt(reader.side.place) }),
      }),
    ),
  );
  await insertCopies(
    sql,
    to.flatMap(({ side }, index) => {
      const delivery = deliveries[index];
      return delivery ? [{ message: message.id, side: side.side, delivery }] : [];
    }),
  );
}
