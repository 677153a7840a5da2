import type { Temporal } from 'temporal-polyfill';

/** The instant of a local time. One that the clocks leap over counts at the first minute behind the leap; one that comes twice counts the first time. */
export function instantOf(local: Temporal.PlainDateTime, timeZone: string): Date {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return new Date(earlier.epochMilliseconds);
  const leap = earlier.getTimeZoneTransition('next');
  if (!leap) throw new Error(`${local.toString()} does not exist in ${timeZone}, yet its clocks do not leap.`);
  return new Date(leap.epochMilliseconds);
}
