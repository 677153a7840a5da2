import type { NewIssue } from '#src/domain/digests/issue.ts';
import type { Sql } from '#src/store/database/database.ts';
import { insertIssues } from '#src/store/digests/issue.ts';
import { deleteFreeItems, insertItems } from '#src/store/digests/item.ts';

/**
 * Writes issues with what they tell. Where a subscription has its issue of that period already, there is none: null in its place. Needs a
 * transaction.
 */
export async function writeIssues(
  sql: Sql,
  issues: readonly NewIssue[],
  now: Date,
): Promise<({ id: number; token: string } | null)[]> {
  if (issues.length === 0) return [];
  const written = new Map((await insertIssues(sql, issues, now)).map((issue) => [issue.subscription, issue]));
  const items = issues.flatMap(({ subscription, cutOff, told }) => {
    const issue = written.get(subscription)?.id;
    return issue === undefined ? [] : told.map(({ key, isLead }) => ({ subscription, key, issue, isLead, cutOff }));
  });
  // Of issues that nobody took: told with this one.
  await deleteFreeItems(sql, items);
  await insertItems(sql, items);
  return issues.map(({ subscription }) => {
    const issue = written.get(subscription);
    return issue ? { id: issue.id, token: issue.token } : null;
  });
}
