import type { Override, Scope } from '#src/domain/digests/override.ts';
import type { Sql } from '../database/database.ts';

/** Keeps a change for a week, of everybody (subscription null) or of one. */
export async function saveOverride(
  sql: Sql,
  { period, subscription }: Scope,
  changes: Partial<Override>,
): Promise<void> {
  await sql`
    insert into digest_steering ${sql({ period, subscription, ...changes })}
    on conflict (period, subscription) do update set ${sql(changes)}`;
}

export async function findOverride(sql: Sql, { period, subscription }: Scope): Promise<Override | null> {
  const [override] = await sql<Override[]>`
    select is_held, opening, note, opening_by, note_by from digest_steering
    where period = ${period} and subscription is not distinct from ${subscription}`;
  return override ?? null;
}

/** Lists the overrides of these weeks, both those for all subscriptions and those for one of these. */
export async function listOverrides(
  sql: Sql,
  scopes: readonly { period: string; subscription: number }[],
): Promise<(Override & Scope)[]> {
  return sql`
    select period, subscription, is_held, opening, note, opening_by, note_by from digest_steering
    where period = any(${[...new Set(scopes.map(({ period }) => period))]})
      and (subscription is null or subscription = any(${scopes.map(({ subscription }) => subscription)}::bigint[]))`;
}

export async function listOverridesOfPerson(
  sql: Sql,
  person: number,
): Promise<{ period: string; opening: string | null; note: string | null }[]> {
  return sql`
    select period, case when opening_by = ${person} then opening end as opening, case when note_by = ${person} then note end as note
    from digest_steering where opening_by = ${person} or note_by = ${person} order by period`;
}

/** Takes back what a person wrote above digests. */
export async function deleteOverridesOfPerson(sql: Sql, person: number): Promise<void> {
  await sql`
    update digest_steering set
      opening = case when opening_by = ${person} then null else opening end, opening_by = nullif(opening_by, ${person}),
      note = case when note_by = ${person} then null else note end, note_by = nullif(note_by, ${person})
    where opening_by = ${person} or note_by = ${person}`;
}

export async function moveOverrides(sql: Sql, from: number, to: number): Promise<void> {
  await sql`
    update digest_steering set
      opening_by = case when opening_by = ${from} then ${to} else opening_by end,
      note_by = case when note_by = ${from} then ${to} else note_by end
    where opening_by = ${from} or note_by = ${from}`;
}
