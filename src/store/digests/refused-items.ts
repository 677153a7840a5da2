import type { Sql } from '../database/client.ts';

type Refused = { recipient: string; purpose: string; period: string };

/** Marks the items of these digests as free, because nobody received them: the next digest includes them again. */
export const freeRefused = (sql: Sql, refused: readonly Refused[]) => setFree(sql, refused, true);

/** Marks the items of these digests as told again, because the digests are sent once more. Items that a later issue has told stay with it. */
export const keepRefused = (sql: Sql, refused: readonly Refused[]) => setFree(sql, refused, false);

async function setFree(sql: Sql, refused: readonly Refused[], isFree: boolean): Promise<void> {
  const issues = refused.flatMap(({ recipient, purpose, period }) => {
    const [, subscription] = /^subscription:(\d+)$/.exec(recipient) ?? [];
    return purpose === 'digest' && subscription !== undefined ? [{ subscription, period }] : [];
  });
  if (issues.length === 0) return;
  await sql`
    update digest_item t set is_free = ${isFree}
    from digest_issue i join unnest(
      ${issues.map(({ subscription }) => subscription)}::bigint[], ${issues.map(({ period }) => period)}::text[]
    ) as given (subscription, period) using (subscription, period)
    where t.issue = i.id and t.is_free <> ${isFree}`;
}
