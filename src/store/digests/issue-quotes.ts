import type { Message } from '#src/core/message.ts';
import { listQuoted, personSubjects, renamePerson } from '#src/core/quote.ts';
import type { Subject } from '#src/core/subject.ts';
import {
  decodeDigest,
  type KeptDigest,
  listGoneKeys,
  listSubjects,
  withoutSubjects,
} from '#src/domain/digests/digest.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';
import { redactStored } from '../outbox/gone.ts';
import { deleteTold } from './issue.ts';

/** Takes what is removed for good out of all that is kept of issues. Needs a transaction. */
export async function redactIssues(sql: Sql, subjects: readonly Subject[]): Promise<void> {
  const gone = new Set<string>(subjects);
  const rows = await sql<{ id: number; digest: KeptDigest | null; message: Message | null }[]>`
    select id, digest, message from digest_issue where quotes && ${[...subjects]}::text[] for update`;
  for (const { id, digest: kept, message: sent } of rows) {
    const message = sent && redactStored(sent, gone, true);
    const composed = kept && decodeDigest(kept);
    const digest = composed && withoutSubjects(composed, gone);
    if (composed) await deleteTold(sql, id, listGoneKeys(composed, gone));
    const quotes = [...(message ? listQuoted(message) : []), ...(digest ? listSubjects(digest) : [])];
    await sql`
      update digest_issue set message = ${message && toJson(sql, message)}, digest = ${digest && toJson(sql, digest)}, quotes = ${quotes}
      where id = ${id}`;
  }
}

/** Messages that name one person, or quote their words, name another from now on. */
export async function renameInIssues(sql: Sql, from: number, to: number): Promise<void> {
  const rows = await sql<{ id: number; message: Message }[]>`
    select id, message from digest_issue where quotes && ${personSubjects(from)}::text[] and message is not null for update`;
  for (const { id, message } of rows) {
    const renamed = renamePerson(message, from, to);
    await sql`update digest_issue set message = ${toJson(sql, renamed)}, quotes = ${listQuoted(renamed)} where id = ${id}`;
  }
}
