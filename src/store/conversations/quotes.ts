import type { Sql } from '../database/database.ts';

/** Whose words may be quoted by others: of one message, of all of somebody, or of what was said before then. */
type Quoted = { message: number } | { author: number } | { saidBefore: Date };

/**
 * Notes that what was sent of the messages which reply or react to these has to be changed, for it quotes words that have changed or go. Those that go
 * themselves are left out.
 */
export async function markQuoting(sql: Sql, quoted: Quoted): Promise<void> {
  const isQuoted =
    'message' in quoted
      ? sql`m.id = ${quoted.message}`
      : 'author' in quoted
        ? sql`m.author = ${quoted.author} and q.author is distinct from ${quoted.author}`
        : sql`m.said_at < ${quoted.saidBefore} and q.said_at >= ${quoted.saidBefore}`;
  await sql`
    update conversation_message q set edits = q.edits + 1, is_told = false
    from conversation_message m where m.id = q.answers and q.removed_at is null and ${isQuoted}`;
}
