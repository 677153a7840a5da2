import { createHash } from 'node:crypto';
import { type Consent, mailboxOf } from '#src/domain/digests/mailbox.ts';
import type { Sql } from '../database/client.ts';

/** Returns the name under which a mailbox is stored; its address cannot be read from it. */
export function nameMailbox(address: string): string {
  return createHash('sha256').update(mailboxOf(address)).digest('hex');
}

export async function findConsent(sql: Sql, address: string): Promise<Consent | null> {
  const [consent] = await sql<Consent[]>`
    select asked_at, unanswered, confirmed_at, ended_at from mailbox_consent where mailbox = ${nameMailbox(address)}`;
  return consent ?? null;
}

/** Lists the known consents of these addresses; addresses that were never asked are missing. */
export async function listConsents(sql: Sql, addresses: readonly string[]): Promise<Map<string, Consent>> {
  const rows = await sql<(Consent & { mailbox: string })[]>`
    select mailbox, asked_at, unanswered, confirmed_at, ended_at from mailbox_consent
    where mailbox = any(${addresses.map(nameMailbox)})`;
  const byMailbox = new Map(rows.map(({ mailbox, ...consent }) => [mailbox, consent]));
  return new Map(
    addresses.flatMap((address) => {
      const consent = byMailbox.get(nameMailbox(address));
      return consent ? [[address, consent] as const] : [];
    }),
  );
}

/** Notes that these addresses are asked. */
export async function saveAsked(sql: Sql, addresses: readonly string[], now: Date): Promise<void> {
  await sql`
    insert into mailbox_consent (mailbox, asked_at, unanswered)
    select mailbox, ${now}, count(*) from unnest(${addresses.map(nameMailbox)}::text[]) mailbox group by mailbox
    on conflict (mailbox) do update
    set asked_at = excluded.asked_at, unanswered = mailbox_consent.unanswered + excluded.unanswered`;
}

/** Notes that the reader at an address declined mail. */
export async function saveNo(sql: Sql, address: string, now: Date): Promise<void> {
  await sql`
    insert into mailbox_consent ${sql({ mailbox: nameMailbox(address), endedAt: now })}
    on conflict (mailbox) do update set ${sql({ endedAt: now, unanswered: 0 })}`;
}

/** Notes that the reader at an address agreed to mail. Returns the time, which is later than any refusal before it. */
export async function saveYes(sql: Sql, address: string, now: Date): Promise<Date> {
  const [{ confirmedAt }] = await sql<[{ confirmedAt: Date }]>`
    insert into mailbox_consent (mailbox, confirmed_at) values (${nameMailbox(address)}, ${now})
    on conflict (mailbox) do update
    set confirmed_at = greatest(excluded.confirmed_at, mailbox_consent.ended_at + interval '1 millisecond'), unanswered = 0
    returning confirmed_at`;
  return confirmedAt;
}

/** Removes the yes of these addresses. A no stays, and what was never answered: nobody is asked again because somebody else was forgotten. */
export async function deleteConsents(sql: Sql, addresses: readonly string[]): Promise<void> {
  await sql`
    delete from mailbox_consent
    where mailbox = any(${addresses.map(nameMailbox)}) and confirmed_at is not null and ended_at is null and unanswered = 0`;
}
