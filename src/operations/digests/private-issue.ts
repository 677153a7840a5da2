import type { AppContext } from '#src/context.ts';
import type { Issue } from '#src/domain/digests/issue.ts';
import { isShared, type Subscription } from '#src/domain/digests/subscription.ts';
import { findIssueByToken, wentWhereItGoes } from '#src/store/digests/issue.ts';
import { countOpened } from '#src/store/digests/measure.ts';
import { findSubscription } from '#src/store/digests/subscription.ts';
import { withoutGone } from '#src/store/outbox/removed-subjects.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';

/** The issue behind a private link, if it went out. */
export async function findPrivateIssue(
  { sql }: Pick<AppContext, 'sql'>,
  token: string,
): Promise<{ issue: Issue; subscription: Subscription } | null> {
  const issue = await findIssueByToken(sql, token);
  const subscription = issue && (await findSubscription(sql, issue.subscription));
  return issue?.state === 'sent' && subscription ? { issue, subscription } : null;
}

/**
 * Returns whether the holder of an issue's private link may manage its subscription: not if a whole channel has the link, or if the places have
 * changed since.
 */
export async function canManageByLink(
  { sql }: Pick<AppContext, 'sql'>,
  { issue, subscription }: { issue: Issue; subscription: Subscription },
): Promise<boolean> {
  return !isShared(subscription.places) && (await wentWhereItGoes(sql, issue, subscription));
}

/** Finds the issue behind a private link, without quotes of what was withdrawn or deleted since. */
export async function readPrivateIssue(context: Pick<AppContext, 'sql'>, token: string) {
  const found = await findPrivateIssue(context, token);
  if (!found?.issue.message) return found;
  const message = await withoutGone(context.sql, found.issue.message, true);
  return { ...found, issue: { ...found.issue, message } };
}

/** Returns whether there is an issue behind a private link; counts it as opened where `isRead`, and by whom is nobody's business. */
export async function openFromIssue(
  context: Pick<AppContext, 'sql' | 'withTransaction' | 'now'>,
  token: string,
  isRead: boolean,
): Promise<boolean> {
  const issue = await findIssueByToken(context.sql, token);
  if (issue && isRead)
    await inTransaction(context, async ({ sql, now }) => {
      await countOpened(sql, issue.id);
      await record(sql, { type: 'digest.opened', subject: `digest:${issue.id}`, actor: null, at: now() });
    });
  return issue !== null;
}
