import type { AppContext } from '#src/context.ts';
import { followUpMs, nextRun, reminderOf } from '#src/domain/rounds/schedule.ts';
import { listSeats, listSeatsOfRun, lockUntold, saveTold } from '#src/store/rounds/group.ts';
import { listMembers } from '#src/store/rounds/member.ts';
import {
  findRound,
  listDueRounds,
  listUnreminded,
  lockRound,
  saveNextRun,
  saveReminded,
} from '#src/store/rounds/round.ts';
import { insertRun, listOpenRuns, lockRunsToFollowUp, saveFollowedUp } from '#src/store/rounds/run.ts';
import { inTransaction } from '../transaction.ts';
import { matchRun } from './match.ts';
import { rematchRun } from './rematch.ts';
import { seedOf } from './seed.ts';
import { lookAfterConversations, tellFollowUp, tellOffer, tellReminder } from './tell.ts';

/** From Monday back to Friday, and an hour for a change of clocks. */
const longestNoticeMs = (3 * 24 + 1) * 3_600_000;
const followUps = 2;
const toldAtOnce = 100;

type Tick = { now: Date; signal: AbortSignal };

/**
 * Does what is due: reminders, runs that begin, runs to be matched, time to decide that is over, questions whether people met. Each step is a transaction of its own
 * that leaves a trace in the tables, so that after a crash it is taken up where it stopped and nobody is told twice.
 */
export async function runRounds(context: AppContext, { now, signal }: Tick): Promise<void> {
  await remind(context, now);
  for (const number of await listDueRounds(context.sql, now)) await beginRun(context, number, now);
  for (const run of await listOpenRuns(context.sql, now)) {
    if (signal.aborted) return;
    try {
      await (run.state === 'matching' ? matchRun : rematchRun)(context, run, { now, signal });
    } catch (error) {
      // The others must not wait for it; the next tick tries again.
      if (!signal.aborted) context.logger.error({ err: error, run: run.id }, 'a run of a round could not be matched');
    }
  }
  await tellOffers(context, { now, signal });
  await lookAfterConversations(context, now);
  await followUp(context, now);
}

/** Tells people of their groups, some in a transaction. */
async function tellOffers(context: AppContext, { now, signal }: Tick): Promise<void> {
  for (let told = toldAtOnce; told === toldAtOnce && !signal.aborted; )
    told = await inTransaction(context, async (inside) => {
      const groups = await lockUntold(inside.sql, toldAtOnce);
      for (const { id, round: number, decideBy } of groups) {
        const round = await findRound(inside.sql, number);
        for (const { person } of round ? await listSeats(inside.sql, id) : [])
          if (round) await tellOffer(inside, round, id, person, decideBy);
      }
      await saveTold(
        inside.sql,
        groups.map(({ id }) => id),
        now,
      );
      return groups.length;
    });
}

async function remind(context: AppContext, now: Date): Promise<void> {
  for (const { number } of await listUnreminded(context.sql, new Date(now.getTime() + longestNoticeMs)))
    await inTransaction(context, async (inside) => {
      const round = await lockRound(inside.sql, number);
      if (!round?.nextRun || round.remindedFor?.getTime() === round.nextRun.getTime()) return;
      if (reminderOf(round.nextRun, round.timeZone) > now) return;
      await saveReminded(inside.sql, number, round.nextRun);
      // One that begins already needs no reminder.
      if (round.nextRun <= now) return;
      for (const { person } of await listMembers(inside.sql, number, round.nextRun, now))
        await tellReminder(inside, round, round.nextRun, person);
    });
}

/** Begins the run of a round that is due, and sets the next one. */
async function beginRun(context: AppContext, number: number, now: Date): Promise<void> {
  await inTransaction(context, async (inside) => {
    const round = await lockRound(inside.sql, number);
    if (!round?.nextRun || round.nextRun > now) return;
    await insertRun(inside.sql, { round: number, dueAt: round.nextRun, seed: seedOf(number, round.nextRun) });
    await saveNextRun(inside.sql, number, nextRun(round, round.nextRun, now));
  });
}

/** Asks everybody of a group that stands whether they met; who said "not yet" is asked once again. */
async function followUp(context: AppContext, now: Date): Promise<void> {
  for (let time = 1; time <= followUps; time += 1)
    await inTransaction(context, async (inside) => {
      const before = new Date(now.getTime() - time * followUpMs);
      for (const run of await lockRunsToFollowUp(inside.sql, before, time)) {
        const round = await findRound(inside.sql, run.round);
        const seats = await listSeatsOfRun(inside.sql, run.id);
        for (const seat of seats) {
          const isAsked = time === 1 ? seat.met === null : seat.met === 'not-yet';
          if (round && seat.endedAt === null && seat.decision !== 'out' && seat.decision !== 'other' && isAsked)
            await tellFollowUp(inside, round, seat, time);
        }
        await saveFollowedUp(inside.sql, run.id, time);
      }
    });
}
