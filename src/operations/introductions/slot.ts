import { slotMessage } from '#src/answers/introductions/slot.ts';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { daysAfter } from '#src/domain/introductions/rules.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';
import { describeBoth } from './describe.ts';
import { readIntroduction } from './read.ts';
import { listTold, tellSide } from './tell.ts';

/** A time is at most so far ahead, and one of the two suggests so many: each is a message to the other. */
const mostDays = 60;
const mostTimes = 6;
const telling = 'slot';

/**
 * Chooses when two people meet: both get a calendar file, the other one through the outbox, once for each time. Returns what the chooser is told.
 * @throws UserError where the two were not brought together, the other has left, the time is over or too far ahead, or too many were chosen before.
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
    if (start > daysAfter(now, mostDays)) throw new UserError(slot.far({ days: mostDays }));
    const { asker, other } = await describeBoth(inside.sql, introduction);
    if (!asker || !other) throw new UserError(slot.notTogether);
    const people = { asker: asker.person, other: other.person };
    const theirs = side === 'asker' ? 'other' : 'asker';
    const what = `${telling} ${start.toISOString()}`;
    const told = await listTold(inside, number, theirs, telling);
    if (told.length >= mostTimes && !told.includes(what)) throw new UserError(slot.tooOften({ most: mostTimes }));
    const meeting = { introduction: number, start, now, people };
    await tellSide(inside, introduction, theirs, {
      what,
      write: (reader) => slotMessage({ ...meeting, by: person }, reader),
    });
    return slotMessage({ ...meeting, by: null }, person);
  });
}
