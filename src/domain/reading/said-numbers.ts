import type { Content, Frame } from './frame.ts';

/** A number as it is written: "1 250", "12,5", "2013", "12.5.2024". */
const written = /\d+(?:[ .,'’\u00a0\u202f/:–-]\d+)*/gu;
const grouped = /[ .,'’\u00a0\u202f](?=\d{3}(?!\d))/gu;

/**
 * Lists the numbers in digits that a message has and lines made of it do not, as they were said. Whatever rule took a number as a count, a year or
 * a limit: where no line has it, nothing was done with it.
 */
export function lostNumbers(frame: Frame, lines: string): string[] {
  const held = new Set(lines.split(/[\s=,"]+/));
  return frame.content.flatMap((content) => (isLost(content, frame, held) ? [content.said] : []));
}

function isLost({ said, at, codes, slots }: Content, frame: Frame, held: ReadonlySet<string>): boolean {
  const isHour = frame.intents.some((intent) => intent.value === 'weekday:day' && intent.at === at);
  // "Over 65", "per km2", a code: a word that means something as a whole. An age has its own account.
  const isWord = codes.length > 0 || slots.some((slot) => slot !== 'number');
  const isAge = frame.age !== null && /\d/.test(frame.age);
  const numbers = isWord || isHour || isAge ? [] : (said.match(written) ?? []);
  return numbers.some((number) => !isHeld(number, held) && !isWithin(number, frame));
}

/** "2008, 2012 and 2020": the years between are shown too. */
function isWithin(number: string, { period }: Frame): boolean {
  if (period?.type !== 'span' || !/^\d{4}$/.test(number)) return false;
  const { since = 0, until = Number.POSITIVE_INFINITY } = period;
  // "Before 2015": until the year before it.
  const last = period.since === undefined ? until + 1 : until;
  return Number(number) >= since && Number(number) <= last;
}

function isHeld(number: string, held: ReadonlySet<string>): boolean {
  const plain = number.replace(grouped, '');
  const parts = number.split(/[/:–-]/u);
  return (
    [number, plain, plain.replace(',', '.'), String(Number(plain.replace(',', '.')))].some((form) => held.has(form)) ||
    (parts.length > 1 && parts.every((part) => held.has(part)))
  );
}
