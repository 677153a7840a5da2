import { mailAddressOf, type SubscriptionWish } from '#src/domain/digests/subscription.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';
import { nameMailbox } from './consent.ts';

/** The sign-up of a mail address. `subscription`: what it became; what was asked for is gone then. Null while it waits for its yes. */
export type SignUp =
  | { token: string; wish: SubscriptionWish; askedAt: Date; subscription: null }
  | { token: string; wish: null; askedAt: Date; subscription: number };

type OpenSignUp = Extract<SignUp, { subscription: null }>;

export async function insertSignUp(
  sql: Sql,
  { token, wish, askedAt }: Omit<OpenSignUp, 'subscription'>,
): Promise<void> {
  const mailbox = nameMailbox(mailAddressOf(wish.places) ?? '');
  await sql`insert into digest_sign_up ${sql({ token, mailbox, wish: toJson(sql, wish), askedAt })}`;
}

/** Finds a sign-up of this token that was asked for after `since`; it stays as it is until the transaction ends. */
export async function findSignUp(sql: Sql, token: string, since: Date): Promise<SignUp | null> {
  const [found] = await sql<SignUp[]>`
    select token, case when subscription is null then wish end as wish, asked_at, subscription from digest_sign_up
    where token = ${token} and asked_at > ${since} for update`;
  return found ?? null;
}

/** Notes what all that was asked for an address became, and forgets what it was. */
export async function saveAnswered(sql: Sql, address: string, subscription: number): Promise<void> {
  await sql`
    update digest_sign_up set wish = '{}', subscription = ${subscription} where mailbox = ${nameMailbox(address)}`;
}

export async function listSignUpsOf(sql: Sql, addresses: readonly string[]): Promise<{ askedAt: Date }[]> {
  return sql`select asked_at from digest_sign_up where mailbox = any(${addresses.map(nameMailbox)}) order by asked_at`;
}

/** Deletes what was asked for these addresses. */
export async function deleteSignUpsOf(sql: Sql, addresses: readonly string[]): Promise<void> {
  await sql`delete from digest_sign_up where mailbox = any(${addresses.map(nameMailbox)})`;
}

/** Returns how many were removed. */
export async function deleteSignUpsBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from digest_sign_up where asked_at < ${before}`;
  return count;
}
