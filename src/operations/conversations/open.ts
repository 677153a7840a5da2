import type { AppContext } from '#src/context.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import type { Conversation, WayToSpeak } from '#src/domain/conversations/conversation.ts';
import { insertConversation, insertSide, saveRoot } from '#src/store/conversations/conversation.ts';
import type { NewDelivery } from '#src/store/outbox/outbox.ts';
import { streamOf } from './write-copies.ts';

/** Somebody who is to take part, where they read it, and what opens it for them. */
export type Opening = {
  person: Person;
  place: Place;
  letter: Pick<NewDelivery, 'recipient' | 'purpose' | 'period'>;
  write(opened: { number: number; speaks: WayToSpeak }): Message;
};

/** Opens a conversation: everybody gets its first message where they read it. In the caller's transaction. */
export async function openConversation(
  context: AppContext,
  { introduction, openings, now }: { introduction: number | null; openings: readonly Opening[]; now: Date },
): Promise<Conversation> {
  const { sql, outbox } = context;
  const conversation = await insertConversation(sql, { introduction, openedAt: now });
  const { number } = conversation;
  const sides = openings.map((opening, index) => ({ ...opening, conversation: number, side: index + 1 }));
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
  return conversation;
}
