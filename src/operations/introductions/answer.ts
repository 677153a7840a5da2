import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import type { Introduction } from '#src/domain/introductions/introduction.ts';
import { addWorkingDays, answerWorkingDays, daysBefore, longestWaitDays } from '#src/domain/introductions/rules.ts';
import { endConversationOf } from '#src/store/conversations/conversation.ts';
import { updateIntroduction } from '#src/store/introductions/introduction.ts';
import { updateSide } from '#src/store/introductions/side.ts';
import { findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutIntroduction } from './about.ts';
import { readIntroduction } from './read.ts';
import { cancelTelling } from './tell.ts';

type By = { person: Person; now: Date };

/**
 * An introduction that waits for the answer of this person. `isLocked` as in `readIntroduction`.
 * @throws UserError where it waits for nothing, or for the other's answer.
 */
export async function readAnswerable(
  context: Pick<AppContext, 'sql'>,
  number: number,
  person: Person,
  how: { isLocked?: boolean } = {},
): Promise<Introduction> {
  const introduction = await readIntroduction(context, number, person, how);
  const { answers } = textsFor(person.language).introduction;
  if (introduction.state !== 'asked') throw new UserError(answers.notWaiting[introduction.state]);
  if (introduction.side !== 'other') throw new UserError(answers.notYours);
  return introduction;
}

/**
 * Says yes: the tick brings the two together. `contact` is how the other may reach this person.
 * @throws UserError as `readAnswerable` does.
 */
export async function acceptIntroduction(
  context: AppContext,
  { number, contact }: { number: number; contact: string },
  { person, now }: By,
): Promise<Person | null> {
  return inTransaction(context, async ({ sql }) => {
    const { asker } = await readAnswerable({ sql }, number, person, { isLocked: true });
    await updateIntroduction(sql, number, { state: 'accepted', answeredAt: now, dueAt: now });
    await updateSide(sql, { introduction: number, side: 'other' }, { contact });
    return asker === null ? null : findPerson(sql, asker);
  });
}

/**
 * Says no, which needs no reason: the tick tells the asker kindly.
 * @throws UserError as `readAnswerable` does.
 */
export async function declineIntroduction(context: AppContext, number: number, { person, now }: By): Promise<void> {
  await inTransaction(context, async ({ sql }) => {
    const introduction = await readAnswerable({ sql }, number, person, { isLocked: true });
    await updateIntroduction(sql, number, { state: 'declined', answeredAt: now, dueAt: now });
    await record(sql, { type: 'introduction.declined', ...aboutIntroduction(introduction, person.id, now) });
  });
}

/**
 * Puts the answer off for as long as one has to answer.
 * @throws UserError as `readAnswerable` does, and where it has waited too long already.
 */
export async function postponeIntroduction(context: AppContext, number: number, { person, now }: By): Promise<void> {
  await inTransaction(context, async ({ sql }) => {
    const { askedAt } = await readAnswerable({ sql }, number, person, { isLocked: true });
    if (askedAt < daysBefore(now, longestWaitDays))
      throw new UserError(textsFor(person.language).introduction.answers.laterNoMore({ days: longestWaitDays }));
    const dueAt = addWorkingDays(now, answerWorkingDays, person.timeZone);
    await updateIntroduction(sql, number, { remindedAt: null, dueAt });
  });
}

/**
 * Takes back what was asked, or ends what both agreed to; who was asked says no by it. Returns which of these it was.
 * @throws UserError where there is nothing to end.
 */
export async function endIntroduction(
  context: AppContext,
  number: number,
  { person, now }: By,
): Promise<'accepted' | 'taken-back' | 'declined'> {
  return inTransaction(context, async ({ sql }) => {
    const introduction = await readIntroduction({ sql }, number, person, { isLocked: true });
    const { state, side } = introduction;
    const { answers } = textsFor(person.language).introduction;
    if (state !== 'asked' && state !== 'accepted') throw new UserError(answers.notWaiting[state]);
    if (state === 'asked' && side === 'other') {
      await updateIntroduction(sql, number, { state: 'declined', answeredAt: now, dueAt: now });
      await record(sql, { type: 'introduction.declined', ...aboutIntroduction(introduction, person.id, now) });
      return 'declined';
    }
    await finish({ sql }, introduction, { person, now });
    return state === 'asked' ? 'taken-back' : state;
  });
}

/** Ends it for both: what has not gone out yet is called off, and nobody is asked of it any more. In the caller's transaction. */
export async function finish(
  { sql }: Pick<AppContext, 'sql'>,
  introduction: Introduction,
  { person, now }: By,
): Promise<void> {
  const { number } = introduction;
  await updateIntroduction(sql, number, { state: 'ended', endedAt: now, dueAt: null });
  await record(sql, { type: 'introduction.ended', ...aboutIntroduction(introduction, person.id, now) });
  await endConversationOf(sql, number, now);
  for (const side of ['asker', 'other'] as const) {
    await updateSide(sql, { introduction: number, side }, { followUpAt: null });
    await cancelTelling({ sql }, number, side);
  }
}
