import type { Message } from '#src/core/message.ts';
import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import { listQuoted } from '#src/core/redact-message.ts';
import type { Sql } from '../database/client.ts';
import { toJson } from '../database/json.ts';

type For = { recipient: string; purpose: string };

/** `isOpen`: nobody has tried to send it yet, so that it may still say something else. */
export type RecentDelivery = { period: string; dueAt: Date; isOpen: boolean; quotes: QuotedSubject[] | null };

/** Lists what went or is to go to a recipient for a purpose, due after `since`; the first due first. Open ones stay so until the transaction ends. */
export async function listRecent(sql: Sql, { recipient, purpose }: For, since: Date): Promise<RecentDelivery[]> {
  return sql`
    select period, due_at, state in ('waiting', 'kept') and attempts = 0 and not is_uncertain as is_open, quotes
    from delivery
    where recipient = ${recipient} and purpose = ${purpose} and state <> 'cancelled' and due_at > ${since}
    order by due_at, id for update`;
}

/** Lets a delivery that is still open say something else. */
export async function rewriteDelivery(
  sql: Sql,
  { recipient, purpose, period }: For & { period: string },
  message: Message,
): Promise<void> {
  await sql`
    update delivery set message = ${toJson(sql, message)}, quotes = ${listQuoted(message)}
    where recipient = ${recipient} and purpose = ${purpose} and period = ${period} and state in ('waiting', 'kept')`;
}

/** Returns whether something that quotes this went or is to go to a recipient for a purpose. */
export async function isQuotedTo(sql: Sql, { recipient, purpose }: For, subject: QuotedSubject): Promise<boolean> {
  const [found] = await sql`
    select 1 from delivery
    where recipient = ${recipient} and purpose = ${purpose} and state <> 'cancelled' and ${subject} = any(quotes) limit 1`;
  return found !== undefined;
}
