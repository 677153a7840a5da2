import { readDate } from '#src/core/read-date.ts';
import { type DayOrder, findDayOrder, readDay } from '../experiences/collection-values.ts';
import { findTimeZone } from '../time-zone.ts';
import { deadlineAt } from './call.ts';

export type Deadline = { closesAt: Date; isWholeDay: boolean };

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const midnight = /T00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const halfDayClock = /(?:^|[^\d])(0?[1-9]|1[0-2])(?:[:.]([0-5]\d))?(?::[0-5]\d)?\s*([ap])\.?\s?m\b/iu;
const clock = /(?:^|[^\d])([01]?\d|2[0-3])[:.h]([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:\s*(?:h|uhr|hrs?))?(?!\d|[./]\d)/iu;
const zoneWord = /\b(CES?T|MES?Z|WES?T|EES?T|UTC|GMT)\b/;
/** Any other zone that is named: one that is not known makes the time one that is not known. */
const otherZone = /\b([A-Z]{1,3}[DS]?T)\b|\b(\p{Lu}\p{L}+)\s+(?:local\s+)?time\b/u;
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
  if (instant.test(text) && !midnight.test(text)) {
    const at = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
    return Number.isNaN(at.getTime()) ? null : { closesAt: at, isWholeDay: false };
  }
  const day = findClosingDay(text, order);
  if (day === null) return null;
  const time = midnight.test(text) ? null : findTime(timePart(text));
  // Midnight at the beginning of a day is how programs write a day alone.
  const isWholeDay = time === null || time === '00:00';
  const zone = place.test(text) ? 'Europe/Brussels' : findZone(text, timeZone);
  if (zone === null) {
    if (!isWholeDay) return null;
    return { closesAt: deadlineAt(day, null, timeZone), isWholeDay };
  }
  try {
    return { closesAt: deadlineAt(day, isWholeDay ? null : time, zone), isWholeDay };
  } catch {
    return null;
  }
}

/** A time of day, HH:MM: "17:00", "17h00", "5 pm"; null without one. */
function findTime(text: string): string | null {
  const [, half, past = '00', sign] = halfDayClock.exec(text) ?? [];
  if (half !== undefined && sign !== undefined) {
    const hour = (Number(half) % 12) + (sign.toLowerCase() === 'p' ? 12 : 0);
    return `${String(hour).padStart(2, '0')}:${past}`;
  }
  const [, hour, minute] = clock.exec(text) ?? [];
  return hour === undefined || minute === undefined ? null : `${hour.padStart(2, '0')}:${minute}`;
}

/** The zone that a text names, or else the usual one; null where it names one that is not known. */
function findZone(text: string, usual: string): string | null {
  const known = zoneWord.exec(text)?.[1];
  if (known !== undefined) return findTimeZone(known) ?? usual;
  const [, short, city] = otherZone.exec(text) ?? [];
  const named = short ?? city;
  return named === undefined ? usual : findTimeZone(named);
}

const datePattern =
  /\d{4}-\d{1,2}-\d{1,2}|\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s+(?:(?:de|of)\s+)?\p{L}{3,12}\.?,?\s+(?:(?:de|del)\s+)?\d{4}|\p{L}{3,12}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}/gu;

/** What stands between the two ends of a span. */
const until =
  /^\W*(?:to|till|until|through|bis(?:\s+(?:zum|zu))?|jusqu.au|au|al?|hasta(?:\s+el)?|até(?:\s+ao?)?|fins\s+al|t(?:ill)?\s?o\s?m|till|[-–—])\W*$/iu;

/** The day of a deadline, YYYY-MM-DD: the only one, or the end of a span. Null where several are named besides. */
function findClosingDay(text: string, order: DayOrder): string | null {
  const days = listDays(text, order);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  if (days.every(({ day }) => day === first.day)) return first.day;
  return days.length === 2 && until.test(text.slice(first.end, last.at)) ? last.day : null;
}

/** The first date in a text that is one, YYYY-MM-DD. */
const findDay = (text: string, order: DayOrder): string | null => listDays(text, order)[0]?.day ?? null;

function listDays(text: string, order: DayOrder): { day: string; at: number; end: number }[] {
  const days: { day: string; at: number; end: number }[] = [];
  for (const { 0: found, index } of text.matchAll(datePattern)) {
    const date = found.replace(/[º,]/gu, ' ').replace(/(\p{L})\.\s/gu, '$1 ');
    // Feeds of Europe write the day first, unless one of their dates tells otherwise.
    const day = readDay(date, 'xx', order);
    if ('value' in day && day.value.length === 'YYYY-MM-DD'.length)
      days.push({ day: day.value, at: index, end: index + found.length });
  }
  return days;
}

/** A text without its dates, in which a time may stand. */
const timePart = (text: string) => text.replace(datePattern, ' ').replace(/T(?=\d{2}:)/, ' ');
const withoutTime = (text: string) => text.trim().replace(/[ T]\d{1,2}[:.]\d{2}.*$/, '');

/** Words before a deadline in eight languages. */
const deadlineWord =
  /(?:deadline|closing date|closes?(?: on)?|submission until|until|apply by|fecha l[ií]mite|plazo|hasta el|cierre|date limite|cl[oô]ture|jusqu.au|frist|einreichung bis|bis zum|scadenza|entro il|prazo|at[eé] (?:ao? )?|sista (?:ans[oö]kningsdag|dag)|termini|fins al)[^\d\p{L}]{0,6}/giu;
const behindWord = 80;
/** Between such a word and its date: no end of a sentence, no other number, and nothing that counts from the date. */
const otherBetween =
  /[.!?;]\s|\d|\b(?:after|nach|après|después|dopo|depois|efter|després|questions?|Fragen|preguntas|domande|info)\b/iu;
const noneBefore = /\b(?:no|without|keine?|ohne|sin|sans|pas de|senza|nessuna|sem|ingen|utan|sense)\s+$/iu;

/**
 * Finds what stands behind a word such as “Deadline:” in the text of an item; null where there is no such word with a date, or where several tell of different days.
 */
export function findDeadlineText(text: string): string | null {
  const searched = text.slice(0, 20_000);
  const found: { behind: string; day: string }[] = [];
  for (const { 0: word, index } of searched.matchAll(deadlineWord)) {
    if (noneBefore.test(searched.slice(Math.max(0, index - 20), index))) continue;
    const behind = searched.slice(index + word.length, index + word.length + behindWord).split('\n')[0] ?? '';
    const [first] = listDays(behind, null);
    if (first && !otherBetween.test(behind.slice(0, first.at))) found.push({ behind, day: first.day });
  }
  const [first] = found;
  return first && found.every(({ day }) => day === first.day) ? first.behind : null;
}

/** Reads a day alone, YYYY-MM-DD; null where it is none. */
export function readOpening(text: string, order: DayOrder): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})T/.exec(text.trim())?.[1];
  if (iso !== undefined && readDate(iso).type === 'date') return iso;
  return findDay(text.normalize('NFKC'), order);
}
