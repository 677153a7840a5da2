import type { Sql } from '../database/database.ts';

/** What staff said about a week's digests. Null: nothing. */
export type Steering = {
  isHeld: boolean | null;
  opening: string | null;
  note: string | null;
  /** Who wrote them. */
  openingBy: number | null;
  noteBy: number | null;
};

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
    select is_held, opening, note, opening_by, note_by from digest_steering
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
    select period, subscription, is_held, opening, note, opening_by, note_by from digest_steering
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
      openingBy: (one?.opening ? one : all)?.openingBy ?? null,
      noteBy: (one?.note ? one : all)?.noteBy ?? null,
    };
  });
}

export async function listSteeringOfPerson(
  sql: Sql,
  person: number,
): Promise<{ period: string; opening: string | null; note: string | null }[]> {
  return sql`
    select period, case when opening_by = ${person} then opening end as opening, case when note_by = ${person} then note end as note
    from digest_steering where opening_by = ${person} or note_by = ${person} order by period`;
}

/** Takes back what a person wrote above digests. */
export async function deleteSteeringOfPerson(sql: Sql, person: number): Promise<void> {
  await sql`update digest_steering set opening = null, opening_by = null where opening_by = ${person}`;
  await sql`update digest_steering set note = null, note_by = null where note_by = ${person}`;
}

export async function moveSteering(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update digest_steering set opening_by = ${to} where opening_by = ${from}`;
  await sql`update digest_steering set note_by = ${to} where note_by = ${from}`;
}
