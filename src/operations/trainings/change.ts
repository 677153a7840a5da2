import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { listSteps } from '#src/domain/trainings/steps.ts';
import { attendanceWindow, isMoved, type Training, type TrainingFields } from '#src/domain/trainings/training.ts';
import { clearPresentBefore, listHeld, listWaitingFor, type Seat, saveSeatState } from '#src/store/trainings/seat.ts';
import { replaceSteps } from '#src/store/trainings/step.ts';
import {
  countSequence,
  listOfSeries,
  saveMaterialsAfter,
  saveTrainingEnded,
  updateTraining,
} from '#src/store/trainings/training.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutTraining } from './about.ts';
import { refuseEnded } from './join.ts';
import { settleLine } from './line.ts';
import { readTraining } from './read.ts';
import { cancelOffer, cancelReminders, tellBumped, tellCancelled, tellMaterials, tellMoved } from './tell.ts';

type By = { person: Person; now: Date };

/** Why a change is not made yet: more people have seats than there would be, `count` of them; the last `bumped` would go back to the waiting list. */
export type TooSmall = { count: number; bumped: number };

/**
 * Changes a session: who has a seat or waits is told once where it moved, with the file that changes their calendars. Where there are fewer seats than
 * people who have one, the last who signed up go to the top of the waiting list, if `bumps` says so; otherwise nothing changes.
 * Attendance that was noted for an earlier day is taken back, of `unnoted` people. @throws UserError where it is over.
 */
export async function editTraining(
  context: AppContext,
  number: number,
  fields: TrainingFields,
  { code, bumps, person, now }: By & { code: string; bumps: boolean },
): Promise<{ training: Training; told: number; unnoted: number } | TooSmall> {
  return inTransaction(context, async (inside) => {
    const before = await readTraining(inside, number, person, { isLocked: true });
    refuseEnded(before, { person, now });
    const held = await listHeld(inside.sql, number);
    const bumped = held.slice(fields.capacity);
    if (bumped.length > 0 && !bumps) return { count: held.length, bumped: bumped.length };
    const moved = isMoved(before, fields);
    const sequence = before.sequence + (moved || bumped.length > 0 ? 1 : 0);
    const training = await updateTraining(inside.sql, number, fields, { sequence, code: code || before.code });
    await bump(inside, training, bumped, now);
    if (before.startsAt.getTime() !== training.startsAt.getTime() || before.minutes !== training.minutes) {
      await replaceSteps(inside.sql, number, listSteps(training, now));
      await cancelReminders(inside, before, held);
    }
    if (before.startsAt.getTime() !== training.startsAt.getTime()) {
      const data = { startsAt: training.startsAt.toISOString(), before: before.startsAt.toISOString() };
      await record(inside.sql, { type: 'training.moved', ...aboutTraining(training, person.id, now), data });
    }
    // Who was there on the day it was moved from was not at what is held now.
    const isLater = training.startsAt > before.startsAt;
    const unnoted = isLater ? await clearPresentBefore(inside.sql, number, attendanceWindow(training).from) : 0;
    const staying = held.filter((seat) => !bumped.includes(seat));
    const waiting = (await listWaitingFor(inside.sql, number)).filter(
      ({ person: id }) => !bumped.some((seat) => seat.person === id),
    );
    if (moved) await tellMoved(inside, { before, training }, { held: staying, waiting }, now);
    await settleLine(inside, training, now);
    return { training, told: moved ? staying.length + waiting.length : bumped.length, unnoted };
  });
}

async function bump(inside: AppContext, training: Training, seats: readonly Seat[], now: Date): Promise<void> {
  for (const seat of seats) {
    await saveSeatState(inside.sql, { ...seat, state: 'waiting' });
    if (seat.state === 'offered') await cancelOffer(inside, training, seat);
  }
  await tellBumped(inside, training, seats, now);
}

/**
 * Calls a session off, or with `wholeSeries` all of its series that are to come: everybody who has a seat or waits is told, and calendars take it out.
 * @throws UserError where it is over.
 */
export async function cancelTraining(
  context: AppContext,
  number: number,
  { wholeSeries, ...by }: By & { wholeSeries: boolean },
): Promise<Training[]> {
  return inTransaction(context, async (inside) => {
    const { series } = await readTraining(inside, number, by.person);
    const all = wholeSeries && series !== null ? await listOfSeries(inside.sql, series) : [{ number }];
    const cancelled: Training[] = [];
    for (const each of all.toSorted((left, right) => left.number - right.number)) {
      const training = await readTraining(inside, each.number, by.person, { isLocked: true });
      if (all.length > 1 && (training.endedAt !== null || training.startsAt <= by.now)) continue;
      refuseEnded(training, by);
      cancelled.push(await cancelOne(inside, training, by.now));
      await record(inside.sql, { type: 'training.cancelled', ...aboutTraining(training, by.person.id, by.now) });
    }
    return cancelled;
  });
}

async function cancelOne(inside: AppContext, before: Training, now: Date): Promise<Training> {
  const { number } = before;
  const [held, waiting] = [await listHeld(inside.sql, number), await listWaitingFor(inside.sql, number)];
  await saveTrainingEnded(inside.sql, number, { now, isCancelled: true });
  const sequence = await countSequence(inside.sql, number);
  const training = { ...before, sequence, endedAt: now, isCancelled: true };
  await cancelReminders(inside, before, held);
  for (const seat of held) if (seat.state === 'offered') await cancelOffer(inside, before, seat);
  await tellCancelled(inside, training, { held, waiting }, now);
  return training;
}

/** Saves what is to be read after a session; who was there is told. */
export async function saveMaterials(
  context: AppContext,
  number: number,
  materials: string,
  { person, now }: By,
): Promise<{ training: Training; told: number }> {
  return inTransaction(context, async (inside) => {
    const before = await readTraining(inside, number, person, { isLocked: true });
    await saveMaterialsAfter(inside.sql, number, materials);
    const training = { ...before, materialsAfter: materials };
    if (materials === '' || materials === before.materialsAfter) return { training, told: 0 };
    const held = await listHeld(inside.sql, number);
    const there = held.filter(({ presentAt }) => presentAt !== null);
    const readers = there.length > 0 ? there : held.filter(({ state }) => state === 'seated');
    await tellMaterials(inside, training, readers, now);
    return { training, told: readers.length };
  });
}
