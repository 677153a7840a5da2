import { Temporal } from 'temporal-polyfill';

/** A month of a year, counted from 1. */
export type Month = { year: number; month: number };

const pattern = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Reads "2026-12"; null where it is none, or far from any year that a calendar is asked for. */
export function parseMonth(text: string): Month | null {
  const [, year, month] = pattern.exec(text) ?? [];
  return year === undefined || month === undefined || Number(year) < 1900 || Number(year) > 2200
    ? null
    : { year: Number(year), month: Number(month) };
}

export const formatMonth = ({ year, month }: Month) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;

/** Returns the month that many months later, or before. */
export function addMonths({ year, month }: Month, count: number): Month {
  const moved = Temporal.PlainYearMonth.from({ year, month }).add({ months: count });
  return { year: moved.year, month: moved.month };
}

/** The month that an instant is in, in UTC. */
export const monthOf = (at: Date): Month => ({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1 });

/** The weeks of a month from Monday on, as days YYYY-MM-DD; null outside of it. */
export function listWeeks({ year, month }: Month): (string | null)[][] {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const before: null[] = Array.from({ length: first.dayOfWeek - 1 }, () => null);
  const days = Array.from({ length: first.daysInMonth }, (_, index) => first.add({ days: index }).toString());
  const all = [...before, ...days];
  return Array.from({ length: Math.ceil(all.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => all[week * 7 + day] ?? null),
  );
}

/** The instants from which on, and before which, it is some day of a month somewhere. */
export function spanOf({ year, month }: Month): { from: Date; until: Date } {
  const dayMs = 24 * 3_600_000;
  const next = addMonths({ year, month }, 1);
  return {
    from: new Date(Date.UTC(year, month - 1, 1) - dayMs),
    until: new Date(Date.UTC(next.year, next.month - 1, 1) + dayMs),
  };
}
