import type { Message } from '#src/core/message.ts';
import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import { listQuoted, redactMessage } from '#src/core/redact-message.ts';
import type { Sql } from '../database/client.ts';
import { toJson } from '../database/json.ts';

/**
 * Until the transaction ends, nobody is forgotten, so that what it reads and keeps is cleared by whoever is forgotten next. To be asked for before
 * anything else is locked.
 */
export async function holdForgetting(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('forgetting', 0))`;
}

/** Waits for transactions that are storing messages; later ones see who was forgotten. */
export async function lockForgetting(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('forgetting', 0))`;
}

/** Lists the subjects that were withdrawn, archived, deleted or forgotten. Quoted words are never listed: only their writer can withdraw them. */
export async function listGone(sql: Sql, subjects: readonly QuotedSubject[]): Promise<Set<string>> {
  if (subjects.length === 0) return new Set();
  const rows = await sql<{ subject: string }[]>`
    with quoted as (
      select subject, split_part(subject, ':', 1) as kind, split_part(subject, ':', 2)::bigint as number,
        nullif(split_part(subject, ':', 3), '')::integer as part
      from unnest(${[...subjects]}::text[]) subject
    )
    select subject from quoted
    where case kind
      when 'person' then not exists (select 1 from person p where p.id = quoted.number)
      when 'experience' then not exists (
        select 1 from experience e
        where e.number = quoted.number and e.withdrawn_at is null and e.life in ('submitted', 'published'))
      when 'record' then not exists (select 1 from experience e where e.number = quoted.number)
      when 'testbed' then not exists (select 1 from testbed t where t.number = quoted.number)
      when 'question' then not exists (select 1 from question q where q.number = quoted.number and q.withdrawn_at is null)
      when 'answer' then not exists (
        select 1 from question_answer a
        where a.question = quoted.number and a.number = part and a.withdrawn_at is null and a.content <> '')
      else false end`;
  return new Set(rows.map(({ subject }) => subject));
}

/** Redacts a stored message by what was withdrawn or deleted since. `isSent`: it went out, and still says that there was something. */
export async function withoutGone(sql: Sql, message: Message, isSent: boolean): Promise<Message> {
  return redactMessage(message, await listGone(sql, listQuoted(message)), isSent);
}

/** Removes these subjects from a stored message; null if the whole message has to go, because its lines do not say what they quote. */
export function redactStored(message: Message, subjects: ReadonlySet<string>, isSent: boolean): Message | null {
  const isMarked = listQuoted(message).some((subject) => subjects.has(subject));
  return isMarked ? redactMessage(message, subjects, isSent) : null;
}

/** A stored delivery whose message quotes something; `isSent`: it went out or was called off, and is not sent any more. */
export type QuotingDelivery = { id: string; message: Message; isSent: boolean };

/** Locks and lists the deliveries that quote one of these subjects. `orUnknown`: also those of an earlier version, which do not say what they quote. */
export async function lockQuotingDeliveries(
  sql: Sql,
  subjects: readonly QuotedSubject[],
  { orUnknown }: { orUnknown: boolean },
): Promise<QuotingDelivery[]> {
  return sql`
    select id, message, state in ('sent', 'cancelled') as is_sent from delivery
    where quotes && ${[...subjects]}::text[] or (${orUnknown} and quotes is null) for update`;
}

/** Replaces the message of a delivery, and takes away a mail's subject that quotes one of `gone`. One that has nothing left to say is cancelled, unless it went out before. */
export async function saveRedacted(
  sql: Sql,
  { id, message, isSent }: QuotingDelivery,
  gone: readonly QuotedSubject[] = [],
): Promise<void> {
  await sql`
    update delivery set message = ${toJson(sql, message)}, quotes = ${listQuoted(message)},
      mail = case when mail->'of' ?| ${[...gone]}::text[] then mail - 'subject' - 'of' else mail end,
      state = case when ${message.text === ''} and not ${isSent}::boolean then 'cancelled' else state end
    where id = ${id}`;
}

/**
 * Puts another message in the place of that of a delivery and of those that change it, whether or not they went out. True if one of those that change it is
 * still to go out, which brings the new message then.
 */
export async function replaceMessage(sql: Sql, id: string, message: Message): Promise<boolean> {
  const replaced = await sql<{ isComing: boolean }[]>`
    update delivery set message = ${toJson(sql, message)}, quotes = ${listQuoted(message)} where id = ${id} or edit_of = ${id}
    returning edit_of is not null and state = 'waiting' as is_coming`;
  return replaced.some(({ isComing }) => isComing);
}

/** The same for what told a recipient of changes where nothing can be changed: those whose period begins so. One that may have arrived is not coming. */
export async function replaceNews(
  sql: Sql,
  { recipient, period }: { recipient: string; period: string },
  message: Message,
): Promise<boolean> {
  const replaced = await sql<{ isComing: boolean }[]>`
    update delivery set message = ${toJson(sql, message)}, quotes = ${listQuoted(message)}
    where recipient = ${recipient} and starts_with(period, ${`${period} `}) and edit_of is null
    returning state in ('waiting', 'kept') and not is_uncertain as is_coming`;
  return replaced.some(({ isComing }) => isComing);
}
