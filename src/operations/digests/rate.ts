import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { Issue } from '#src/domain/digests/issue.ts';
import type { OrRefused } from '#src/domain/digests/refusal.ts';
import { isShared, type Subscription } from '#src/domain/digests/subscription.ts';
import { findIssue } from '#src/store/digests/issue.ts';
import { saveVerdict } from '#src/store/digests/measure.ts';
import { findSubscription } from '#src/store/digests/subscription.ts';
import { canManageByLink, findPrivateIssue } from './private-issue.ts';

/** Keeps what a reader thinks of an issue: its own reader, or anybody where it went to a channel. */
export async function rateIssue(
  { sql }: Pick<AppContext, 'sql'>,
  { person, now }: { person: Person; now: Date },
  id: number,
  isUseful: boolean,
): Promise<OrRefused<{ subscription: Subscription }>> {
  const issue = await findIssue(sql, id);
  const subscription = issue && (await findSubscription(sql, issue.subscription));
  const isReader = subscription && (subscription.person === person.id || isShared(subscription.places));
  if (!isReader || issue.state !== 'sent') return { refused: { type: 'unknown-issue' } };
  await saveVerdict(sql, { issue: id, person: person.id, isUseful, now });
  return { subscription };
}

/** An issue that who has its private link may rate. */
export async function findRated(
  context: Pick<AppContext, 'sql'>,
  token: string,
): Promise<{ issue: Issue; subscription: Subscription } | null> {
  const found = await findPrivateIssue(context, token);
  return found && (await canManageByLink(context, found)) ? found : null;
}

/** Keeps what its reader thinks of an issue, by its private link; null where there is nothing to rate. */
export async function rateByLink(
  context: Pick<AppContext, 'sql'>,
  token: string,
  isUseful: boolean,
  now: Date,
): Promise<{ issue: Issue; subscription: Subscription } | null> {
  const rated = await findRated(context, token);
  if (!rated) return null;
  const { issue, subscription } = rated;
  await saveVerdict(context.sql, { issue: issue.id, person: subscription.person, isUseful, now });
  return rated;
}
