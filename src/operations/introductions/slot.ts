import { slotMessage } from '#src/answers/introductions/slot.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';
import { describeBoth } from './describe.ts';
import { readIntroduction } from './read.ts';
import { tellSide } from './tell.ts';

/**
 * Chooses when two people meet: both get a calendar file, the other one through the outbox, once for each time. Returns what the chooser is told.
 * @throws UserError where the two were not brought together, the other has left, or the time is over.
 */
export async function chooseSlot(
  context: AppContext,
  { number, start }: { number: number; start: Date },
  { person, now }: { person: Person; now: Date },
): Promise<Message> {
  return inTransaction(context, async (inside) => {
    const { slot } = textsFor(person.language).introduction;
    const { side, ...introduction } = await readIntroduction(inside, number, person, { isLocked: true });
    if (introduction.state !== 'accepted') throw new UserError(slot.notTogether);
    if (Number.isNaN(start.getTime()) || start <= now) throw new UserError(slot.over);
    const { asker, other } = await describeBoth(inside.sql, introduction);
    if (!asker || !other) throw new UserError(slot.notTogether);
    const people = { asker: asker.person, other: other.person };
    const theirs = side === 'asker' ? 'other' : 'asker';
    const meeting = { introduction: number, start, now, people };
    await tellSide(inside, introduction, theirs, {
      what: `slot ${start.toISOString()}`,
      write: (reader) => slotMessage({ ...meeting, by: person }, reader),
    });
    return slotMessage({ ...meeting, by: null }, person);
  });
}
