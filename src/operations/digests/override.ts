import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { formatPeriod, latenessMs } from '#src/domain/digests/next-due.ts';
import { type Override, overridesFor, type Scope } from '#src/domain/digests/override.ts';
import type { DigestRefusal, OrRefused } from '#src/domain/digests/refusal.ts';
import { findPeriod } from '#src/domain/digests/week.ts';
import type { Sql } from '#src/store/database/database.ts';
import { countIssues, findLastCutOff, listHeldPeriods } from '#src/store/digests/issue.ts';
import { approveIssues } from '#src/store/digests/issue-state.ts';
import { findOverride, listOverrides, saveOverride } from '#src/store/digests/override.ts';
import { countSubscriptions, findSubscription, listNextDue } from '#src/store/digests/subscription.ts';
import { findPerson } from '#src/store/people/person.ts';
import { staffRefusal } from './access.ts';

type Staff = { person: Person; now: Date };

/** Loads the overrides that apply to each of these digests. */
export async function loadOverrides(
  sql: Sql,
  scopes: readonly { period: string; subscription: number }[],
): Promise<Override[]> {
  return scopes.length === 0 ? [] : overridesFor(await listOverrides(sql, scopes), scopes);
}

/**
 * Finds what staff means by a week and a subscription, both left out or not. Where no week is named it is the next that goes out; with `usual`
 * 'held', the first in which something is held already, if there is one.
 */
export async function findScope(
  { sql }: Pick<AppContext, 'sql'>,
  { week, subscription: id }: { week?: number | undefined; subscription?: number | undefined },
  { person, now }: Staff,
  usual: 'next' | 'held' = 'next',
): Promise<OrRefused<Scope>> {
  const one = id === undefined ? null : await findSubscription(sql, id);
  if (id !== undefined && !one) return { refused: { type: 'unknown', id } };
  const period = week === undefined ? await findNextPeriod() : findPeriod(week, now);
  if (period === null) return { refused: { type: 'bad-week', week: week ?? 0 } };
  return { period, subscription: id ?? null };

  async function findNextPeriod(): Promise<string> {
    const [held] = usual === 'held' ? await listHeldPeriods(sql, id ?? null) : [];
    if (held) return held.period;
    const [next] = one?.nextDue ? [one] : await listNextDue(sql, 1);
    return next?.nextDue ? formatPeriod(next.nextDue, next.timeZone) : formatPeriod(now, person.timeZone);
  }
}

/** Returns what a hold would keep back: how many digests of that week, or whose the one is; null where nobody calls them anything. */
export async function findHoldable(
  { sql }: Pick<AppContext, 'sql'>,
  staff: Staff,
  scope: Scope,
): Promise<OrRefused<{ count: number; owner: string | null }>> {
  const refused = await findOverrideRefusal(sql, scope, staff);
  if (refused) return { refused };
  if (scope.subscription === null) return { count: (await countSubscriptions(sql)).active, owner: null };
  const one = await findSubscription(sql, scope.subscription);
  return { count: 1, owner: one && ((await findPerson(sql, one.person))?.displayName ?? null) };
}

/** Holds back what falls due, until it is approved. */
export async function holdDigests(
  { sql }: Pick<AppContext, 'sql'>,
  staff: Staff,
  scope: Scope,
): Promise<OrRefused<{ scope: Scope }>> {
  const refused = await findOverrideRefusal(sql, scope, staff);
  if (refused) return { refused };
  await saveOverride(sql, scope, { isHeld: true });
  return { scope };
}

/** Lets what is held go out: `count` issues, or none, where nothing was held yet (`isFreed`: something would have been). */
export function approveDigests(
  context: Pick<AppContext, 'withTransaction'>,
  { person, now }: Staff,
  scope: Scope,
): Promise<OrRefused<{ count: number; isFreed: boolean }>> {
  return context.withTransaction(async (sql) => {
    const notAllowed = staffRefusal(person);
    if (notAllowed) return { refused: notAllowed };
    const override = await findOverride(sql, scope);
    const deadline = new Date(now.getTime() - latenessMs);
    const count = await approveIssues(sql, { ...scope, deadline });
    const isFreed = override?.isHeld === true;
    const refused = count > 0 ? null : await findApprovalRefusal(sql, scope, isFreed, now);
    if (refused) return { refused };
    await saveOverride(sql, scope, { isHeld: false });
    return { count, isFreed };
  });
}

async function findApprovalRefusal(sql: Sql, scope: Scope, isFreed: boolean, now: Date): Promise<DigestRefusal | null> {
  const counts = await countIssues(sql, scope.period, scope.subscription);
  if (counts.held + counts.heldTooLong > 0) {
    const last = await findLastCutOff(sql, scope.period, scope.subscription);
    return { type: 'too-late', scope, until: new Date((last ?? now).getTime() + latenessMs) };
  }
  return !isFreed && counts.sent + counts.approved > 0 ? { type: 'sent-before', scope } : null;
}

/** Finds the opening and note of these digests, which staff can change until the digests go out. */
export async function findWords(
  { sql }: Pick<AppContext, 'sql'>,
  staff: Staff,
  scope: Scope,
): Promise<OrRefused<{ override: Override | null }>> {
  const refused = await findOverrideRefusal(sql, scope, staff);
  return refused ? { refused } : { override: await findOverride(sql, scope) };
}

/** Writes the first words of digests, or the note on top of them; null takes them back. */
export async function saveWords(
  { sql }: Pick<AppContext, 'sql'>,
  staff: Staff,
  scope: Scope,
  field: 'opening' | 'note',
  words: string | null,
): Promise<OrRefused<{ scope: Scope }>> {
  const refused = await findOverrideRefusal(sql, scope, staff);
  if (refused) return { refused };
  await saveOverride(sql, scope, { [field]: words, [`${field}By`]: words && staff.person.id });
  return { scope };
}

/** The time zone where a week ends last. */
const lastZone = 'Etc/GMT+12';

/** Returns the reason why staff may not change these digests: no right, already sent, or the week is over; null if they may. */
async function findOverrideRefusal(sql: Sql, scope: Scope, { person, now }: Staff): Promise<DigestRefusal | null> {
  const notAllowed = staffRefusal(person);
  if (notAllowed) return notAllowed;
  const { sent, skipped, held, approved } = await countIssues(sql, scope.period, scope.subscription);
  if (scope.subscription !== null && sent + skipped > 0) return { type: 'sent-before', scope };
  if (held + approved === 0 && scope.period < formatPeriod(now, lastZone)) return { type: 'over', scope };
  return null;
}
