import type { Place } from '#src/core/place.ts';
import { mailboxOf } from '#src/domain/digests/mailbox.ts';
import { mailAddressOf, type Subscription, type SubscriptionWish } from '#src/domain/digests/subscription.ts';
import { createToken } from '#src/domain/digests/token.ts';
import type { Sql } from '../database/database.ts';

const columns = (sql: Sql) => sql`
  id, person, places, weekday, local_time, time_zone, language, areas, regions, sections, tells_empty, state, paused_until, next_due, token,
  confirm_token, confirmed_at, created_at, stays_paused`;

/** Inserts a subscription, without what that place was told before; null if this person has one to the same first place that did not end. */
export async function insertSubscription(
  sql: Sql,
  wish: SubscriptionWish & { person: number; nextDue: Date | null },
  now: Date,
): Promise<Subscription | null> {
  const [inserted] = await sql<Subscription[]>`
    insert into digest_subscription ${sql({
      ...wish,
      state: wish.nextDue ? 'active' : 'unconfirmed',
      token: createToken(),
      confirmToken: wish.nextDue ? null : createToken(),
      createdAt: now,
      confirmedAt: wish.nextDue ? now : null,
    })}
    on conflict (person, (places[1])) where state <> 'ended' do nothing
    returning ${columns(sql)}`;
  return inserted ?? null;
}

/** Changes some of it; null if there is none of that number. */
export async function saveSubscription(
  sql: Sql,
  id: number,
  changes: Partial<
    SubscriptionWish &
      Pick<
        Subscription,
        'state' | 'pausedUntil' | 'nextDue' | 'token' | 'confirmToken' | 'confirmedAt' | 'staysPaused'
      > & {
        endedAt: Date | null;
      }
  >,
): Promise<Subscription | null> {
  const [saved] = await sql<Subscription[]>`
    update digest_subscription set ${sql(changes)} where id = ${id} returning ${columns(sql)}`;
  return saved ?? null;
}

export async function findSubscription(sql: Sql, id: number): Promise<Subscription | null> {
  const [found] = await sql<Subscription[]>`select ${columns(sql)} from digest_subscription where id = ${id}`;
  return found ?? null;
}

export async function findSubscriptionByToken(sql: Sql, token: string): Promise<Subscription | null> {
  const [found] = await sql<Subscription[]>`select ${columns(sql)} from digest_subscription where token = ${token}`;
  return found ?? null;
}

/** Finds the subscription whose latest confirmation request has this token. */
export async function findSubscriptionByConfirmToken(sql: Sql, token: string): Promise<Subscription | null> {
  const [found] = await sql<Subscription[]>`
    select ${columns(sql)} from digest_subscription where confirm_token = ${token}`;
  return found ?? null;
}

/** Returns whether a subscription ended, and not before `since`. */
export async function endedSince(sql: Sql, id: number, since: Date): Promise<boolean> {
  const [found] = await sql`
    select 1 from digest_subscription where id = ${id} and state = 'ended' and ended_at >= ${since}`;
  return found !== undefined;
}

/** The others that go to the mailbox of this one, by whatever letters it is written with, and did not end. */
export async function listBeside(sql: Sql, { id, places }: Subscription): Promise<Subscription[]> {
  const address = mailAddressOf(places);
  return address === null ? [] : (await listByMailbox(sql, address)).filter((other) => other.id !== id);
}

/** Those that go to the mailbox of this address and did not end. */
export async function listByMailbox(sql: Sql, address: string): Promise<Subscription[]> {
  const found = await sql<Subscription[]>`
    select ${columns(sql)} from digest_subscription where state <> 'ended' and places[1] like 'mail:%'`;
  const mailbox = mailboxOf(address);
  return found.filter((other) => mailboxOf(mailAddressOf(other.places) ?? '') === mailbox);
}

/** Lists a person's subscriptions that did not end, the oldest first. */
export async function listSubscriptions(sql: Sql, person: number): Promise<Subscription[]> {
  return sql`
    select ${columns(sql)} from digest_subscription where person = ${person} and state <> 'ended' order by id`;
}

/** One of this place that did not end, whoever it belongs to; a channel has one. */
export async function findSubscriptionOfPlace(sql: Sql, place: Place): Promise<Subscription | null> {
  const [found] = await sql<Subscription[]>`
    select ${columns(sql)} from digest_subscription where places[1] = ${place} and state <> 'ended' order by id limit 1`;
  return found ?? null;
}

/**
 * Takes up to `limit` subscriptions that are due, the longest due first, so that no other server takes them before the transaction ends.
 */
export async function claimDueSubscriptions(sql: Sql, now: Date, limit: number): Promise<Subscription[]> {
  return sql`
    select ${columns(sql)} from digest_subscription
    where next_due <= ${now} order by next_due, id limit ${limit}
    for update skip locked`;
}

/** Takes up to `limit` active subscriptions that are due later than `after`, the last due first, as `claimDueSubscriptions` does. */
export async function claimDueAfter(sql: Sql, after: Date, limit: number): Promise<Subscription[]> {
  return sql`
    select ${columns(sql)} from digest_subscription
    where next_due > ${after} and state = 'active' order by next_due desc, id limit ${limit}
    for update skip locked`;
}

/** Sets when each subscription is due next; one whose pause is over becomes active again. */
export async function saveNextDue(sql: Sql, next: readonly { id: number; nextDue: Date }[]): Promise<void> {
  await sql`
    update digest_subscription s set next_due = n.next_due, state = 'active', paused_until = null
    from unnest(${next.map(({ id }) => id)}::bigint[], ${next.map(({ nextDue }) => nextDue.toISOString())}::text[]::timestamptz[]) n (id, next_due)
    where s.id = n.id`;
}

/** Lists the first `limit` subscriptions by when they are due next. */
export async function listNextDue(sql: Sql, limit: number): Promise<(Subscription & { displayName: string | null })[]> {
  return sql`
    select due.*, p.display_name
    from (
      select ${columns(sql)} from digest_subscription where next_due is not null order by next_due, id limit ${limit}
    ) due join person p on p.id = due.person
    order by next_due, id`;
}

export type SubscriptionCounts = { active: number; paused: number; unconfirmed: number };

export async function countSubscriptions(sql: Sql): Promise<SubscriptionCounts> {
  const [counts] = await sql<[SubscriptionCounts]>`
    select count(*) filter (where state = 'active') as active, count(*) filter (where state = 'paused') as paused,
      count(*) filter (where state = 'unconfirmed') as unconfirmed
    from digest_subscription`;
  return counts;
}

export async function listSubscriptionsById(sql: Sql, ids: readonly number[]): Promise<Subscription[]> {
  return sql`select ${columns(sql)} from digest_subscription where id = any(${[...ids]}::bigint[])`;
}

/** Every subscription of a person, ended ones too, each with its issues. */
export async function listAllSubscriptions(
  sql: Sql,
  person: number,
): Promise<(Subscription & { issues: unknown[] })[]> {
  return sql`
    select ${columns(sql)}, (
      select coalesce(jsonb_agg(to_jsonb(i) - 'token' order by i.cut_off), '[]') from digest_issue i where i.subscription = digest_subscription.id
    ) as issues
    from digest_subscription where person = ${person} order by id`;
}

/** Ends a subscription; false if it had ended. */
export async function saveEnded(sql: Sql, id: number, now: Date): Promise<boolean> {
  const { count } = await sql`
    update digest_subscription set state = 'ended', next_due = null, paused_until = null, ended_at = ${now}
    where id = ${id} and state <> 'ended'`;
  return count > 0;
}

/** Begins one that still waits for the yes it was asked for with this token; false if it does not. */
export async function saveConfirmed(
  sql: Sql,
  { id, confirmToken }: Pick<Subscription, 'id' | 'confirmToken'>,
  begun: Pick<Subscription, 'state' | 'pausedUntil' | 'nextDue' | 'confirmedAt' | 'staysPaused'>,
): Promise<boolean> {
  const { count } = await sql`
    update digest_subscription set ${sql(begun)}
    where id = ${id} and state = 'unconfirmed' and confirm_token = ${confirmToken}`;
  return count > 0;
}

/** Lists a person's subscriptions to exactly these places that did not end. */
export async function listSubscriptionsTo(sql: Sql, person: number, places: readonly Place[]): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select id from digest_subscription where person = ${person} and places = ${[...places]} and state <> 'ended' order by id`;
  return rows.map(({ id }) => id);
}

/** Lists pairs of subscriptions that both people have to the same place: `from`'s, and `to`'s, which is kept. */
export async function listDoubled(
  sql: Sql,
  from: number,
  to: number,
): Promise<{ id: number; kept: number; places: Place[] }[]> {
  return sql`
    select old.id, kept.id as kept, kept.places
    from digest_subscription old join digest_subscription kept on kept.places[1] = old.places[1]
    where old.person = ${from} and old.state <> 'ended' and kept.person = ${to} and kept.state <> 'ended'`;
}

export async function saveOwner(sql: Sql, from: number, to: number): Promise<void> {
  await sql`update digest_subscription set person = ${to} where person = ${from}`;
}

/** The places of each subscription of a person, ended ones too. */
export async function listPlacesOfPerson(sql: Sql, person: number): Promise<Place[][]> {
  const rows = await sql<{ places: Place[] }[]>`select places from digest_subscription where person = ${person}`;
  return rows.map(({ places }) => places);
}

/** Counts the subscriptions whose digest is due and not composed yet, and says since when the first has been; null where none is. */
export async function countDue(sql: Sql, now: Date): Promise<{ count: number; since: Date | null }> {
  const [due] = await sql<[{ count: number; since: Date | null }]>`
    select count(*)::int as count, min(next_due) as since from digest_subscription where next_due <= ${now}`;
  return due;
}
