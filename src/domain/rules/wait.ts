import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../local-time.ts';
import type { Duration, Moment } from './definition.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The instant so long after another; days and weeks by the clock on the wall, whatever the clocks do between. */
export function afterDuration(
  from: Date,
  { minutes = 0, hours = 0, days = 0, weeks = 0 }: Duration,
  zone: string,
): Date {
  const local = zoned(from, zone)
    .toPlainDateTime()
    .add({ days: days + 7 * weeks });
  return new Date((days + weeks > 0 ? instantOf(local, zone) : from).getTime() + minutes * minuteMs + hours * hourMs);
}

/** The next instant at which clocks of a zone show that time, of that weekday where one is said; later than `from`. */
export function nextMoment(from: Date, { weekday, time, zone: named }: Moment, usual: string): Date {
  const zone = named ?? usual;
  const today = zoned(from, zone).toPlainDate();
  for (let days = 0; days <= 7; days += 1) {
    const day = today.add({ days });
    if (weekday !== undefined && weekdays[day.dayOfWeek - 1] !== weekday) continue;
    const at = instantOf(day.toPlainDateTime(Temporal.PlainTime.from(time)), zone);
    if (at > from) return at;
  }
  throw new RangeError(`No ${time} comes within a week in ${zone}.`);
}

const zoned = (at: Date, zone: string) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
