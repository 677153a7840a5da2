import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { formatInstant } from '#src/domain/date.ts';
import { noSeatFor } from '#src/domain/trainings/seats.ts';
import { keptOutBy, leavingEnds, signUpEnds, type Training } from '#src/domain/trainings/training.ts';
import { deleteSeat, findSeat, insertSeat, listHeld, type Seat, saveSeatState } from '#src/store/trainings/seat.ts';
import { countSequence, listOfSeries } from '#src/store/trainings/training.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutTraining } from './about.ts';
import { settleLine } from './line.ts';
import { readTraining } from './read.ts';
import { cancelOffer, inviteByMail, uninviteByMail } from './tell.ts';

type By = { person: Person; now: Date };

/** How somebody who asked for a seat stands: with one, on the waiting list (as the session or their region is full), or as before. */
export type Joined = {
  training: Training;
  outcome: 'seated' | 'waiting' | 'quota' | 'was-seated' | 'was-waiting' | 'confirmed';
};

/** Signs up for a session: a seat, or a place on the waiting list. Who is offered a seat takes it. @throws UserError where nobody, or not they, may sign up. */
export async function joinTraining(context: AppContext, number: number, by: By): Promise<Joined> {
  return inTransaction(context, async (inside) => {
    const training = await readTraining(inside, number, by.person, { isLocked: true });
    refuseEnded(training, by);
    return join(inside, training, by);
  });
}

/** Signs up for every session of a series that is to come and may be joined. @throws UserError where it is of no series, or none may be joined. */
export async function joinSeries(context: AppContext, number: number, by: By): Promise<Joined[]> {
  return inTransaction(context, async (inside) => {
    const { refused } = textsFor(by.person.language).training;
    const { series, title } = await readTraining(inside, number, by.person);
    const sessions = series === null ? [] : await listOfSeries(inside.sql, series);
    if (sessions.length === 0) throw new UserError(refused.noSeries({ title }));
    const joined: Joined[] = [];
    // Always in the order of their numbers, so that two who do the same at once cannot wait for each other.
    for (const each of sessions.toSorted((left, right) => left.number - right.number)) {
      if (signUpEnds(each) <= by.now) continue;
      const training = await readTraining(inside, each.number, by.person, { isLocked: true });
      if (training.endedAt === null) joined.push(await join(inside, training, by));
    }
    if (joined.length === 0) throw new UserError(refused.seriesOver({ title }));
    return joined.toSorted((left, right) => left.training.startsAt.getTime() - right.training.startsAt.getTime());
  });
}

async function join(inside: AppContext, training: Training, by: By): Promise<Joined> {
  const { person, now } = by;
  const { number, title } = training;
  const { refused } = textsFor(person.language).training;
  const before = await findSeat(inside.sql, number, person.id);
  if (before?.state === 'seated') return { training, outcome: 'was-seated' };
  if (before?.state === 'offered') return confirmOffer(inside, training, by, before);
  const ends = signUpEnds(training);
  if (ends <= now) throw new UserError(refused.signUpOver({ title, when: formatInstant(ends, person) }));
  if (before?.state === 'waiting') return { training, outcome: 'was-waiting' };
  const keptOut = keptOutBy(training, person);
  if (keptOut !== null)
    throw new UserError(keptOut === 'role' ? refused.otherRole({ title }) : refused.otherRegion({ title }));
  const reason = noSeatFor(training, await listHeld(inside.sql, number), person.region);
  const state = reason === null ? 'seated' : 'waiting';
  const { region, role } = person;
  await insertSeat(inside.sql, { training: number, person: person.id, state, region, role, now });
  const about = { ...aboutTraining(training, person.id, now), region };
  await record(inside.sql, { type: 'training.joined', ...about, data: { seat: state } });
  if (state !== 'seated') return { training, outcome: reason === 'quota' ? 'quota' : 'waiting' };
  return { training: await invite(inside, training, by), outcome: 'seated' };
}

/** Sends somebody what their calendar puts in, behind all that it may have heard of the session before: that they gave their seat back, or lost it. */
async function invite(inside: AppContext, training: Training, { person, now }: By): Promise<Training> {
  const isHeardOf = training.sequence > 0;
  const invited = isHeardOf ? { ...training, sequence: await countSequence(inside.sql, training.number) } : training;
  await inviteByMail(inside, invited, [person.id], now);
  return invited;
}

async function confirmOffer(inside: AppContext, training: Training, by: By, seat: Seat): Promise<Joined> {
  const { person, now } = by;
  const { number, title } = training;
  if (seat.offeredUntil !== null && seat.offeredUntil <= now)
    throw new UserError(textsFor(person.language).training.refused.offerOver({ title }));
  await saveSeatState(inside.sql, { training: number, person: person.id, state: 'seated' });
  await cancelOffer(inside, training, seat);
  return { training: await invite(inside, training, by), outcome: 'confirmed' };
}

/** How somebody stood who gave their seat or place back: what calendars have of it goes where they had a seat. */
export type Left = { training: Training; before: 'seated' | 'offered' | 'waiting' | 'none' };

/**
 * Gives a seat, an offered seat or a place on the waiting list back; the next in line is offered the seat. @throws UserError where it is too late to
 * give a seat back, or the session is over.
 */
export async function leaveTraining(context: AppContext, number: number, by: By): Promise<Left> {
  return inTransaction(context, async (inside) => {
    const { person, now } = by;
    const training = await readTraining(inside, number, person, { isLocked: true });
    refuseEnded(training, by);
    const seat = await findSeat(inside.sql, number, person.id);
    if (!seat || seat.state === 'lapsed') return { training, before: 'none' };
    const ends = leavingEnds(training);
    if (seat.state === 'seated' && ends <= now) {
      const { refused } = textsFor(person.language).training;
      const said = { title: training.title, when: formatInstant(ends, person) };
      throw new UserError(
        training.contact === '' ? refused.tooLate(said) : refused.tooLateWrite({ ...said, contact: training.contact }),
      );
    }
    await deleteSeat(inside.sql, number, person.id);
    const about = { ...aboutTraining(training, person.id, now), region: person.region };
    await record(inside.sql, { type: 'training.left', ...about });
    if (seat.state === 'offered') await cancelOffer(inside, training, seat);
    let left = training;
    if (seat.state === 'seated') {
      left = { ...training, sequence: await countSequence(inside.sql, number) };
      await uninviteByMail(inside, left, [person.id], now);
    }
    await settleLine(inside, left, now);
    return { training: left, before: seat.state };
  });
}

/** @throws UserError where a session is over, or was called off. */
export function refuseEnded({ endedAt, isCancelled, title, startsAt, minutes }: Training, { person, now }: By): void {
  const { refused } = textsFor(person.language).training;
  if (isCancelled) throw new UserError(refused.cancelled({ title }));
  if (endedAt !== null || startsAt.getTime() + minutes * 60_000 <= now.getTime())
    throw new UserError(refused.over({ title }));
}
