import { mailAddressOf, type SubscriptionWish } from '#src/domain/digests/subscription.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';
import { nameMailbox } from './consent.ts';

/** The pending sign-up of a mail address. */
export type SignUp = { token: string; wish: SubscriptionWish; askedAt: Date };

export async function insertSignUp(sql: Sql, { token, wish, askedAt }: SignUp): Promise<void> {
  const mailbox = nameMailbox(mailAddressOf(wish.places) ?? '');
  await sql`insert into digest_sign_up ${sql({ token, mailbox, wish: toJson(sql, wish), askedAt })}`;
}

/** Finds a sign-up of this token that was asked for after `since`. */
export async function findSignUp(sql: Sql, token: string, since: Date): Promise<SignUp | null> {
  const [found] = await sql<SignUp[]>`
    select token, wish, asked_at from digest_sign_up where token = ${token} and asked_at > ${since}`;
  return found ?? null;
}

export async function listSignUpsOf(sql: Sql, addresses: readonly string[]): Promise<{ askedAt: Date }[]> {
  return sql`select asked_at from digest_sign_up where mailbox = any(${addresses.map(nameMailbox)}) order by asked_at`;
}

/** Deletes what was asked for these addresses: it was answered, or is to be forgotten. */
export async function deleteSignUpsOf(sql: Sql, addresses: readonly string[]): Promise<void> {
  await sql`delete from digest_sign_up where mailbox = any(${addresses.map(nameMailbox)})`;
}

/** Returns how many were removed. */
export async function deleteSignUpsBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from digest_sign_up where asked_at < ${before}`;
  return count;
}
