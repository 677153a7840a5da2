import { LRUCache } from 'lru-cache';
import { localeOf } from '#src/core/locale.ts';
import { finishDate, writeDate } from '#src/core/written-date.ts';

/** Returns the instant so many days earlier. */
export const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 24 * 3_600_000);

/** "1 March 2026" as the language and the zone write it. */
export function formatDay(at: Date, { language, timeZone }: { language: string; timeZone: string }): string {
  return finishDate(dayFormat(language, timeZone).format(at), language);
}

/** A network's languages and time zones; each takes some 50 kB. */
const mostFormats = 200;
const dayFormats = new LRUCache<string, Intl.DateTimeFormat>({ max: mostFormats });

/** Kept, because making one costs more than a hundred dates written with it. */
function dayFormat(language: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const known = dayFormats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone });
  dayFormats.set(key, format);
  return format;
}

/** "1 March 2026, 10:05 CET" as the language and the zone write it. */
export function formatInstant(at: Date, reader: { language: string; timeZone: string }): string {
  return `${formatDay(at, reader)}, ${formatTime(at, reader)}`;
}

/** "10:05 CET" as the language and the zone write it. */
export function formatTime(at: Date, { language, timeZone }: { language: string; timeZone: string }): string {
  return at.toLocaleTimeString(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  });
}

/** "27 Apr 2023", for lines of many: the day YYYY-MM-DD with its month abbreviated as the language does. */
export function formatShortDay(day: string, language: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return writeDate(at, language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
}

/** A date as exactly as it is known, as the language writes it: 2023-03-15 → "15 March 2023", 2023-03 → "March 2023", 2023 → "2023". */
export function formatKnownDate(date: string, language: string): string {
  if (/^\d{4}$/.test(date)) return date;
  const isDay = date.length > 'YYYY-MM'.length;
  const at = new Date(`${isDay ? date : `${date}-01`}T00:00:00Z`);
  if (isDay) return formatDay(at, { language, timeZone: 'UTC' });
  return writeDate(at, language, { year: 'numeric', month: 'long', timeZone: 'UTC' });
}
