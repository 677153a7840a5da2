import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import { personSubjects, renamePerson } from '#src/core/redact-message.ts';
import type { Sql } from '#src/store/database/database.ts';
import { lockQuotingDeliveries, redactStored, saveRedacted } from '#src/store/outbox/removed-subjects.ts';

/**
 * Removes what is withdrawn or deleted for good from every message to others, sent or not. A message that would say nothing any more is cancelled.
 * Needs a transaction.
 */
export async function redactDeliveries(sql: Sql, subjects: readonly QuotedSubject[]): Promise<void> {
  const gone = new Set<string>(subjects);
  for (const delivery of await lockQuotingDeliveries(sql, subjects, { orUnknown: true })) {
    const left = redactStored(delivery.message, gone, delivery.isSent) ?? { text: '', blocks: [] };
    await saveRedacted(sql, { ...delivery, message: left }, subjects);
  }
}

/** Messages that name one person, or quote their words, name another from now on. Needs a transaction. */
export async function renameInDeliveries(sql: Sql, from: number, to: number): Promise<void> {
  for (const delivery of await lockQuotingDeliveries(sql, personSubjects(from), { orUnknown: false })) {
    await saveRedacted(sql, { ...delivery, message: renamePerson(delivery.message, from, to) });
  }
}
