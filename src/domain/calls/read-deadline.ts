import { readDate } from '#src/core/read-date.ts';
import { type DayOrder, findDayOrder, readDay } from '../experiences/collection-values.ts';
import { findTimeZone } from '../time-zone.ts';
import { deadlineAt } from './call.ts';

export type Deadline = { closesAt: Date; isWholeDay: boolean };

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const clock = /(?:^|[^\d])([01]?\d|2[0-3])[:.h]([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:\s*(?:h|uhr|hrs?))?(?!\d|[./]\d)/iu;
const zoneWord = /\b(CES?T|MES?Z|WES?T|EES?T|UTC|GMT)\b/;
const place = /\b(brussels|bruxelles|bruselas|brüssel|bryssel|bruxelas)\b/iu;

/** Finds how the dates of a feed with slashes are written, by those that can be read one way only. */
export function orderOfDates(dates: readonly (string | Date)[]): DayOrder {
  return findDayOrder(dates.map((date) => (typeof date === 'string' ? withoutTime(date) : null)));
}

/**
 * Reads a deadline as feeds and lists write it: an instant, “16/04/2026 17:00 (Brussels time)”, “8 April 2027”. Of a month alone no day is made. Null where it
 * is none, or can be read two ways.
 */
export function readDeadline(
  written: string | Date,
  { order, timeZone }: { order: DayOrder; timeZone: string },
): Deadline | null {
  if (written instanceof Date) return Number.isNaN(written.getTime()) ? null : { closesAt: written, isWholeDay: false };
  const text = written.normalize('NFKC').trim();
  if (instant.test(text)) {
    const at = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
    return Number.isNaN(at.getTime()) ? null : { closesAt: at, isWholeDay: false };
  }
  const day = findDay(text, order);
  if (day === null) return null;
  const [, hour, minute] = clock.exec(timePart(text)) ?? [];
  const time = hour === undefined || minute === undefined ? null : `${hour.padStart(2, '0')}:${minute}`;
  // Midnight at the beginning of a day is how programs write a day alone.
  const isWholeDay = time === null || time === '00:00';
  const zone = place.test(text) ? 'Europe/Brussels' : (findTimeZone(zoneWord.exec(text)?.[1] ?? '') ?? timeZone);
  try {
    return { closesAt: deadlineAt(day, isWholeDay ? null : time, zone), isWholeDay };
  } catch {
    return null;
  }
}

const datePattern =
  /\d{4}-\d{1,2}-\d{1,2}|\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s+(?:(?:de|of)\s+)?\p{L}{3,12}\.?,?\s+(?:(?:de|del)\s+)?\d{4}|\p{L}{3,12}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}/gu;

/** The first date in a text that is one, YYYY-MM-DD. */
function findDay(text: string, order: DayOrder): string | null {
  for (const [found] of text.matchAll(datePattern)) {
    const date = found.replace(/[º,]/gu, ' ').replace(/(\p{L})\.\s/gu, '$1 ');
    // Feeds of Europe write the day first, unless one of their dates tells otherwise.
    const day = readDay(date, 'xx', order);
    if ('value' in day && day.value.length === 'YYYY-MM-DD'.length) return day.value;
  }
  return null;
}

/** A text without its dates, in which a time may stand. */
const timePart = (text: string) => text.replace(datePattern, ' ').replace(/T(?=\d{2}:)/, ' ');
const withoutTime = (text: string) => text.trim().replace(/[ T]\d{1,2}[:.]\d{2}.*$/, '');

/** Words before a deadline in eight languages. */
const deadlineWord =
  /(?:deadline|closing date|closes?(?: on)?|submission until|until|apply by|fecha l[ií]mite|plazo|hasta el|cierre|date limite|cl[oô]ture|jusqu.au|frist|einreichung bis|bis zum|scadenza|entro il|prazo|at[eé] (?:ao? )?|sista (?:ans[oö]kningsdag|dag)|termini|fins al)[^\d\p{L}]{0,6}/giu;
const behindWord = 80;

/** Finds what stands behind a word such as “Deadline:” in the text of an item; null where there is no such word with a date. */
export function findDeadlineText(text: string): string | null {
  for (const found of text.slice(0, 20_000).matchAll(deadlineWord)) {
    const behind = text.slice(found.index + found[0].length, found.index + found[0].length + behindWord);
    if (findDay(behind, null) !== null) return behind;
  }
  return null;
}

/** Reads a day alone, YYYY-MM-DD; null where it is none. */
export function readOpening(text: string, order: DayOrder): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})T/.exec(text.trim())?.[1];
  if (iso !== undefined && readDate(iso).type === 'date') return iso;
  return findDay(text.normalize('NFKC'), order);
}
