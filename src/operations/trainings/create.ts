import { randomBytes } from 'node:crypto';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { makeCode } from '#src/domain/trainings/code.ts';
import { listStarts } from '#src/domain/trainings/series.ts';
import { listSteps } from '#src/domain/trainings/steps.ts';
import type { Training, TrainingFields } from '#src/domain/trainings/training.ts';
import { replaceSteps } from '#src/store/trainings/step.ts';
import { insertTraining, saveSeries } from '#src/store/trainings/training.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutTraining } from './about.ts';

/** Every so many weeks, so many times; `everyWeeks` null: once. */
export type Repeat = { everyWeeks: number | null; times: number };

/** Stores a new session, or all sessions of a series, each with what the clock has to do for it. Returns them in order. */
export async function createTrainings(
  context: AppContext,
  fields: TrainingFields,
  { code, ...repeat }: Repeat & { code: string },
  { person, now }: { person: Person; now: Date },
): Promise<Training[]> {
  return inTransaction(context, async ({ sql }) => {
    const made: Training[] = [];
    for (const startsAt of listStarts(fields.startsAt, { timeZone: fields.timeZone, ...repeat })) {
      const first = made[0];
      const training = await insertTraining(
        sql,
        { ...fields, startsAt },
        {
          token: randomBytes(12).toString('hex'),
          code: code || makeCode(),
          series: first?.number ?? null,
          createdBy: person.id,
          now,
        },
      );
      await replaceSteps(sql, training.number, listSteps(training, now));
      const data = { series: training.series };
      await record(sql, { type: 'training.created', ...aboutTraining(training, person.id, now), data });
      made.push(training);
    }
    const [first] = made;
    if (!first || made.length === 1) return made;
    await saveSeries(sql, first.number);
    return made.map((each) => ({ ...each, series: first.number }));
  });
}
