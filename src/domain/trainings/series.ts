import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../local-time.ts';

/** Lists when each session of a series begins: the same day of the week and local time, whatever clocks do in between. `everyWeeks` null: once. */
export function listStarts(
  first: Date,
  { timeZone, everyWeeks, times }: { timeZone: string; everyWeeks: number | null; times: number },
): Date[] {
  const local = Temporal.Instant.fromEpochMilliseconds(first.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime();
  const count = everyWeeks === null ? 1 : times;
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? first : instantOf(local.add({ weeks: index * (everyWeeks ?? 0) }), timeZone),
  );
}
