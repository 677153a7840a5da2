import type { Reader } from '#src/core/person.ts';
import { type CallFields, callState, dayIn, daysLeft } from '#src/domain/calls/call.ts';
import { formatDay, formatInstant, formatKnownDate, formatTime } from '#src/domain/date.ts';
import { textsFor } from '#src/texts/index.ts';

type Dated = Pick<CallFields, 'opensOn' | 'closesAt' | 'isWholeDay' | 'timeZone'>;

/** "Europe/Brussels" → "Brussels". */
const cityOf = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** Returns a deadline in the reader's zone: "8 April 2027, 16:00 WEST (17:00 CEST there)"; a day alone is that of its zone. */
export function formatDeadline({ closesAt, isWholeDay, timeZone }: Dated, { language, timeZone: own }: Reader): string {
  const { deadline } = textsFor(language).call;
  if (closesAt === null) return deadline.none;
  const there = { language, timeZone };
  const here = { language, timeZone: own };
  const isSame = formatTime(closesAt, here) === formatTime(closesAt, there);
  if (isWholeDay) {
    const day = formatDay(closesAt, there);
    return isSame ? deadline.day({ day }) : deadline.dayThere({ day, zone: cityOf(timeZone) });
  }
  const when = formatInstant(closesAt, here);
  if (isSame) return deadline.time({ when });
  const isSameDay = dayIn(closesAt, own) === dayIn(closesAt, timeZone);
  return deadline.timeThere({ when, there: isSameDay ? formatTime(closesAt, there) : formatInstant(closesAt, there) });
}

/** Says how long a call is open still: "closes in 3 days"; '' where no deadline is known, or it is past. */
export function formatLeft(call: Dated, now: Date, language: string): string {
  const { closesAt } = call;
  if (closesAt === null || closesAt <= now) return '';
  return textsFor(language).call.deadline.left({ days: Math.max(0, daysLeft({ ...call, closesAt }, now)) });
}

/** Says how a call stands: "open, closes in 3 days", "opens on 4 May 2027". */
export function formatCallState(call: Dated, now: Date, language: string): string {
  const { states } = textsFor(language).call;
  const state = callState(call, now);
  if (state === 'forthcoming') return states.forthcoming({ day: formatKnownDate(call.opensOn ?? '', language) });
  return [states[state], state === 'open' ? formatLeft(call, now, language) : ''].filter(Boolean).join(', ');
}
