import type { AppContext } from '#src/context.ts';
import { isEmptyDigest, listKeys } from '#src/domain/digests/compose.ts';
import { type Digest, listSubjects, withoutSubjects } from '#src/domain/digests/digest.ts';
import type { NewIssue } from '#src/domain/digests/issue.ts';
import { decideIssue, findNextDue, formatPeriod } from '#src/domain/digests/next-due.ts';
import { noOverride, type Override } from '#src/domain/digests/override.ts';
import { recipientOf, type Subscription, scheduleOf } from '#src/domain/digests/subscription.ts';
import type { Sql } from '#src/store/database/database.ts';
import { claimDueSubscriptions, saveNextDue, saveSubscription } from '#src/store/digests/subscription.ts';
import { holdForgetting, listGone } from '#src/store/outbox/removed-subjects.ts';
import { handOver, type Ready } from './hand-over.ts';
import { writeIssues } from './issues.ts';
import { loadDigests } from './load.ts';
import { loadOverrides } from './override.ts';
import type { DigestSnapshot } from './snapshot.ts';

export type Batch = { now: Date; limit: number; snapshotAt(at: Date): DigestSnapshot };

type Planned = { subscription: Subscription; dueAt: Date; nextDue: Date; period: string };
type Due = Planned & { override: Override };

/** Takes up to `limit` subscriptions that are due. Returns how many there were. */
export async function sendDue(context: AppContext, { now, limit, snapshotAt }: Batch): Promise<number> {
  return context.withTransaction(async (sql) => {
    await holdForgetting(sql);
    const claimed = await claimDueSubscriptions(sql, now, limit);
    const planned = claimed.flatMap((subscription) => plan(context, subscription, now) ?? []);
    const plannedIds = new Set(planned.map(({ subscription }) => subscription.id));
    const stopped = claimed.filter(({ id }) => !plannedIds.has(id));
    for (const { id } of stopped)
      await saveSubscription(sql, id, { state: 'paused', pausedUntil: null, nextDue: null });
    const overrides = await loadOverrides(
      sql,
      planned.map(({ subscription, period }) => ({ subscription: subscription.id, period })),
    );
    const due = planned.map((each, index): Due => ({ ...each, override: overrides[index] ?? noOverride }));
    const { send = [], fold = [] } = Object.groupBy(due, ({ dueAt }) => decideIssue(dueAt, now));
    await writeIssues(sql, fold.map(foldedIssue), now);
    for (const [at, some] of Map.groupBy(send, ({ dueAt }) => dueAt.getTime()))
      await sendSome(context, sql, some, snapshotAt(new Date(at)), now);
    await saveNextDue(
      sql,
      due.map(({ subscription, nextDue }) => ({ id: subscription.id, nextDue })),
    );
    return claimed.length;
  });
}

/** Plans the issue of a subscription; null if its time zone is no longer known: it is then paused, so that it does not delay others. */
function plan({ logger }: AppContext, subscription: Subscription, now: Date): Planned | null {
  try {
    const dueAt = subscription.nextDue ?? now;
    const nextDue = findNextDue(scheduleOf(subscription), dueAt);
    return { subscription, dueAt, nextDue, period: formatPeriod(dueAt, subscription.timeZone) };
  } catch (error) {
    logger.error({ err: error, subscription: subscription.id }, 'a digest has no next time any more, and was paused');
    return null;
  }
}

/** Sends the digests that are due at the same instant. */
async function sendSome(context: AppContext, sql: Sql, due: Due[], snapshot: DigestSnapshot, now: Date) {
  const digests = await loadDigests(
    sql,
    context.sql,
    snapshot,
    due.map(({ subscription, period }) => ({
      subscription: subscription.id,
      period,
      recipient: recipientOf(subscription),
    })),
    // Also in an issue of a later week, where the clock was set back since.
    null,
  );
  // What many digests share was read once, perhaps a while ago.
  const gone = await listGone(sql, [...new Set(digests.flatMap(listSubjects))]);
  const composed = due.map((each, index) => ({ ...each, digest: withoutSubjects(digests[index] as Digest, gone) }));
  const issues = await writeIssues(
    sql,
    composed.map((each) => newIssue(each)),
    now,
  );
  const ready = composed.flatMap(({ subscription, digest, override }, index): Ready[] => {
    const issue = issues[index];
    const isGoing = issue && !override.isHeld && (!isEmptyDigest(digest.parts) || subscription.tellsEmpty);
    return isGoing ? [{ subscription, digest, override, issue }] : [];
  });
  await handOver(context, sql, ready);
}

function newIssue({ subscription, dueAt, period, digest, override }: Due & { digest: Digest }): NewIssue {
  const isEmpty = isEmptyDigest(digest.parts);
  const isNothing = isEmpty && !subscription.tellsEmpty;
  return {
    subscription: subscription.id,
    period,
    cutOff: dueAt,
    state: isNothing ? 'skipped' : override.isHeld ? 'held' : 'sent',
    reason: isNothing ? 'empty' : null,
    digest: override.isHeld && !isNothing ? digest : null,
    told: isEmpty ? [] : listKeys(digest.parts),
  };
}

/** Too late to send: what would have been in it is told with the next. */
function foldedIssue({ subscription, dueAt, period }: Due): NewIssue {
  const { id } = subscription;
  return { subscription: id, period, cutOff: dueAt, state: 'skipped', reason: 'late', digest: null, told: [] };
}
