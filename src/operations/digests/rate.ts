import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { Issue } from '#src/domain/digests/issue.ts';
import type { OrRefused } from '#src/domain/digests/refusal.ts';
import { isShared, type Subscription } from '#src/domain/digests/subscription.ts';
import { findIssue } from '#src/store/digests/issue.ts';
import { saveVerdict } from '#src/store/digests/measure.ts';
import { findSubscription } from '#src/store/digests/subscription.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { canManageByLink, findPrivateIssue } from './private-issue.ts';

/** Keeps what a reader thinks of an issue: its own reader, or anybody where it went to a channel. */
export async function rateIssue(
  context: Pick<AppContext, 'sql' | 'withTransaction'>,
  { person, now }: { person: Person; now: Date },
  id: number,
  isUseful: boolean,
): Promise<OrRefused<{ subscription: Subscription }>> {
  const issue = await findIssue(context.sql, id);
  const subscription = issue && (await findSubscription(context.sql, issue.subscription));
  const isReader = subscription && (subscription.person === person.id || isShared(subscription.places));
  if (!isReader || issue.state !== 'sent') return { refused: { type: 'unknown-issue' } };
  await keepVerdict(context, { issue: id, person: person.id, isUseful, now });
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
  context: Pick<AppContext, 'sql' | 'withTransaction'>,
  token: string,
  isUseful: boolean,
  now: Date,
): Promise<{ issue: Issue; subscription: Subscription } | null> {
  const rated = await findRated(context, token);
  if (!rated) return null;
  const { issue, subscription } = rated;
  await keepVerdict(context, { issue: issue.id, person: subscription.person, isUseful, now });
  return rated;
}

function keepVerdict(
  context: Pick<AppContext, 'sql' | 'withTransaction'>,
  verdict: Parameters<typeof saveVerdict>[1],
): Promise<void> {
  const { issue, person: actor, isUseful, now: at } = verdict;
  return inTransaction(context, async ({ sql }) => {
    await saveVerdict(sql, verdict);
    await record(sql, { type: 'digest.rated', subject: `digest:${issue}`, actor, data: { isUseful }, at });
  });
}
