import { formatKnownDate } from '#src/domain/date.ts';
import type { DaySpan } from '#src/domain/day-span.ts';
import { textsFor } from '#src/texts/index.ts';

/** Says a time that is to come: "until 31 December 2026", "1 January 2027 to 31 January 2027"; of one day, that day. */
export function formatDaySpan({ first, last, beginsToday }: DaySpan, language: string): string {
  const { daySpan } = textsFor(language);
  const days = { first: formatKnownDate(first, language), last: formatKnownDate(last, language) };
  if (first === last) return days.last;
  return beginsToday ? daySpan.until(days) : daySpan.between(days);
}
