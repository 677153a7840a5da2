import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../local-time.ts';

/** Every so many weeks at a local time, HH:MM; `everyWeeks` null: once. `timeZone` IANA. */
export type RoundSchedule = { everyWeeks: number | null; localTime: string; timeZone: string };

/** How long people have to confirm or decline. */
export const decisionMs = 48 * 3_600_000;
/** When people are asked whether they met. */
export const followUpMs = 10 * 24 * 3_600_000;

/** The first run on a local day, YYYY-MM-DD. @throws RangeError where there is no such day. */
export function firstRun(day: string, { localTime, timeZone }: RoundSchedule): Date {
  return at(Temporal.PlainDate.from(day, { overflow: 'reject' }), localTime, timeZone);
}

/** The run that follows one of `dueAt`, later than `now`; null of a round that runs once. */
export function nextRun({ everyWeeks, localTime, timeZone }: RoundSchedule, dueAt: Date, now: Date): Date | null {
  if (everyWeeks === null) return null;
  let day = localDate(dueAt, timeZone);
  for (;;) {
    day = day.add({ weeks: everyWeeks });
    const next = at(day, localTime, timeZone);
    if (next > now && next > dueAt) return next;
  }
}

/** The next runs in order, the first of which is `dueAt`. */
export function listRuns(schedule: RoundSchedule, dueAt: Date, count: number): Date[] {
  const runs: Date[] = [];
  for (let next: Date | null = dueAt; next !== null && runs.length < count; next = nextRun(schedule, next, next))
    runs.push(next);
  return runs;
}

/** Returns when members are reminded of a run: at the same local time of the working day before. */
export function reminderOf(dueAt: Date, timeZone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(dueAt.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime();
  let before = local.subtract({ days: 1 });
  while (before.dayOfWeek > 5) before = before.subtract({ days: 1 });
  return instantOf(before, timeZone);
}

/** Hours that clocks of a zone are before UTC at an instant. */
export function utcOffset(now: Date, timeZone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return zoned.offsetNanoseconds / 3_600_000_000_000;
}

const localDate = (instant: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();

function at(day: Temporal.PlainDate, localTime: string, timeZone: string): Date {
  return instantOf(day.toPlainDateTime(Temporal.PlainTime.from(localTime)), timeZone);
}
