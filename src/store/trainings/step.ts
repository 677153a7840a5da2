import type { StepKind, TrainingStep } from '#src/domain/trainings/steps.ts';
import type { Sql } from '../database/database.ts';

export type StoredStep = TrainingStep & { training: number; state: 'told' | 'missed' | null };

/** Replaces what the clock has to do for a session by what it has to do now; what is done stays so only where it is not due again. */
export async function replaceSteps(sql: Sql, training: number, steps: readonly TrainingStep[]): Promise<void> {
  await sql`delete from training_step where training = ${training}`;
  if (steps.length > 0) await sql`insert into training_step ${sql(steps.map((step) => ({ training, ...step })))}`;
}

/** Steps that nobody did and that are due by `until`, of sessions that are not over, the first due first. */
export async function listDueSteps(sql: Sql, until: Date): Promise<StoredStep[]> {
  return sql`
    select training, kind, due_at, state from training_step
    where state is null and due_at <= ${until}
      and exists (select 1 from training t where t.number = training_step.training and t.ended_at is null)
    order by due_at, training`;
}

/** Notes that a step is done. False where it was done before, or is due at another time now. */
export async function saveStep(
  sql: Sql,
  { training, kind, dueAt }: { training: number; kind: StepKind; dueAt: Date },
  { state, now }: { state: 'told' | 'missed'; now: Date },
): Promise<boolean> {
  const { count } = await sql`
    update training_step set state = ${state}, done_at = ${now}
    where training = ${training} and kind = ${kind} and due_at = ${dueAt} and state is null`;
  return count > 0;
}
