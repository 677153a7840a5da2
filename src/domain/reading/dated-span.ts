import { readDate } from '#src/core/read-date.ts';
import { foldText } from '#src/core/text.ts';
import type { Part } from './part.ts';
import type { PhraseName, Phrases } from './phrases.ts';
import type { Token } from './tokens.ts';

/** A time to come that a message names: as lists of what has a date take it, and the folded words that say it. */
export type SaidSpan = { value: string; words: string[] };

const periods = ['this-week', 'next-week', 'this-month', 'next-month', 'this-year'] as const satisfies PhraseName[];
const units = [
  ['day-word', 'days', 366],
  ['week-word', 'weeks', 52],
  ['month-word', 'months', 24],
] as const;
/** Words between "before" and its day: "before the end of". */
const untilReach = 3;
const monthNames = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];

/**
 * Reads a time to come: "this month", "in the next two weeks", "in January 2027", "before 31 March 2027". Null where none is named, where it is past, or where several
 * are named.
 */
export function readSaidSpan(
  text: string,
  tokens: readonly Token[],
  parts: readonly Part[],
  phrases: Phrases,
): SaidSpan | null {
  if (tokens.some(({ folded }) => phrases.isListed('past-word', folded))) return null;
  const found = [
    ...periods.flatMap((name) => {
      const form = phrases.formIn(name, text);
      return form === null ? [] : [{ value: name as string, words: form.split(' ') }];
    }),
    ...readCounted(tokens, parts, phrases),
    ...readDays(tokens, phrases),
  ];
  const [span] = found;
  return span && found.length === 1 ? { ...span, words: [...span.words, ...besideOf(tokens, phrases)] } : null;
}

/** "Two weeks", "14 days". */
function readCounted(tokens: readonly Token[], parts: readonly Part[], { isListed }: Phrases): SaidSpan[] {
  return parts.flatMap(({ number, start, end }) => {
    if (number === null || !Number.isInteger(number) || number < 1) return [];
    const unit = tokens[end]?.folded ?? '';
    const [, value] = units.find(([list, , most]) => isListed(list, unit) && number <= most) ?? [];
    const words = tokens.slice(start, end + 1).map(({ folded }) => folded);
    return value === undefined ? [] : [{ value: `${number}-${value}`, words }];
  });
}

/** "In January", "in January 2027", "until 31 March 2027". */
function readDays(tokens: readonly Token[], { isListed }: Phrases): SaidSpan[] {
  const month = tokens.findIndex(({ folded }) => monthOf(folded) !== null);
  const token = tokens[month];
  if (!token) return [];
  const name = monthNames[(monthOf(token.folded) ?? 1) - 1] ?? '';
  const year = [tokens[month + 1], tokens[month + 2]].find((each) => /^20\d\d$/.test(each?.folded ?? ''))?.folded;
  const before = tokens.slice(Math.max(0, month - 2), month).toReversed();
  const day = before.find(({ folded }) => /^\d{1,2}(?:st|nd|rd|th)?$/.test(folded))?.folded;
  const isBehindIn = isListed('in-word', tokens[month - 1]?.folded ?? '');
  if (day === undefined) {
    // "Calls that may close": a month has its "in" before it or its year behind it.
    if (!isBehindIn && year === undefined) return [];
    const words = [token.folded, ...(year === undefined ? [] : [year])];
    const read = readDate(`${name} ${year ?? ''}`);
    return [{ value: year === undefined ? name : read.type === 'date' ? read.value : name, words }];
  }
  const first = tokens.findIndex(({ folded }) => folded === day);
  const isUntil = tokens
    .slice(Math.max(0, first - untilReach), first)
    .some(({ folded }) => isListed('until-word', folded));
  const read = readDate(`${Number.parseInt(day, 10)} ${name} ${year ?? ''}`);
  // A day alone is no time until which something is.
  return isUntil && read.type === 'date' ? [{ value: read.value, words: [day, token.folded, year ?? ''] }] : [];
}

function monthOf(word: string): number | null {
  if (word.length < 3 || /\d/.test(word)) return null;
  const read = readDate(`${word} 2021`);
  return read.type === 'date' ? Number(read.value.slice(5, 7)) : null;
}

/** "Next", "within", "until": what belongs to a time. */
const besideOf = (tokens: readonly Token[], { isListed }: Phrases): string[] =>
  tokens
    .map(({ folded }) => folded)
    .filter((word) => ['coming-time', 'until-word', 'in-word'].some((list) => isListed(list as 'in-word', word)));

/** Returns whether all words of a stretch belong to the time that a message names. */
export const isOfSpan = (said: string, span: SaidSpan | null): boolean =>
  span !== null && (foldText(said).match(/\w+/g) ?? ['?']).every((word) => span.words.includes(word));
