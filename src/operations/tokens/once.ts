import { createHash } from 'node:crypto';
import type { AppContext } from '#src/context.ts';
import { daysAgo, keptDays } from '#src/domain/people/retention.ts';
import { claimWrite, deleteWritesBefore, findWrite, saveWrite } from '#src/store/tokens/write.ts';
import { inTransaction } from '../transaction.ts';

type Asked = { token: number; key: string | null; request: string; now: Date };

/**
 * Does what a program asks in one transaction, once for a key of its token: the same request gets the same answer for a day. `other` where the key came with another request.
 * When `run` rejects nothing is kept.
 */
export async function onceByKey<Answer extends Record<string, unknown>>(
  context: AppContext,
  { token, key, request, now }: Asked,
  run: (inside: AppContext) => Promise<Answer>,
): Promise<Answer | 'other'> {
  if (key === null) return inTransaction(context, run);
  const hash = createHash('sha256').update(request).digest('hex');
  return inTransaction(context, async (inside) => {
    const { sql } = inside;
    await deleteWritesBefore(sql, daysAgo(now, keptDays.answersToEvents), token);
    if (!(await claimWrite(sql, { token, key }, hash, now))) {
      const before = await findWrite(sql, { token, key });
      return before?.request === hash ? (before.answer as Answer) : 'other';
    }
    const answer = await run(inside);
    await saveWrite(sql, { token, key }, answer);
    return answer;
  });
}
