import { findNextDue, formatPeriod } from './next-due.ts';
import { type SubscriptionWish, scheduleOf, weekMs } from './subscription.ts';

const dayMs = 24 * 3_600_000;

/** The ISO week of that number which is nearest to `now`, as a period; null where there is no such week. */
export function findPeriod(week: number, now: Date): string | null {
  if (!Number.isInteger(week) || week < 1 || week > 53) return null;
  const around = Array.from({ length: 79 }, (_, index) => new Date(now.getTime() + (26 - index) * weekMs));
  const near = around
    .map((at) => ({ period: formatPeriod(at, 'UTC'), awayMs: Math.abs(at.getTime() - now.getTime()) }))
    .filter(({ period }) => Number(period.slice(-2)) === week)
    .sort((left, right) => left.awayMs - right.awayMs);
  return near[0]?.period ?? null;
}

/** The Monday and the Sunday of a week, '2026-W48', each at midnight UTC. */
export function daysOf(period: string): { from: Date; to: Date } {
  const [year = 0, week = 0] = period.split('-W').map(Number);
  // 4 January is always in the first week.
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * dayMs + (week - 1) * weekMs;
  return { from: new Date(monday), to: new Date(monday + 6 * dayMs) };
}

/** Finds when an issue is due in a week, '2026-W48'. */
export function findDueIn(wish: Pick<SubscriptionWish, 'weekday' | 'localTime' | 'timeZone'>, period: string): Date {
  const [year = 0, week = 0] = period.split('-W').map(Number);
  // 4 January is always in the first week.
  let due = findNextDue(scheduleOf(wish), new Date(Date.UTC(year, 0, 4) + (week - 1) * weekMs - 9 * dayMs));
  while (formatPeriod(due, wish.timeZone) < period) due = findNextDue(scheduleOf(wish), due);
  return due;
}
