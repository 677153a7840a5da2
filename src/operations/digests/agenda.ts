import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import type { DigestMeasure } from '#src/domain/digests/measure.ts';
import { formatPeriod } from '#src/domain/digests/next-due.ts';
import type { OrRefused } from '#src/domain/digests/refusal.ts';
import type { DigestAgenda } from '#src/domain/digests/view.ts';
import { listHeldPeriods } from '#src/store/digests/issue.ts';
import { listLatestPeriods, listMeasures } from '#src/store/digests/measure.ts';
import { findOverride } from '#src/store/digests/override.ts';
import { countSubscriptions, listNextDue } from '#src/store/digests/subscription.ts';
import { staffRefusal } from './access.ts';
import { loadOverrides } from './override.ts';

const mostDue = 15;
const weeks = 12;

/** Loads the next digests and those of them that are held; for staff. */
export async function loadAgenda(
  { sql }: Pick<AppContext, 'sql'>,
  { person, now }: { person: Person; now: Date },
): Promise<OrRefused<DigestAgenda>> {
  const refused = staffRefusal(person);
  if (refused) return { refused };
  const [counts, next, held] = await Promise.all([
    countSubscriptions(sql),
    listNextDue(sql, mostDue),
    listHeldPeriods(sql),
  ]);
  const scopes = next.map(({ id, nextDue, timeZone }) => ({
    subscription: id,
    period: formatPeriod(nextDue ?? now, timeZone),
  }));
  const overrides = await loadOverrides(sql, scopes);
  const [first] = scopes;
  const week = first ? await findOverride(sql, { period: first.period, subscription: null }) : null;
  const due = next.flatMap(({ displayName, ...subscription }, index) => {
    const scope = scopes[index];
    const isHeld = overrides[index]?.isHeld === true;
    return scope ? [{ subscription, owner: displayName, dueAt: subscription.nextDue ?? now, scope, isHeld }] : [];
  });
  return { counts, due, week, held };
}

/** Loads the delivery figures of the latest weeks' digests, the newest first; for staff. */
export async function loadMeasures(
  { sql }: Pick<AppContext, 'sql'>,
  person: Person,
): Promise<OrRefused<{ measures: DigestMeasure[] }>> {
  const refused = staffRefusal(person);
  return refused ? { refused } : { measures: await listMeasures(sql, await listLatestPeriods(sql, weeks)) };
}
