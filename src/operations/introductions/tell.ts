import type { AppContext } from '#src/context.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { Introduction, Side } from '#src/domain/introductions/introduction.ts';
import { listPeriods } from '#src/store/outbox/delivery.ts';
import { cancelDeliveries } from '#src/store/outbox/outbox.ts';
import { tellPerson } from '../people/notify-person.ts';

/** Returns the name that the outbox has for one of the two. */
export const recipientOf = (number: number, side: Side) => `introduction:${number}:${side}`;

/** Writes to one of the two, once for each `what`, in their language. In the caller's transaction. */
export async function tellSide(
  context: AppContext,
  introduction: Pick<Introduction, 'number' | 'asker' | 'other'>,
  side: Side,
  { what, write }: { what: string; write(reader: Person): Message | Promise<Message> },
): Promise<Person | null> {
  const recipient = recipientOf(introduction.number, side);
  return tellPerson(context, introduction[side], { recipient, purpose: 'introduction', period: what, write });
}

/** Lists what one of the two was told, of what begins with this word. */
export function listTold(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  side: Side,
  word: string,
): Promise<string[]> {
  return listPeriods(sql, recipientOf(number, side), word);
}

/** Calls off what one of the two was to be told and has not gone out yet. */
export async function cancelTelling({ sql }: Pick<AppContext, 'sql'>, number: number, side: Side): Promise<void> {
  await cancelDeliveries(sql, { recipient: recipientOf(number, side) });
}
