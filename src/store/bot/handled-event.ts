import { nameEvent } from '#src/core/event.ts';
import { TakenId } from '#src/core/input-errors.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { Database, Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/**
 * Claim, effect and stored outcome in one transaction: `run` runs at most once for an event id, a later or concurrent delivery gets what it
 * returned, or null where that is kept no longer, or was not to be (`isKept`). When `run` rejects nothing is kept, and the next delivery runs it again.
 * The function returned rejects with a `TakenId` where the id is of another person's event: what was answered to them is told to nobody else.
 */
export function createOnce(database: Database) {
  return (
    event: string,
    personId: number,
    run: (sql: Sql) => Promise<Outcome>,
    { isKept = true }: { isKept?: boolean } = {},
  ): Promise<Outcome | null> =>
    database.withTransaction(async (sql) => {
      const eventId = nameEvent(event);
      // Waits for a transaction that has claimed the same id and not ended.
      if (!(await claimEvent(sql, eventId, personId))) return findOutcome(sql, eventId, personId);
      const outcome = await run(sql);
      if (isKept) await saveOutcome(sql, eventId, personId, outcome);
      return outcome;
    });
}

async function claimEvent(sql: Sql, id: string, person: number): Promise<boolean> {
  const claimed = await sql`
    insert into handled_event (id, person, outcome) values (${id}, ${person}, 'null')
    on conflict (id) do nothing
    returning id`;
  return claimed.length > 0;
}

async function findOutcome(sql: Sql, id: string, person: number): Promise<Outcome | null> {
  const [event] = await sql<{ person: number | null; outcome: Outcome | null }[]>`
    select person, outcome from handled_event where id = ${id}`;
  if (!event) throw new Error(`The event ${id} was removed while it was looked up.`);
  if (event.person !== null && event.person !== person) throw new TakenId(`The event ${id} is another person's.`);
  return event.outcome;
}

/** The event may have removed its own person, and with them its claim. */
async function saveOutcome(sql: Sql, id: string, person: number, outcome: Outcome): Promise<void> {
  await sql`
    insert into handled_event (id, person, outcome)
    values (${id}, (select id from person where id = ${person}), ${toJson(sql, outcome)})
    on conflict (id) do update set outcome = excluded.outcome`;
}

export async function listHandledEvents(
  sql: Sql,
  person: number,
): Promise<{ id: string; outcome: Outcome | null; handledAt: Date }[]> {
  return sql`select id, outcome, handled_at from handled_event where person = ${person} order by handled_at`;
}

export async function moveHandledEvents(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update handled_event set person = ${to} where person = ${from}`;
}

/**
 * Deletes what was said before then; that it was done is kept. All at once where somebody is forgotten: what was said to others may name them.
 * Returns how many.
 */
export async function forgetOutcomes(sql: Sql, before: Date | null = null): Promise<number> {
  const { count } = await sql`
    update handled_event set outcome = 'null'
    where outcome <> 'null' and ${before === null ? sql`true` : sql`handled_at < ${before}`}`;
  return count;
}

/** Platforms repeat a delivery within hours; older ones are of no more use. Returns how many were removed. */
export async function deleteHandledEventsBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from handled_event where handled_at < ${before}`;
  return count;
}
