import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { type Digest, listSubjects, withoutSubjects } from '#src/domain/digests/digest.ts';
import type { DigestRecipient } from '#src/domain/digests/item.ts';
import { formatPeriod } from '#src/domain/digests/next-due.ts';
import { noOverride, type Override } from '#src/domain/digests/override.ts';
import { isRefused, type OrRefused } from '#src/domain/digests/refusal.ts';
import { recipientOf, type Subscription, weekMs } from '#src/domain/digests/subscription.ts';
import type { DigestPreview } from '#src/domain/digests/view.ts';
import { findDueIn } from '#src/domain/digests/week.ts';
import { findIssueOf } from '#src/store/digests/issue.ts';
import { findOverride } from '#src/store/digests/override.ts';
import { listGone, withoutGone } from '#src/store/outbox/removed-subjects.ts';
import { findPerson } from '#src/store/people/person.ts';
import { findOwn } from './access.ts';
import { findDeliveryStatus } from './delivery-status.ts';
import { loadDigests } from './load.ts';
import { loadOverrides } from './override.ts';
import { createSnapshot } from './snapshot.ts';

type Reading = Pick<AppContext, 'sql' | 'catalogue'>;
type Reader = { person: Person; now: Date };

/** A subscription's digest of a week, the next where none is named; for its owner or for staff. */
export async function previewDigest(
  context: Reading,
  { person, now }: Reader,
  id: number,
  period: string | null,
): Promise<OrRefused<{ subscription: Subscription; preview: DigestPreview }>> {
  const { sql } = context;
  const subscription = await findOwn(sql, id, person);
  if (isRefused(subscription)) return subscription;
  const due = period === null ? (subscription.nextDue ?? now) : findDueIn(subscription, period);
  const week = formatPeriod(due, subscription.timeZone);
  const issue = await findIssueOf(sql, id, week);
  if (issue && issue.state !== 'held' && issue.state !== 'approved') {
    const message = issue.message && (await withoutGone(sql, issue.message, true));
    const status = await findDeliveryStatus(sql, issue);
    return { subscription, preview: { type: 'past', due, message, reason: issue.reason, status } };
  }
  if (period !== null && due.getTime() > now.getTime() + weekMs) return { refused: { type: 'week-ahead', week } };
  if (due < new Date(subscription.createdAt.getTime() - weekMs)) return { refused: { type: 'week-before', week } };
  const [override = noOverride] = await loadOverrides(sql, [{ period: week, subscription: id }]);
  const held = issue?.digest;
  const digest = held
    ? withoutSubjects(held, await listGone(sql, listSubjects(held)))
    : await compose(context, earlier(due, now), week, id, recipientOf(subscription));
  const owner = (await findPerson(sql, subscription.person))?.displayName ?? null;
  const isToCome = due > now || issue !== null;
  return { subscription, preview: { type: 'composed', due, digest, override, issue, owner, isToCome } };
}

/** Loads the news for a region, without a subscription; `override` is what staff wrote for everybody that week. */
export async function loadNews(
  context: Reading,
  { person, now }: Reader,
  region: string,
  period: string | null,
): Promise<{ digest: Digest; override: Override | null }> {
  const wish = { weekday: 1, localTime: '09:00', timeZone: person.timeZone };
  const at = period === null ? now : earlier(findDueIn(wish, period), now);
  const week = period ?? formatPeriod(now, person.timeZone);
  const recipient: DigestRecipient = {
    person: person.id,
    areas: person.interests,
    regions: [region],
    sections: [],
    since: new Date(at.getTime() - weekMs),
  };
  const digest = await compose(context, at, week, null, recipient);
  return { digest, override: await findOverride(context.sql, { period: week, subscription: null }) };
}

const earlier = (left: Date, right: Date) => new Date(Math.min(left.getTime(), right.getTime()));

async function compose(
  { sql, catalogue }: Reading,
  at: Date,
  period: string,
  subscription: number | null,
  recipient: DigestRecipient,
): Promise<Digest> {
  const [digest] = await loadDigests(sql, sql, createSnapshot(catalogue, at), [{ subscription, period, recipient }]);
  if (!digest) throw new Error('There is a digest for every order.');
  return digest;
}
