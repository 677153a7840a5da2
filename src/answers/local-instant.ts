import { formatInstant } from '#src/domain/date.ts';
import { findClockChange } from '#src/domain/local-time.ts';
import { textsFor } from '#src/texts/index.ts';

/** A local time as somebody typed it, HH:MM in an IANA zone. */
type Typed = { localTime: string; timeZone: string };

/** Says which time was taken on a day where clocks leap over the typed one, or pass it twice; null on all others. */
export function describeClockChange(at: Date, { localTime, timeZone }: Typed, language: string): string | null {
  const change = findClockChange(at, localTime, timeZone);
  return change && textsFor(language).start.clocks[change]({ time: localTime.replace(/^0/, '') });
}

/** "28 March 2027, 03:00 CEST (…)": when something happens whose local time was typed, with what the clocks make of it. */
export function formatLocalInstant(at: Date, typed: Typed, language: string): string {
  const when = formatInstant(at, { language, timeZone: typed.timeZone });
  const change = describeClockChange(at, typed, language);
  return change === null ? when : textsFor(language).start.clocks.beside({ when, change });
}
