import { Temporal } from 'temporal-polyfill';

/** When somebody works: HH:MM in their IANA zone, Monday to Friday. */
export type WorkingHours = { timeZone: string; workStart: string; workEnd: string };

const days = 10;
const mostSlots = 6;
export const slotMinutes = 30;
const slotMs = slotMinutes * 60_000;

/**
 * Half hours in both people's working hours over the next ten days, from tomorrow on: at most one a day, by turns the first and the last of the day, so that
 * there is a choice. At most six, in order; none where their hours never meet.
 */
export function findSlots(now: Date, left: WorkingHours, right: WorkingHours): Date[] {
  const slots: Date[] = [];
  const today = zoned(now.getTime(), left.timeZone).toPlainDate();
  for (let day = 1; day <= days && slots.length < mostSlots; day += 1) {
    const date = today.add({ days: day });
    const own = workingSpan(date, left);
    // Far away, the same hours can be of the day before or after.
    const starts = [-1, 0, 1].flatMap((shift) => {
      const theirs = workingSpan(date.add({ days: shift }), right);
      return own && theirs ? startsIn(Math.max(own.from, theirs.from), Math.min(own.to, theirs.to)) : [];
    });
    const start = slots.length % 2 === 0 ? starts[0] : starts.at(-1);
    if (start !== undefined) slots.push(new Date(start));
  }
  return slots;
}

const zoned = (ms: number, timeZone: string) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);

/** Milliseconds of a working day; null at the weekend. */
function workingSpan(
  date: Temporal.PlainDate,
  { timeZone, workStart, workEnd }: WorkingHours,
): { from: number; to: number } | null {
  if (date.dayOfWeek > 5) return null;
  const at = (time: string) => date.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
  return { from: at(workStart), to: at(workEnd) };
}

/** Every half hour that begins and ends within a span. */
function startsIn(from: number, to: number): number[] {
  const first = Math.ceil(from / slotMs) * slotMs;
  const count = Math.max(0, Math.floor((to - first) / slotMs));
  return Array.from({ length: count }, (_, index) => first + index * slotMs);
}
