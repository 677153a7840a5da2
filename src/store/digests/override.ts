import type { Sql } from '../database/database.ts';

/** What staff said about a week's digests. Null: nothing. */
export type Steering = { isHeld: boolean | null; opening: string | null; note: string | null };

type Scope = { period: string; subscription: number | null };

/** Keeps a change for a week, of everybody (subscription null) or of one. */
export async function saveSteering(
  sql: Sql,
  { period, subscription }: Scope,
  changes: Partial<Steering>,
): Promise<void> {
  await sql`
    insert into digest_steering ${sql({ period, subscription, ...changes })}
    on conflict (period, subscription) do update set ${sql(changes)}`;
}

export async function findSteering(sql: Sql, { period, subscription }: Scope): Promise<Steering | null> {
  const [steering] = await sql<Steering[]>`
    select is_held, opening, note from digest_steering
    where period = ${period} and subscription is not distinct from ${subscription}`;
  return steering ?? null;
}

/** What counts for each of these: what was said of one goes before what was said of all. */
export async function listSteering(
  sql: Sql,
  scopes: readonly { period: string; subscription: number }[],
): Promise<Steering[]> {
  if (scopes.length === 0) return [];
  const rows = await sql<(Steering & Scope)[]>`
    select period, subscription, is_held, opening, note from digest_steering
    where period = any(${[...new Set(scopes.map(({ period }) => period))]})
      and (subscription is null or subscription = any(${scopes.map(({ subscription }) => subscription)}::bigint[]))`;
  const byScope = new Map(rows.map((row) => [`${row.period} ${row.subscription}`, row]));
  return scopes.map(({ period, subscription }) => {
    const all = byScope.get(`${period} null`);
    const one = byScope.get(`${period} ${subscription}`);
    return {
      isHeld: one?.isHeld ?? all?.isHeld ?? null,
      opening: one?.opening ?? all?.opening ?? null,
      note: one?.note ?? all?.note ?? null,
    };
  });
}
