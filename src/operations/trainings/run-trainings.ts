import type { AppContext } from '#src/context.ts';
import { isTooLate } from '#src/domain/trainings/steps.ts';
import { listHeld, listUnsettled } from '#src/store/trainings/seat.ts';
import { listDueSteps, type StoredStep, saveStep } from '#src/store/trainings/step.ts';
import { lockTraining, saveTrainingEnded } from '#src/store/trainings/training.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutTraining } from './about.ts';
import { settleLineOf } from './line.ts';
import { tellFinish, tellReminder } from './tell.ts';

/** Reminders are written to the outbox this long before they are due, with the instant at which they go out. */
const aheadMs = 90_000;

type Tick = { now: Date; signal: AbortSignal };

/**
 * Does what is due in trainings: reminders, the end, offers whose time is over, and seats that became free. Each is a transaction that leaves its trace, so that
 * nothing is told twice, however many servers do it.
 */
export async function runTrainings(context: AppContext, { now, signal }: Tick): Promise<void> {
  for (const step of await listDueSteps(context.sql, new Date(now.getTime() + aheadMs))) {
    if (signal.aborted) return;
    await guarded(context, signal, step.training, () => doStep(context, step, now));
  }
  for (const number of await listUnsettled(context.sql, now)) {
    if (signal.aborted) return;
    await guarded(context, signal, number, () => settleLineOf(context, number, now));
  }
}

/** Another session must not wait for one that fails; the next tick tries again. */
async function guarded(
  { logger }: AppContext,
  signal: AbortSignal,
  training: number,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!signal.aborted) logger.error({ err: error, training }, 'a step of a training failed');
  }
}

async function doStep(context: AppContext, step: StoredStep, now: Date): Promise<void> {
  await inTransaction(context, async (inside) => {
    const training = await lockTraining(inside.sql, step.training);
    if (!training || training.endedAt !== null) return;
    // Attendance is open until then.
    if (step.kind === 'finish' && step.dueAt > now) return;
    const isMissed = isTooLate(step, now);
    if (!(await saveStep(inside.sql, step, { state: isMissed ? 'missed' : 'told', now })) || isMissed) return;
    const { kind, dueAt } = step;
    const held = await listHeld(inside.sql, training.number);
    if (kind !== 'finish') {
      const people = held.filter(({ state }) => state === 'seated').map(({ person }) => person);
      return tellReminder(inside, training, { kind, dueAt, people });
    }
    await saveTrainingEnded(inside.sql, training.number, { now, isCancelled: false });
    await record(inside.sql, { type: 'training.finished', ...aboutTraining(training, null, now) });
    await tellFinish(inside, training, held, dueAt);
  });
}
