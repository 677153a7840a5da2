import type { AppContext } from '#src/context.ts';
import type { NetworkingEvent } from '#src/domain/events/event.ts';
import { settleRound } from '#src/domain/events/settle-round.ts';
import { isTooLate } from '#src/domain/events/steps.ts';
import { findEvent, lockEvent, saveEnded } from '#src/store/events/event.ts';
import { type EventGroup, listGroups, replaceGroups } from '#src/store/events/group.ts';
import { listDueSteps, type StoredStep, saveStep } from '#src/store/events/step.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { loadRoundPeople } from './input.ts';
import { makeRoom, planDue, planRounds } from './plan.ts';
import { tellCall, tellFinish, tellStart, tellWarning } from './tell.ts';

/**
 * Steps are written to the outbox this long before they are due, with the instant at which they go out: the clock looks once a minute, and a server that dies in between
 * is replaced in time. Groups of a round stand from then on.
 */
const usualAheadMs = 90_000;

type Tick = { now: Date; signal: AbortSignal };

/**
 * Does what is due in events: tells people of calls, rounds, warnings and the end, and plans the rounds that are left where people came or went. Each step is a transaction that
 * leaves its trace, so that after a crash it is taken up where it stopped, and nothing is told twice, however many servers do it.
 */
export async function runEvents(
  context: AppContext,
  { now, signal, aheadMs = usualAheadMs }: Tick & { aheadMs?: number },
): Promise<void> {
  for (const step of await listDueSteps(context.sql, new Date(now.getTime() + aheadMs))) {
    if (signal.aborted) return;
    try {
      if (step.kind === 'start') await planIfChanged(context, step, { now, signal });
      await doStep(context, step, now);
    } catch (error) {
      // Another event must not wait for it; the next tick tries again.
      if (!signal.aborted)
        context.logger.error({ err: error, event: step.event, kind: step.kind }, 'a step of an event failed');
    }
  }
  await planDue(context, { now, signal });
}

/** Plans anew: who came or left since the schedule was computed is in it from this round on. A plan that fails leaves it to `settleRound`. */
async function planIfChanged(context: AppContext, step: StoredStep, { now, signal }: Tick): Promise<void> {
  const event = await findEvent(context.sql, step.event);
  if (!event || event.plannedVersion === event.membersVersion || isTooLate(step, event, now)) return;
  try {
    await planRounds(context, event, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    context.logger.error({ err: error, event: event.number }, 'an event could not be planned');
  }
}

async function doStep(context: AppContext, step: StoredStep, now: Date): Promise<void> {
  await inTransaction(context, async (inside) => {
    const event = await lockEvent(inside.sql, step.event);
    if (!event || event.endedAt !== null) return;
    const isMissed = isTooLate(step, event, now);
    if (!(await saveStep(inside.sql, step, { state: isMissed ? 'missed' : 'told', now })) || isMissed) return;
    switch (step.kind) {
      case 'reminder':
      case 'call':
        return tellCall(inside, event, step);
      case 'start': {
        const { groups, alone } = await settle(inside, event, step.round);
        return tellStart(inside, event, step, { groups, alone });
      }
      case 'warning':
        return tellWarning(inside, event, step, await listGroups(inside.sql, event.number, step.round));
      case 'finish':
        await saveEnded(inside.sql, event.number, { now, isCancelled: false });
        await record(inside.sql, { type: 'event.finished', subject: `event:${event.number}`, actor: null, at: now });
        return tellFinish(inside, event, step);
      default:
        return step.kind satisfies never;
    }
  });
}

/** The groups of a round, of those who are there now. */
async function settle(
  inside: AppContext,
  event: NetworkingEvent,
  round: number,
): Promise<{ groups: EventGroup[]; alone: number[] }> {
  const planned = await listGroups(inside.sql, event.number, round);
  const people = await loadRoundPeople(inside, event);
  const { groups, alone, isChanged } = settleRound(planned, people);
  if (!isChanged) return { groups: planned, alone };
  await replaceGroups(
    inside.sql,
    { event: event.number, round },
    groups.map((group) => ({ ...group, room: makeRoom() })),
  );
  return { groups: await listGroups(inside.sql, event.number, round), alone };
}
