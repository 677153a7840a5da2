import type { Message } from '#src/core/message.ts';
import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import { type Digest, decodeDigest, type InboxDigest } from '#src/domain/digests/digest.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/** An issue that quotes others: the digest it is written from, and the message that went out. */
export type QuotingIssue = { id: number; digest: Digest | null; message: Message | null };

/** Issues that quote any of these, locked until the transaction ends. */
export async function claimIssuesQuoting(sql: Sql, subjects: readonly QuotedSubject[]): Promise<QuotingIssue[]> {
  const rows = await sql<{ id: number; digest: InboxDigest | null; message: Message | null }[]>`
    select id, digest, message from digest_issue where quotes && ${[...subjects]}::text[] for update`;
  return rows.map(({ digest, ...row }) => ({ ...row, digest: digest && decodeDigest(digest) }));
}

/** Keeps an issue anew, with what it quotes now. */
export async function saveQuoting(
  sql: Sql,
  { id, digest, message }: QuotingIssue,
  quotes: readonly QuotedSubject[],
): Promise<void> {
  await sql`
    update digest_issue set message = ${message && toJson(sql, message)}, digest = ${digest && toJson(sql, digest)}, quotes = ${[...quotes]}
    where id = ${id}`;
}
