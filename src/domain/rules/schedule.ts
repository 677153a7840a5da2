import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../local-time.ts';
import type { Definition } from './definition.ts';

type Trigger = Definition['on'];
export type Schedule = Extract<Trigger, { schedule: unknown }>['schedule'];

const often = /FREQ=(SECONDLY|MINUTELY|HOURLY)|BY(SECOND|MINUTE|HOUR)=/i;

/** So many days, weeks, months or years are looked through for the next time: what has none in them has none. It bounds what a line of staff costs. */
const looked = { DAILY: 4_000, WEEKLY: 1_500, MONTHLY: 1_200, YEARLY: 100 } as const;
type Frequency = keyof typeof looked;
/** The parts of RFC 5545 that are read, and how each is written. */
const shapes: Record<string, RegExp> = {
  ...{
    FREQ: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/,
    WKST: /^(?:MO|TU|WE|TH|FR|SA|SU)$/,
    UNTIL: /^[12]\d{7}(?:T\d{6}Z?)?$/,
  },
  ...{
    INTERVAL: /^0*[1-9]\d{0,2}$/,
    COUNT: /^(?:[1-9]\d?|[1-3]\d\d|400)$/,
    BYMONTH: /^(?:0?[1-9]|1[0-2])(?:,(?:0?[1-9]|1[0-2])){0,11}$/,
  },
  ...{
    BYDAY: /^[+-]?\d{0,2}[A-Z]{2}(?:,[+-]?\d{0,2}[A-Z]{2}){0,9}$/,
    BYMONTHDAY: /^[+-]?\d{1,2}(?:,[+-]?\d{1,2}){0,30}$/,
  },
  ...{ BYSETPOS: /^[+-]?\d{1,3}(?:,[+-]?\d{1,3}){0,3}$/, BYYEARDAY: /^[+-]?\d{1,3}(?:,[+-]?\d{1,3}){0,11}$/ },
  BYWEEKNO: /^[+-]?\d{1,2}(?:,[+-]?\d{1,2}){0,11}$/,
};
/** Of these parts only one narrows a recurrence: together they cost the most, and mean next to nothing. */
const alone = ['BYSETPOS', 'BYYEARDAY', 'BYWEEKNO'];
const lastYear = 2200;

/** Tells what is wrong with a recurrence; null where nothing is. `often`: more than once a day. */
export function judgeSchedule(schedule: Schedule): 'unreadable' | 'often' | 'never' | null {
  if (often.test(schedule.rrule)) return 'often';
  const days = daysOf(schedule);
  if (!days) return 'unreadable';
  return days.next(Temporal.PlainDate.from(schedule.starts).toZonedDateTime('UTC').toInstant(), true) ? null : 'never';
}

/**
 * The first time of a schedule after an instant, by the clock on the wall of its zone: at the hour that is said, also after the clocks changed. Null where
 * none is left.
 */
export function nextTime(schedule: Schedule, after: Date): Date | null {
  const days = daysOf(schedule);
  if (!days) return null;
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

/** Its days, counted in UTC, so that no clock that changes moves them. Null where it is none that is read. */
function daysOf({ rrule, starts }: Schedule) {
  const frequency = frequencyOf(rrule);
  if (frequency === null) return null;
  try {
    const rule = new RRuleTemporal({
      rruleString: rrule.replace(/^RRULE:/i, ''),
      dtstart: Temporal.PlainDate.from(starts).toZonedDateTime('UTC'),
      maxIterations: looked[frequency],
    });
    return {
      next(from: Temporal.Instant, isIncluded: boolean): Temporal.ZonedDateTime | null {
        try {
          const day = rule.next(new Date(from.epochMilliseconds), isIncluded);
          return day && day.year <= lastYear ? day : null;
        } catch {
          // It looked through all that it may.
          return null;
        }
      },
    };
  } catch {
    return null;
  }
}

/** How often a recurrence is at most; null where a part of it is none that is read, or does not go with the others. */
function frequencyOf(rrule: string): Frequency | null {
  const parts = new Map<string, string>();
  for (const part of rrule
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .replace(/;$/, '')
    .split(';')) {
    const [name = '', value = ''] = part.split('=', 2);
    if (parts.has(name) || !Object.hasOwn(shapes, name) || !shapes[name]?.test(value)) return null;
    parts.set(name, value);
  }
  const frequency = parts.get('FREQ') as Frequency | undefined;
  if (!frequency || (parts.has('COUNT') && parts.has('UNTIL'))) return null;
  const given = alone.filter((name) => parts.has(name));
  if (given.length > 1) return null;
  const isFitting =
    given[0] === undefined || frequency === 'YEARLY' || (given[0] === 'BYSETPOS' && frequency === 'MONTHLY');
  return isFitting ? frequency : null;
}
