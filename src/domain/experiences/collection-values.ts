import { readDate } from '#src/core/read-date.ts';
import { readNumber } from '#src/core/read-number.ts';
import type { Cell, CollectionSettings } from './collection.ts';

/** How a column writes days with slashes: told by one whose first or second number can be no month. */
export type DayOrder = CollectionSettings['dayOrder'];

type Read<Value> = { value: Value } | { fault: 'date' | 'date-doubtful' | 'number' | 'currency'; meant?: string };

/** Countries of the network that pay in another money: an amount of theirs that does not say so may not be in euro. */
const otherMoney = new Set(['SE', 'DK', 'NO', 'IS', 'CH', 'PL', 'CZ', 'HU', 'RO', 'UK', 'RS', 'AL', 'MK', 'TR', 'UA']);
const euro = /€|\beur(?:os?)?\b/i;
const others =
  /\b(?:sek|dkk|nok|isk|chf|pln|czk|huf|ron|gbp|usd|kr|kronor|kroner|lei|ft|bgn)\b|kč|zł|[£$¥]|\b(?:tkr|mkr)\b/iu;

const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})$/;

/** Finds how the days of a column are written; null where nothing tells, or its rows differ. */
export function findDayOrder(cells: readonly Cell[]): DayOrder {
  let [isDayFirst, isMonthFirst] = [false, false];
  for (const cell of cells) {
    const [, first, second] = slashed.exec(String(cell ?? '').trim()) ?? [];
    isDayFirst ||= Number(first) > 12;
    isMonthFirst ||= Number(second) > 12;
  }
  if (isDayFirst === isMonthFirst) return null;
  return isDayFirst ? 'day-first' : 'month-first';
}

/**
 * Reads a day, month or year as exact as it is written. Where day and month can be either way round, the column tells, then the language of the
 * text: only English is written both ways.
 */
export function readDay(cell: Cell, language: string, order: DayOrder): Read<string> {
  const text = String(cell ?? '')
    .trim()
    .replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '')
    .replace(/^(\d{1,2})([./-])(\d{1,2})\2(\d{2})$/, '$1$2$3$220$4');
  const reading = readDate(text);
  if (reading.type === 'date') return { value: reading.value };
  if (reading.type === 'none') return { fault: 'date' };
  const [dayFirst = '', monthFirst = ''] = reading.readings;
  if (order === 'month-first') return { value: monthFirst };
  if (order === 'day-first' || language !== 'en') return { value: dayFirst };
  return { fault: 'date-doubtful', meant: reading.readings.join(' / ') };
}

/** Reads an amount in euro. `header` is the name of its column, `country` where the record is from. */
export function readEuro(cell: Cell, { header, country }: { header: string; country: string }): Read<number> {
  const text = String(cell ?? '');
  const saysEuro = euro.test(text) || euro.test(header);
  if (others.test(text) || (!saysEuro && (others.test(header) || otherMoney.has(country))))
    return { fault: 'currency' };
  if (typeof cell === 'number') return cell >= 0 ? { value: cell } : { fault: 'number' };
  const reading = readNumber(text, 2);
  return reading.type === 'number' && reading.value >= 0 ? { value: reading.value } : { fault: 'number' };
}

/** Reads how many persons: a whole number. */
export function readPersons(cell: Cell): Read<number> {
  const reading = typeof cell === 'number' ? ({ type: 'number', value: cell } as const) : readNumber(String(cell), 0);
  return reading.type === 'number' && Number.isInteger(reading.value) && reading.value >= 0
    ? { value: reading.value }
    : { fault: 'number' };
}
