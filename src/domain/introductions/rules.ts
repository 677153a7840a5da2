import { Temporal } from 'temporal-polyfill';

/** Working days until the other is reminded, and again until the asker is told that nobody answered. */
export const answerWorkingDays = 5;
/** Days after the first message until both are asked whether they met, and until they are asked once more. */
export const followUpDays = 10;
/** The days within which introductions count for the monthly limit. */
export const monthDays = 30;
/** As many days nobody is asked again by the same person who declined or did not answer. */
export const restDays = 180;
/** As many days an answer can be put off. */
export const longestWaitDays = 30;
/** Requests of one person within a month, whatever came of them. */
export const mostRequests = 12;

const dayMs = 24 * 3_600_000;

export const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * dayMs);
export const daysAfter = (now: Date, days: number) => new Date(now.getTime() + days * dayMs);

/** The same local time so many working days (Monday to Friday) later, in a time zone. Public holidays count as working days. */
export function addWorkingDays(from: Date, days: number, timeZone: string): Date {
  let at = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone);
  for (let left = days; left > 0; ) {
    at = at.add({ days: 1 });
    if (at.dayOfWeek <= 5) left -= 1;
  }
  return new Date(at.epochMilliseconds);
}
