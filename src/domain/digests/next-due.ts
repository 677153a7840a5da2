import { Temporal } from 'temporal-polyfill';
import { UserError } from '#src/core/errors.ts';
import { instantOf } from '../local-time.ts';
import { isTimeZone } from '../time-zone.ts';

/** Once a week at a local time. `weekday` 1 is Monday, 7 Sunday; `timeZone` IANA. */
export type WeeklySchedule = { weekday: number; hour: number; minute: number; timeZone: string };

const hourMs = 3_600_000;
/** What is missed is still sent when it is younger than this. */
export const latenessMs = 48 * hourMs;

/**
 * Finds when a digest is next due, later than `after`. A local time that the clocks leap over counts at the first minute behind the leap; one that
 * comes twice counts the first time.
 * @throws UserError when there is no such weekday, time or zone.
 */
export function findNextDue(schedule: WeeklySchedule, after: Date): Date {
  checkSchedule(schedule);
  const { weekday, hour, minute, timeZone } = schedule;
  const from = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  // A day back, for a leap or an hour that comes twice may lie between `after` and its own local date.
  let date = from.subtract({ days: 1 });
  for (;;) {
    date = date.add({ days: (weekday - date.dayOfWeek + 7) % 7 });
    const dueAt = instantOf(date.toPlainDateTime({ hour, minute }), timeZone);
    if (dueAt > after) return dueAt;
    date = date.add({ days: 1 });
  }
}

/** Says what is wrong with a schedule. @throws UserError */
function checkSchedule({ weekday, hour, minute, timeZone }: WeeklySchedule): void {
  if (!isTimeZone(timeZone))
    throw new UserError(`There is no time zone “${timeZone}”. Write one as Europe/Madrid or Atlantic/Azores.`);
  if (!isWhole(weekday, 1, 7)) throw new UserError(`There is no weekday ${weekday}. Monday is 1, Sunday is 7.`);
  if (!isWhole(hour, 0, 23) || !isWhole(minute, 0, 59))
    throw new UserError(`There is no time ${hour}:${String(minute).padStart(2, '0')}. Write one from 0:00 to 23:59.`);
}

const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

/** The ISO week of the local date, which names an issue: '2026-W48'. */
export function formatPeriod(dueAt: Date, timeZone: string): string {
  const date = Temporal.Instant.fromEpochMilliseconds(dueAt.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`;
}

/** Decides what is done about an issue that is stored as due at `dueAt`: one that is too late is folded into the next. */
export function decideIssue(dueAt: Date, now: Date, allowedMs: number = latenessMs): 'wait' | 'send' | 'fold' {
  const lateMs = now.getTime() - dueAt.getTime();
  if (lateMs < 0) return 'wait';
  return lateMs < allowedMs ? 'send' : 'fold';
}
