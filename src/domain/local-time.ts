import { Temporal } from 'temporal-polyfill';

/** The instant of a local time. One that the clocks leap over counts at the first minute behind the leap; one that comes twice counts the first time. */
export function instantOf(local: Temporal.PlainDateTime, timeZone: string): Date {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return new Date(earlier.epochMilliseconds);
  const leap = earlier.getTimeZoneTransition('next');
  if (!leap) throw new Error(`${local.toString()} does not exist in ${timeZone}, yet its clocks do not leap.`);
  return new Date(leap.epochMilliseconds);
}

/**
 * Finds what clocks do at a local time, HH:MM, for which `instantOf` took this instant: skipped where they leap over it, twice where they pass it two
 * times. Null where they do neither, or the instant was taken for something else.
 */
export function findClockChange(at: Date, localTime: string, timeZone: string): 'skipped' | 'twice' | null {
  const day = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const local = day.toPlainDateTime(Temporal.PlainTime.from(localTime));
  if (instantOf(local, timeZone).getTime() !== at.getTime()) return null;
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(timeZone, { disambiguation }),
  );
  if (!earlier?.toPlainDateTime().equals(local)) return 'skipped';
  return later && later.epochMilliseconds > earlier.epochMilliseconds ? 'twice' : null;
}

/** The day, YYYY-MM-DD, and the time, HH:MM, that clocks of a zone show at an instant. */
export function zonedParts(at: Date, timeZone: string): { day: string; time: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return { day: local.toPlainDate().toString(), time: local.toString().slice(11, 16) };
}

/** The instant at which a day, YYYY-MM-DD, is that many hours old in a zone. */
export const hourOf = (day: string, hour: number, timeZone: string): Date =>
  instantOf(Temporal.PlainDate.from(day).toPlainDateTime({ hour }), timeZone);
