import type { EventStep, StepKind } from '#src/domain/events/steps.ts';
import type { Sql } from '../database/database.ts';

export type StoredStep = EventStep & { event: number; state: 'told' | 'missed' | null };

const columns = (sql: Sql) => sql`event, kind, round, due_at, state`;

export async function insertSteps(sql: Sql, event: number, steps: readonly EventStep[]): Promise<void> {
  await sql`insert into event_step ${sql(steps.map((step) => ({ event, ...step })))}`;
}

/** Steps that nobody did and that are due by `until`, of events that are not over, the first due first. */
export async function listDueSteps(sql: Sql, until: Date): Promise<StoredStep[]> {
  return sql`
    select ${columns(sql)} from event_step
    where state is null and due_at <= ${until}
      and exists (select 1 from networking_event e where e.number = event_step.event and e.ended_at is null)
    order by due_at, event, array_position(array['start', 'finish', 'call', 'warning', 'reminder'], kind)`;
}

export async function listSteps(sql: Sql, event: number): Promise<StoredStep[]> {
  return sql`select ${columns(sql)} from event_step where event = ${event} order by due_at`;
}

/** Notes that a step is done. False where it was done before: then nobody does it again. */
export async function saveStep(
  sql: Sql,
  { event, kind, round }: { event: number; kind: StepKind; round: number },
  { state, now }: { state: 'told' | 'missed'; now: Date },
): Promise<boolean> {
  const { count } = await sql`
    update event_step set state = ${state}, done_at = ${now}
    where event = ${event} and kind = ${kind} and round = ${round} and state is null`;
  return count > 0;
}
