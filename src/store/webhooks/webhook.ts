import type { Webhook } from '#src/domain/webhooks/webhook.ts';
import type { Database, Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';
import { createResealer, type Resealed } from '../database/seal.ts';
import type { Delivery } from '../outbox/delivery.ts';
import { isPresent } from '../people/present.ts';

/** What the secrets of webhooks are sealed for. */
export const webhookPurpose = 'webhooks';

const columns = (sql: Sql) => sql`number, owner, address, types, created_at, enabled_at, disabled_at`;

export async function insertWebhook(
  sql: Sql,
  webhook: Pick<Webhook, 'owner' | 'address' | 'types' | 'createdAt' | 'enabledAt'> & { secret: Uint8Array },
): Promise<Webhook> {
  const [inserted] = await sql<[Webhook]>`
    insert into webhook ${sql({ ...webhook, address: toText(webhook.address) })} returning ${columns(sql)}`;
  return inserted;
}

export async function findWebhook(sql: Sql, number: number): Promise<Webhook | null> {
  const [found] = await sql<Webhook[]>`select ${columns(sql)} from webhook where number = ${number}`;
  return found ?? null;
}

type Sealed = Pick<Webhook, 'address'> & {
  secret: Uint8Array;
  /** The secret before, as long as calls are signed by it too. */
  secretBefore: Uint8Array | null;
  secretBeforeUntil: Date | null;
};

/** Finds what is needed to call one: its address and its sealed secrets. Null where there is none that is told anything. */
export async function findSealedWebhook(sql: Sql, number: number): Promise<Sealed | null> {
  const [found] = await sql<Sealed[]>`
    select address, secret, secret_before, secret_before_until from webhook where number = ${number} and disabled_at is null`;
  return found ?? null;
}

/** Gives one another sealed secret; the one that it had is kept until a time, in place of any that was kept before. */
export async function saveNextSecret(sql: Sql, number: number, secret: Uint8Array, until: Date): Promise<void> {
  await sql`
    update webhook set secret_before = secret, secret_before_until = ${until}, secret = ${secret} where number = ${number}`;
}

/** Deletes secrets by which calls are signed no more. */
export async function deleteOldSecrets(sql: Sql, now: Date): Promise<void> {
  await sql`
    update webhook set secret_before = null, secret_before_until = null where secret_before_until <= ${now}`;
}

/** Encrypts anew the secrets that were kept under the key before. `labelOf` says under which label that of an address is sealed. */
export async function resealWebhooks(
  database: Pick<Database, 'withTransaction'>,
  secrets: { secretKey: string; secretKeyBefore: string },
  labelOf: (address: string) => string,
): Promise<Resealed> {
  const reseal = createResealer(secrets, webhookPurpose);
  return database.withTransaction(async (sql) => {
    const rows = await sql<(Sealed & { number: number })[]>`
      select number, address, secret, secret_before from webhook order by number for update`;
    const done = { resealed: 0, unreadable: 0 };
    for (const { number, address, secret, secretBefore } of rows)
      for (const [column, sealed] of [
        ['secret', secret],
        ['secret_before', secretBefore],
      ] as const) {
        const anew = sealed && reseal(sealed, labelOf(address));
        if (anew === 'unreadable') done.unreadable += 1;
        else if (anew !== null) {
          await sql`update webhook set ${sql(column)} = ${anew} where number = ${number}`;
          done.resealed += 1;
        }
      }
    return done;
  });
}

/** Lists webhooks, of one person or of all, with how many calls each has had and has waiting. */
export async function listWebhooks(
  sql: Sql,
  owner: number | null,
): Promise<(Webhook & { sent: number; waiting: number; dead: number })[]> {
  return sql`
    select ${columns(sql)},
      (select count(*)::int from delivery d where d.recipient = 'webhook:' || w.number and d.state = 'sent') as sent,
      (select count(*)::int from delivery d where d.recipient = 'webhook:' || w.number and d.state in ('waiting', 'sending')) as waiting,
      (select count(*)::int from delivery d where d.recipient = 'webhook:' || w.number and d.state = 'dead') as dead
    from webhook w where ${owner}::bigint is null or owner = ${owner} order by number`;
}

/** Lists those that are told what happens: whose owners have one of these roles, and did not leave. */
export async function listLiveWebhooks(sql: Sql, roles: readonly string[]): Promise<Webhook[]> {
  return sql`
    select ${columns(sql)} from webhook w
    where disabled_at is null and exists (select from person p where p.id = w.owner and p.role = any(${[...roles]}))
      and ${isPresent(sql, sql`w.owner`)} order by number`;
}

/** Deletes one with what was to be told. */
export async function deleteWebhook(sql: Sql, number: number): Promise<void> {
  await sql`
    with gone as (delete from webhook where number = ${number} returning number)
    delete from delivery d using gone where d.recipient = 'webhook:' || gone.number`;
}

/** Disables those of which a call was given up since they began. Returns them. */
export async function disableFailing(sql: Sql, now: Date): Promise<Webhook[]> {
  return sql`
    update webhook w set disabled_at = ${now}
    where disabled_at is null and exists (
      select from delivery d
      where d.recipient = 'webhook:' || w.number and d.state = 'dead' and d.tried_at > w.enabled_at)
    returning ${columns(sql)}`;
}

/** Begins one again. */
export async function enableWebhook(sql: Sql, number: number, now: Date): Promise<void> {
  await sql`update webhook set enabled_at = ${now}, disabled_at = null where number = ${number}`;
}

/** Lists the last calls of one, the latest first. */
export async function listCalls(
  sql: Sql,
  number: number,
  limit: number,
): Promise<Pick<Delivery, 'id' | 'period' | 'state' | 'attempts' | 'error' | 'createdAt' | 'sentAt'>[]> {
  return sql`
    select id, period, state, attempts, error, created_at, sent_at from delivery
    where recipient = ${`webhook:${number}`} order by created_at desc, id limit ${limit}`;
}

/** Lists the calls of one that were given up since a day. */
export async function listGivenUp(sql: Sql, number: number, since: Date): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from delivery where recipient = ${`webhook:${number}`} and state = 'dead' and created_at >= ${since} order by created_at, id`;
  return rows.map(({ id }) => id);
}

export async function exportWebhooks(sql: Sql, owner: number): Promise<object[]> {
  return sql`select ${columns(sql)} from webhook where owner = ${owner} order by number`;
}

export async function listNumbersOf(sql: Sql, owner: number): Promise<number[]> {
  const rows = await sql<{ number: number }[]>`select number from webhook where owner = ${owner}`;
  return rows.map(({ number }) => number);
}
