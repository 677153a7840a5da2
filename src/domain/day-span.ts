import { Temporal } from 'temporal-polyfill';
import { readDate } from '#src/core/read-date.ts';
import { instantOf, zonedParts } from './local-time.ts';

/** Some days by the calendar of a reader, YYYY-MM-DD, both of them among it; with the instant at which they begin and the one behind their end. */
export type DaySpan = { first: string; last: string; from: Date; until: Date; beginsToday: boolean };

const named = /^(this|next)[ -](week|month|year)$/;
const counted = /^(\d{1,3})(?:[ -]?(days?|d|weeks?|w|months?|m))?$/;
const mostDays = 2 * 366;

/**
 * Reads a time that is to come as people say it: "today", "this week", "next month", "14" (days), "2 weeks", "3-months", "2027-03", "March", "31 March 2027", which is
 * until that day. Null where it is none; a list of its readings where it can be two days.
 */
export function readDaySpan(
  text: string,
  { now, timeZone }: { now: Date; timeZone: string },
): DaySpan | string[] | null {
  const said = text.toLowerCase().trim().replace(/\s+/g, ' ');
  const today = Temporal.PlainDate.from(zonedParts(now, timeZone).day);
  const days = readWords(said, today) ?? readDays(text, today);
  if (days === null || Array.isArray(days)) return days;
  const { first, last } = days;
  return {
    ...{ first: first.toString(), last: last.toString(), beginsToday: first.equals(today) },
    from: instantOf(first.toPlainDateTime(), timeZone),
    until: instantOf(last.add({ days: 1 }).toPlainDateTime(), timeZone),
  };
}

type Days = { first: Temporal.PlainDate; last: Temporal.PlainDate };

function readWords(said: string, today: Temporal.PlainDate): Days | null {
  if (said === 'today') return { first: today, last: today };
  if (said === 'tomorrow') return { first: today.add({ days: 1 }), last: today.add({ days: 1 }) };
  const [, which, unit] = named.exec(said) ?? [];
  if (which !== undefined && unit !== undefined) return periodOf(today, unit, which === 'next' ? 1 : 0);
  const [, count, of = 'days'] = counted.exec(said) ?? [];
  if (count === undefined) return null;
  const number = Number(count);
  const last = today.add(
    of.startsWith('d') ? { days: number } : of.startsWith('w') ? { weeks: number } : { months: number },
  );
  return today.until(last).days > mostDays ? null : { first: today, last };
}

/** This week, month or year from today on, or the whole of a later one. */
function periodOf(today: Temporal.PlainDate, unit: string, later: 0 | 1): Days {
  if (unit === 'week') {
    const monday = today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: later });
    return fromToday({ first: monday, last: monday.add({ days: 6 }) }, today);
  }
  if (unit === 'month') return fromToday(monthOf(today.toPlainYearMonth().add({ months: later })), today);
  const year = today.year + later;
  return fromToday(yearOf(year), today);
}

const fromToday = ({ first, last }: Days, today: Temporal.PlainDate): Days => {
  const isOn = Temporal.PlainDate.compare(first, today) <= 0 && Temporal.PlainDate.compare(today, last) <= 0;
  return { first: isOn ? today : first, last };
};
const monthOf = (month: Temporal.PlainYearMonth): Days => ({
  first: month.toPlainDate({ day: 1 }),
  last: month.toPlainDate({ day: month.daysInMonth }),
});
const yearOf = (year: number): Days => ({
  first: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
  last: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
});

/** A day, which is a last one, a month or a year; of a month without its year the next one. */
function readDays(text: string, today: Temporal.PlainDate): Days | string[] | null {
  const whole = readDate(text);
  if (whole.type === 'doubtful') return whole.readings;
  const value = whole.type === 'date' ? whole.value : nextMonthCalled(text, today);
  if (value === null) return null;
  if (value.length === 4) return fromToday(yearOf(Number(value)), today);
  if (value.length === 7) return fromToday(monthOf(Temporal.PlainYearMonth.from(value)), today);
  const last = Temporal.PlainDate.from(value);
  return { first: Temporal.PlainDate.compare(last, today) < 0 ? last : today, last };
}

function nextMonthCalled(text: string, today: Temporal.PlainDate): string | null {
  if (!/\p{L}/u.test(text) || /\d/.test(text)) return null;
  const month = readDate(`${text} ${today.year}`);
  if (month.type !== 'date') return null;
  return month.value < today.toPlainYearMonth().toString()
    ? month.value.replace(/^\d+/, String(today.year + 1))
    : month.value;
}
