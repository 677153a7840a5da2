import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../local-time.ts';
import type { Definition } from './definition.ts';

type Trigger = Definition['on'];
export type Schedule = Extract<Trigger, { schedule: unknown }>['schedule'];

const often = /FREQ=(SECONDLY|MINUTELY|HOURLY)|BY(SECOND|MINUTE|HOUR)=/i;

/** Tells what is wrong with a recurrence; null where nothing is. `often`: more than once a day. */
export function judgeSchedule(schedule: Schedule): 'unreadable' | 'often' | 'never' | null {
  if (often.test(schedule.rrule)) return 'often';
  try {
    return daysOf(schedule).next(Temporal.PlainDate.from(schedule.starts).toZonedDateTime('UTC').toInstant(), true)
      ? null
      : 'never';
  } catch {
    return 'unreadable';
  }
}

/**
 * The first time of a schedule after an instant, by the clock on the wall of its zone: at the hour that is said, also after the clocks changed. Null where
 * none is left.
 */
export function nextTime(schedule: Schedule, after: Date): Date | null {
  const days = daysOf(schedule);
  const { time, zone } = schedule;
  const today = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  let from = today.toZonedDateTime('UTC').toInstant();
  for (let tries = 0; tries < 3; tries += 1) {
    const day = days.next(from, tries === 0);
    if (!day) return null;
    const at = instantOf(day.toPlainDate().toPlainDateTime(Temporal.PlainTime.from(time)), zone);
    if (at > after) return at;
    from = day.toInstant();
  }
  return null;
}

/** Lists the times of a schedule from one instant up to another, at most so many. */
export function timesBetween(schedule: Schedule, from: Date, to: Date, most: number): Date[] {
  const times: Date[] = [];
  for (let at = nextTime(schedule, from); at && at <= to && times.length < most; at = nextTime(schedule, at))
    times.push(at);
  return times;
}

/** Its days, counted in UTC, so that no clock that changes moves them. */
function daysOf({ rrule, starts }: Schedule) {
  const rule = new RRuleTemporal({
    rruleString: rrule.replace(/^RRULE:/i, ''),
    dtstart: Temporal.PlainDate.from(starts).toZonedDateTime('UTC'),
    maxIterations: 10_000,
  });
  return {
    next: (from: Temporal.Instant, isIncluded: boolean): Temporal.ZonedDateTime | null =>
      rule.next(new Date(from.epochMilliseconds), isIncluded),
  };
}
