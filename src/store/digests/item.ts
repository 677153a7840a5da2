import type { Sql } from '../database/database.ts';

/** An item that an issue tells a subscription; stored so that no later issue repeats it. */
export type NewItem = { subscription: number; key: string; issue: number; isLead: boolean; cutOff: Date };

export async function insertItems(sql: Sql, items: readonly NewItem[]): Promise<void> {
  // Booleans and dates go as texts: postgres.js takes an array of them for a single one.
  await sql`
    insert into digest_item (subscription, key, issue, is_lead, cut_off)
    select * from unnest(
      ${items.map(({ subscription }) => subscription)}::bigint[], ${items.map(({ key }) => key)}::text[],
      ${items.map(({ issue }) => issue)}::bigint[], ${items.map(({ isLead }) => String(isLead))}::text[]::boolean[],
      ${items.map(({ cutOff }) => cutOff.toISOString())}::text[]::timestamptz[])`;
}

/** Deletes those of these items whose issue was refused, because another issue tells them now. */
export async function deleteFreeItems(
  sql: Sql,
  items: readonly Pick<NewItem, 'subscription' | 'key'>[],
): Promise<void> {
  await sql`
    delete from digest_item t using unnest(
      ${items.map(({ subscription }) => subscription)}::bigint[], ${items.map(({ key }) => key)}::text[]) as told (subscription, key)
    where t.is_free and t.subscription = told.subscription and t.key = told.key`;
}

/** Lists, by subscription, the items told before a moment, or ever. */
export async function listTold(
  sql: Sql,
  subscriptions: readonly number[],
  before: Date | null,
): Promise<Map<number, Set<string>>> {
  const rows = await sql<{ subscription: number; keys: string[] }[]>`
    select subscription, array_agg(key) as keys from digest_item
    where subscription = any(${[...subscriptions]}::bigint[]) and not is_free and ${before === null ? sql`true` : sql`cut_off < ${before}`}
    group by subscription`;
  return new Map(rows.map(({ subscription, keys }) => [subscription, new Set(keys)]));
}

/** Deletes items that were removed from an issue before it went out, so that a later issue tells them. */
export async function deleteTold(sql: Sql, issue: number, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await sql`delete from digest_item where issue = ${issue} and key = any(${[...keys]})`;
}

/**
 * Keeps what was told: who ended a subscription and begins anew, or goes on with an older one, at the same place is not told the same again; no
 * mailbox is told from another by small and capital letters. The lead stays with its issue, so that a verdict counts once.
 */
export async function keepTold(
  sql: Sql,
  { id, person, places: [place] }: { id: number; person: number; places: readonly string[] },
): Promise<void> {
  await sql`
    insert into digest_item (subscription, key, issue, is_lead, cut_off)
    select distinct on (key) ${id}::bigint, key, issue, false, cut_off
    from digest_item i join digest_subscription s on s.id = i.subscription
    where s.person = ${person} and lower(s.places[1]) = lower(${place ?? ''}) and s.state = 'ended' and s.id <> ${id} and not is_free
    order by key, cut_off
    on conflict (subscription, key) do nothing`;
}
