import type { FormValues, Problems } from '#src/core/form.ts';
import { shorten } from '#src/core/text.ts';
import { parseLocalTime } from '#src/domain/digests/subscription.ts';
import { findTimeZone } from '#src/domain/time-zone.ts';
import { textsFor } from '#src/texts/index.ts';

/** When something begins, as a form asks for it: a day such as 2026-12-03, a time such as 14:00 and an IANA zone. */
type Start = { day: string; localTime: string; timeZone: string };

/** Reads the fields `day`, `time` and `timeZone` of a form. Null where one cannot be read; what is wrong is then in `problems`. */
export function readStart(values: FormValues, problems: Problems, language: string): Start | null {
  const { problems: say } = textsFor(language).start;
  const text = (name: string) => String(values[name] ?? '').trim();
  const localTime = parseLocalTime(text('time'));
  if (localTime === null) problems.time = say.time({ text: shorten(text('time'), 20) });
  const timeZone = findTimeZone(text('timeZone'));
  if (timeZone === null) problems.timeZone = say.timeZone({ text: shorten(text('timeZone'), 60) });
  const day = text('day');
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day);
  if (!isDay) problems.day = say.day;
  return localTime !== null && timeZone !== null && isDay ? { day, localTime, timeZone } : null;
}
