import { randomBytes } from 'node:crypto';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { formatInstant } from '#src/domain/date.ts';
import { isCode } from '#src/domain/trainings/code.ts';
import { attendanceWindow, endOf, type Training, trainingLimits } from '#src/domain/trainings/training.ts';
import { findPerson } from '#src/store/people/person.ts';
import {
  countTry,
  findByCertificate,
  findOrSaveCertificate,
  findSeat,
  forgetCertificateName,
  lockSeat,
  type Seat,
  saveFeedback,
  savePresent,
} from '#src/store/trainings/seat.ts';
import { findTraining } from '#src/store/trainings/training.ts';
import { textsFor } from '#src/texts/index.ts';
import { inTransaction } from '../transaction.ts';
import { readTraining } from './read.ts';

type By = { person: Person; now: Date };

/**
 * Returns whether somebody can say now that they are there, and has not yet. @throws UserError where they have no seat, attendance is not open, or they
 * wrote too many wrong words. `isLocked`: until the transaction ends nobody else changes their seat, so that words written at once are counted.
 */
export async function checkAttendance(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  { person, now }: By,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<{ training: Training; seat: Seat; wasPresent: boolean }> {
  const { refused } = textsFor(person.language).training;
  const training = await readTraining({ sql }, number, person);
  const { title } = training;
  if (training.isCancelled) throw new UserError(refused.cancelled({ title }));
  const seat = await (isLocked ? lockSeat : findSeat)(sql, number, person.id);
  if (seat?.state !== 'seated') throw new UserError(refused.noSeat({ title }));
  if (seat.presentAt !== null) return { training, seat, wasPresent: true };
  const { from, until } = attendanceWindow(training);
  if (now < from) throw new UserError(refused.attendanceNotOpen({ title, when: formatInstant(from, person) }));
  if (now >= until) throw new UserError(refused.attendanceOver({ title, when: formatInstant(until, person) }));
  if (seat.tries >= trainingLimits.tries) throw new UserError(refused.tooManyTries({ title }));
  return { training, seat, wasPresent: false };
}

/** Notes that somebody is there, by the word that was said or by a press. Returns how many tries are left where the word is wrong. */
export async function sayPresent(
  context: AppContext,
  number: number,
  code: string | null,
  by: By,
): Promise<
  | { training: Training; outcome: 'present' | 'was-present' | 'no-code' }
  | { training: Training; outcome: 'wrong'; left: number }
> {
  return inTransaction(context, async (inside) => {
    const { training, wasPresent } = await checkAttendance(inside, number, by, { isLocked: true });
    if (wasPresent) return { training, outcome: 'was-present' };
    if (training.checkIn === 'code') {
      if (code === null) return { training, outcome: 'no-code' };
      if (!isCode(code, training.code)) {
        const tries = await countTry(inside.sql, number, by.person.id);
        return { training, outcome: 'wrong', left: Math.max(0, trainingLimits.tries - tries) };
      }
    }
    const how = training.checkIn === 'code' ? 'code' : 'button';
    await savePresent(inside.sql, { training: number, person: by.person.id, by: how, now: by.now });
    return { training, outcome: 'present' };
  });
}

/** Notes for somebody that they were there, also after attendance has closed; their certificate has the name they have now. @throws UserError where they did not sign up, or it has not begun. */
export async function markPresent(
  context: AppContext,
  number: number,
  id: number,
  { person, now }: By,
): Promise<{ training: Training; name: string | null }> {
  return inTransaction(context, async (inside) => {
    const { refused } = textsFor(person.language).training;
    const training = await readTraining(inside, number, person, { isLocked: true });
    const { title } = training;
    if (training.isCancelled) throw new UserError(refused.cancelled({ title }));
    const { from } = attendanceWindow(training);
    if (now < from) throw new UserError(refused.attendanceNotOpen({ title, when: formatInstant(from, person) }));
    if (!(await findSeat(inside.sql, number, id))) throw new UserError(refused.notSignedUp({ title }));
    await savePresent(inside.sql, { training: number, person: id, by: 'staff', now });
    await forgetCertificateName(inside.sql, number, id);
    return { training, name: (await findPerson(inside.sql, id))?.displayName ?? null };
  });
}

export type Feedback = { useful: number; applies: 'yes' | 'maybe' | 'no'; missed: string };

/** Reads what somebody said of a session they have a seat in. @throws UserError where they have none, or it is not over. */
export async function readFeedback(
  { sql }: Pick<AppContext, 'sql'>,
  number: number,
  { person, now }: By,
): Promise<{ training: Training; seat: Seat }> {
  const { refused } = textsFor(person.language).training;
  const training = await readTraining({ sql }, number, person);
  const { title } = training;
  const seat = await findSeat(sql, number, person.id);
  if (!seat || (seat.state !== 'seated' && seat.presentAt === null)) throw new UserError(refused.noSeat({ title }));
  if (training.isCancelled) throw new UserError(refused.cancelled({ title }));
  // Who was there may answer as soon as it has begun.
  if ((seat.presentAt === null ? endOf(training) : training.startsAt) > now)
    throw new UserError(refused.notOver({ title, when: formatInstant(endOf(training), person) }));
  return { training, seat };
}

/** Keeps the answers to the three questions, in the place of earlier ones. @throws UserError as `readFeedback` does. */
export async function giveFeedback(context: AppContext, number: number, answers: Feedback, by: By): Promise<Training> {
  const { training } = await readFeedback(context, number, by);
  await saveFeedback(context.sql, { training: number, person: by.person.id, ...answers, now: by.now });
  return training;
}

export type Certificate = { training: Training; name: string | null; token: string; presentAt: Date };

/** Makes somebody's certificate, by the name they have then, or finds the one they have. @throws UserError where they were not there, it was called off, or is not over. */
export async function findCertificate(context: AppContext, number: number, { person, now }: By): Promise<Certificate> {
  const { refused } = textsFor(person.language).training;
  const training = await readTraining(context, number, person);
  const { title } = training;
  if (training.isCancelled) throw new UserError(refused.cancelled({ title }));
  const seat = await findSeat(context.sql, number, person.id);
  if (!seat) throw new UserError(refused.noCertificateNoSeat({ title }));
  if (seat.presentAt === null) throw new UserError(refused.noCertificate({ title }));
  if (endOf(training) > now)
    throw new UserError(refused.notOver({ title, when: formatInstant(endOf(training), person) }));
  const made = await findOrSaveCertificate(context.sql, number, person, randomBytes(12).toString('base64url'));
  return { training, ...made, presentAt: seat.presentAt };
}

/** Finds what a certificate's address says; null where there is no such certificate, whom it was of is gone, or the session was called off. */
export async function verifyCertificate({ sql }: Pick<AppContext, 'sql'>, token: string): Promise<Certificate | null> {
  const found = await findByCertificate(sql, token);
  const training = found && (await findTraining(sql, found.training));
  if (!found || !training || training.isCancelled) return null;
  return { training, name: found.name, token, presentAt: found.presentAt };
}
