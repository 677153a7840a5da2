import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { formatPeriod } from '#src/domain/digests/schedule.ts';
import { findPeriod } from '#src/domain/digests/week.ts';
import { listHeldPeriods } from '#src/store/digests/issue.ts';
import { findSubscription, listNextDue } from '#src/store/digests/subscription.ts';
import { textsFor } from '#src/texts/index.ts';

/** What staff steers: a week's digests, of everybody or of one. */
export type Scope = { period: string; subscription: number | null; name: string };

export const scopeArgs = z.object({
  week: argument.number().optional(),
  subscription: argument.number().optional(),
});

/**
 * Where no week is named it is the next that goes out; with `usual` 'held', the first in which something is held already, if there is one.
 * @throws UserError where there is no such week or digest.
 */
export async function readScope(
  { sql }: AppContext,
  { week, subscription: id }: z.output<typeof scopeArgs>,
  { person, now }: Call,
  usual: 'next' | 'held' = 'next',
): Promise<Scope> {
  const { digestStaff, subscription: texts } = textsFor(person.language);
  const one = id === undefined ? null : await findSubscription(sql, id);
  if (id !== undefined && !one) throw new UserError(texts.unknown(id));
  const period = week === undefined ? await findNextPeriod() : findPeriod(week, now);
  if (period === null) throw new UserError(digestStaff.badWeek(String(week)));
  return { period, subscription: id ?? null, name: digestStaff.scope(period, id ?? null) };

  async function findNextPeriod(): Promise<string> {
    const [held] = usual === 'held' ? await listHeldPeriods(sql, id ?? null) : [];
    if (held) return held.period;
    const [next] = one?.nextDue ? [one] : await listNextDue(sql, 1);
    return next?.nextDue ? formatPeriod(next.nextDue, next.timeZone) : formatPeriod(now, person.timeZone);
  }
}
