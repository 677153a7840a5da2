import type { AppContext } from '#src/context.ts';
import { chooseNext, offerEnds } from '#src/domain/trainings/seats.ts';
import type { Training } from '#src/domain/trainings/training.ts';
import { listHeld, listWaitingFor, saveSeatState } from '#src/store/trainings/seat.ts';
import { lockTraining } from '#src/store/trainings/training.ts';
import { inTransaction } from '../transaction.ts';
import { tellLapsed, tellOffered } from './tell.ts';

/**
 * Settles who has which seat of a session that is locked: offers whose time is over lapse, and free seats are offered to who waits, in order. Whoever is
 * told of either is told once. In the caller's transaction.
 */
export async function settleLine(inside: AppContext, training: Training, now: Date): Promise<void> {
  const { number, endedAt, startsAt } = training;
  if (endedAt !== null || startsAt <= now) return;
  let held = await listHeld(inside.sql, number);
  const lapsed = held.filter(
    ({ state, offeredUntil }) => state === 'offered' && offeredUntil !== null && offeredUntil <= now,
  );
  for (const seat of lapsed) await saveSeatState(inside.sql, { ...seat, state: 'lapsed' });
  if (lapsed.length > 0) {
    await tellLapsed(inside, training, lapsed);
    held = held.filter((seat) => !lapsed.includes(seat));
  }
  const offeredUntil = offerEnds(startsAt, now);
  if (offeredUntil === null || held.length >= training.capacity) return;
  const chosen = chooseNext(training, held, await listWaitingFor(inside.sql, number));
  for (const seat of chosen) await saveSeatState(inside.sql, { ...seat, state: 'offered', offeredUntil });
  if (chosen.length > 0) await tellOffered(inside, training, chosen, { until: offeredUntil, now });
}

/** Settles the waiting list of one session in a transaction of its own. */
export async function settleLineOf(context: AppContext, number: number, now: Date): Promise<void> {
  await inTransaction(context, async (inside) => {
    const training = await lockTraining(inside.sql, number);
    if (training) await settleLine(inside, training, now);
  });
}
