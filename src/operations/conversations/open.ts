import type { AppContext } from '#src/context.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import type { Conversation, WayToSpeak } from '#src/domain/conversations/conversation.ts';
import {
  type ConversationOrigin,
  findConversation,
  insertConversation,
  insertSide,
  listSides,
  saveRoot,
} from '#src/store/conversations/conversation.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { streamOf } from './write-copies.ts';

/** Somebody who is to take part, where they read it, and what opens it for them. */
export type Opening = {
  person: Person;
  place: Place;
  letter: Pick<NewDelivery, 'recipient' | 'purpose' | 'period' | 'after'>;
  write(opened: { number: number; speaks: WayToSpeak }): Message;
};

/** Opens a conversation: everybody gets its first message where they read it. In the caller's transaction. */
export async function openConversation(
  context: AppContext,
  {
    of,
    openings,
    now,
    closesAt = null,
  }: { of: ConversationOrigin; openings: readonly Opening[]; now: Date; closesAt?: Date | null },
): Promise<Conversation> {
  const conversation = await insertConversation(context.sql, { of, openedAt: now, closesAt });
  await addSides(context, conversation.number, openings, 0);
  return conversation;
}

/** Lets somebody take part in a conversation that others have already. In the caller's transaction. */
export async function joinConversation(context: AppContext, number: number, opening: Opening): Promise<void> {
  if ((await findConversation(context.sql, number)) === null) return;
  await addSides(context, number, [opening], (await listSides(context.sql, number)).length);
}

async function addSides(
  context: AppContext,
  number: number,
  openings: readonly Opening[],
  before: number,
): Promise<void> {
  const { sql, outbox } = context;
  const sides = openings.map((opening, index) => ({ ...opening, conversation: number, side: before + index + 1 }));
  for (const { side, person, place } of sides)
    await insertSide(sql, { conversation: number, side, person: person.id, place, root: null });
  const roots = await outbox.enqueueAll(
    sql,
    sides.map(({ letter, person, place, write, ...side }) => ({
      ...letter,
      person: person.id,
      places: [place],
      message: write({ number, speaks: context.speaksAt(place) }),
      stream: streamOf(side),
    })),
  );
  for (const [index, side] of sides.entries()) {
    const root = roots[index];
    if (root) await saveRoot(sql, side, root);
  }
}
