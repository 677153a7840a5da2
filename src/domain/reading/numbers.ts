import { foldText } from '#src/core/text.ts';
import { isPercent } from './bounds.ts';
import { regionWord } from './countries-of-regions.ts';
import type { Frame } from './frame.ts';
import { hasSlot, isFrame, type Part } from './part.ts';
import type { Phrases } from './phrases.ts';
import type { Token } from './tokens.ts';

const firstYear = 1950;
const lastYear = 2100;
const longestReach = 3;
const markReach = 4;

/** Reads the numbers of a sentence as years, ages, counts or thresholds; any other number stays an unused part. */
export function readNumbers(
  frame: Frame,
  parts: readonly Part[],
  tokens: readonly Token[],
  thisYear: number,
  { isListed }: Phrases,
): Set<Part> {
  const used = new Set<Part>();
  readYears(frame, parts, tokens, used, thisYear, isListed);
  readAges(frame, parts, tokens, used, isListed);
  readSpans(frame, parts, used);
  parts.forEach((part, index) => {
    if (part.number === null || used.has(part)) return;
    const token = tokens[part.start];
    const next = tokens[part.end];
    const before = tokens[part.start - 1];
    const isOfHundred = isPercent(part, tokens, frame.text);
    const isWhole = Number.isInteger(part.number);
    const hasNoun = isListed('number-noun', before?.folded ?? '') || isListed('number-noun-behind', next?.folded ?? '');
    if (isWhole && (/[#°º]/.test(token?.gap ?? '') || hasNoun)) {
      frame.number = part.number;
      used.add(part);
      return;
    }
    if (!isOfHundred && isHour(frame.text, token, before, next)) {
      frame.intents.push({ value: 'weekday:day', at: part.start, end: part.end });
      used.add(part);
      return;
    }
    if (isListed('week-word', next?.folded ?? '')) {
      frame.weeks = part.number;
      frame.weeksSaid = part.said;
      used.add(part);
      return;
    }
    const date = dateFrom(parts, index, tokens);
    if (date.length > 0) {
      for (const each of date) used.add(each);
      frame.unusedTurns.push(date.map(({ said }) => said).join('.'));
      return;
    }
    const joined = parts[index + 1];
    if (joined?.number != null && /^\s*[-–]\s*$/.test(tokens[joined.start]?.gap ?? '') && joined.number < 120) {
      // "> 10–12 %": of two limits neither is taken.
      const isLimited = sideBefore(parts, index) !== null || isPercent(joined, tokens, frame.text) || isOfHundred;
      if (isLimited) {
        used.add(part).add(joined);
        frame.unusedTurns.push(`${part.said}–${joined.said}`);
        return;
      }
      frame.age = `${part.number}–${joined.number}`;
      used.add(part).add(joined);
      return;
    }
    const side = sideBefore(parts, index) ?? sideBehind(parts, index);
    if (side && isOfHundred) {
      // "More than 10 % of them but less than 8 % of those": one list has one limit.
      if (frame.threshold !== null) frame.unusedTurns.push(part.said);
      frame.threshold = { side, value: part.number, said: part.said, isInclusive: isBound(parts, index) };
      used.add(part);
      return;
    }
    if (
      side &&
      (isListed('age-word', next?.folded ?? '') || part.number < 100) &&
      !isOfHundred &&
      frame.families.length > 0 &&
      isListed('age-word', next?.folded ?? '')
    ) {
      frame.age = `${part.said}`;
      used.add(part);
      return;
    }
    if (side && frame.families.length > 0) {
      frame.threshold = { side, value: part.number, said: part.said, isInclusive: isBound(parts, index) };
      used.add(part);
      return;
    }
    if (isListed('age-word', before?.folded ?? '') && part.number < 120) {
      frame.age = part.said;
      used.add(part);
      return;
    }
    if (/^\d/.test(part.said) || frame.superlative !== null || isOfRegions(part, parts[index - 1], tokens)) {
      const isCounted =
        frame.superlative !== null ||
        frame.intents.some(({ value }) => value === 'rank' || value === 'peers') ||
        ((frame.direction !== null || firstWord.test(before?.folded ?? '')) && regionWord.test(next?.folded ?? ''));
      // "65+" is an age.
      const isOpen = frame.text[(tokens[part.end - 1]?.at ?? 0) + (tokens[part.end - 1]?.text.length ?? 0)] === '+';
      if (isCounted && !isOfHundred && isWhole && part.number > 0 && part.number <= 100) {
        frame.count = isOpen ? frame.count : part.number;
        used.add(part);
      }
    }
  });
  return used;
}

/** "12.5.2024", "3/11/2025": a day, of which no figure is. */
function dateFrom(parts: readonly Part[], index: number, tokens: readonly Token[]): Part[] {
  const all = parts.slice(index, index + 3);
  const isJoined = all.slice(1).every(({ start }) => /^[./]\s?$/u.test(tokens[start]?.gap ?? ''));
  const isDay = /^\d{1,2}$/.test(all[0]?.said ?? '') && /^\d{1,2}$/.test(all[1]?.said ?? '');
  return all.length === 3 && isJoined && isDay && /^\d{2}(?:\d{2})?$/.test(all[2]?.said ?? '') ? all : [];
}

const firstWord =
  /^(?:first|primer[ao]s|prim[ei]|primeir[ao]s|primeres|premieres|premiers|ersten|forsta|pierwsz(?:e|ych)|lehenengo|lehen)$/;
const manyRegions = /(?:[^i]s|i|isole|en|er|na|ow|ony|rik|ak|deek)$/;
const ofTheTwo = /^(?:of|between|de|del[ls]e?|entre|tra|fra|in|en|em|nelle|nas|nos|das|dos|des|von|av)$/;

/** "Las cinco regiones", "top cinco": a number in words of a list; "in which of the two regions" has no list. */
function isOfRegions({ start, end, number }: Part, before: Part | undefined, tokens: readonly Token[]): boolean {
  if (hasSlot(before, 'intent', 'rank')) return true;
  const next = tokens[end]?.folded ?? '';
  const isBound = number === 2 && [start - 1, start - 2].some((at) => ofTheTwo.test(tokens[at]?.folded ?? ''));
  return regionWord.test(next) && manyRegions.test(next) && !isBound;
}

/** "At 8", "9h", "17 Uhr", "kl 8", "a las 8", "7h30", "8:30". */
function isHour(text: string, token: Token | undefined, before: Token | undefined, next: Token | undefined): boolean {
  if (!token || Number(token.text) > 59) return false;
  const behind = text.slice(token.at + token.text.length, token.at + token.text.length + 9);
  return (
    /^\s?(?:h(?:\d|(?!\p{L}))|:\d\d|[ap]m(?!\p{L})|o['’ ]?clock)/iu.test(behind) ||
    /^(?:uhr|h|hours?|heures?|horas?|hores|klockan)$/.test(next?.folded ?? '') ||
    (/^(?:at|kl|klockan|um|las|alle|les|as)$/.test(before?.folded ?? '') && next === undefined) ||
    (/:$/.test(token.gap) && /^\d+$/.test(before?.text ?? ''))
  );
}

function sideBefore(parts: readonly Part[], index: number): 'below' | 'above' | null {
  for (let back = index - 1; back >= Math.max(0, index - longestReach); back -= 1) {
    if (hasSlot(parts[back], 'direction', 'lower') || hasSlot(parts[back], 'side', 'lower')) return 'below';
    if (hasSlot(parts[back], 'direction', 'higher') || hasSlot(parts[back], 'side', 'higher')) return 'above';
  }
  return null;
}

/** "At least 20 %", "15 % or more": the limit itself is meant too. `takeBounds` made sides of such words. */
function isBound(parts: readonly Part[], index: number): boolean {
  const near = [
    ...parts.slice(Math.max(0, index - longestReach), index),
    ...parts.slice(index + 1, index + 1 + longestReach),
  ];
  return near.some(({ meanings }) => meanings.some((each) => each.isBound === true));
}

/** "15 % or more". */
function sideBehind(parts: readonly Part[], index: number): 'below' | 'above' | null {
  const value = parts
    .slice(index + 1, index + 1 + longestReach)
    .flatMap(({ meanings }) => meanings)
    .find(({ slot }) => slot === 'side-behind')?.value;
  return value === undefined ? null : value === 'lower' ? 'below' : 'above';
}

function readYears(
  frame: Frame,
  parts: readonly Part[],
  tokens: readonly Token[],
  used: Set<Part>,
  thisYear: number,
  isListed: Phrases['isListed'],
) {
  const years = parts.filter(
    ({ number, said }) => number !== null && /^\d{4}$/.test(said) && number >= firstYear && number <= lastYear,
  );
  if (years.length === 0) return;
  for (const part of years) used.add(part);
  // A month, or what is to come, is not answered by the figure of a year.
  // "During the crisis, 2008 to 2014": the years say which time.
  if (frame.period !== null && frame.period.type !== 'latest' && frame.period.type !== 'ago') return;
  const last = years.at(-1);
  if ((last?.number ?? 0) > thisYear) {
    frame.period = { type: 'future' };
    return;
  }
  const [first] = years;
  if (!first?.number) return;
  const index = parts.indexOf(first);
  const nearMark = (value: string) => hasMark(parts, index, value);
  const named = years.flatMap(({ number }) => number ?? []);
  if (new Set(named).size > 1) {
    const since = Math.min(...named);
    // "2013, 2018 and now".
    const isOpen = years.some((part) => isJoinedWithNow(parts, parts.indexOf(part), tokens));
    frame.period = { type: 'span', since, ...(!isOpen && { until: Math.max(...named) }) };
    return;
  }
  // "in" is also "since" in some languages' lists: a year behind a bare preposition of place is that year.
  const before = parts[index - 1];
  const word = before && before.end - before.start === 1 ? (tokens[before.start]?.folded ?? '') : '';
  const isPlain =
    /^(?:in|en|em|a|i|de|d|del|im|of|for|do|du|nel|tipo|like|say|etwa|circa|verso|diciamo|digamos|disons|genre|sagen|typ|posem|exemplo|ejemplo|esempio|exemple|beispiel|exempel|example|eg|vers|w|we|na)$/.test(
      word,
    );
  const isOnward = hasSlot(parts[index + 1], 'period', 'onward') || hasSlot(parts[index + 2], 'period', 'onward');
  const isToNow = !nearMark('until') && isJoinedWithNow(parts, index, tokens);
  if (isOnward || isToNow || (!isPlain && nearMark('since'))) frame.period = { type: 'span', since: first.number };
  else if (!isPlain && nearMark('until')) {
    // "Before 2015": that year is none of them.
    const isBefore = isListed('before-word', foldText(markBefore(parts, index, 'until')?.said ?? ''));
    frame.period = { type: 'span', until: isBefore ? first.number - 1 : first.number };
  } else frame.period = { type: 'year', year: first.number };
}

/** "In 2010 and how many today", "now and in 2010": the year and the newest figure are both asked for. */
function isJoinedWithNow(parts: readonly Part[], index: number, tokens: readonly Token[]): boolean {
  const isJoint = (part: Part) => hasSlot(part, 'and') || hasSlot(part, 'intent', 'compare');
  const isBegin = ({ start }: Part) => /[.?!;\n]/u.test(tokens[start]?.gap ?? '');
  return parts.some((part, at) => {
    if (at === index || !hasSlot(part, 'period', 'latest')) return false;
    const between = parts.slice(Math.min(at, index) + 1, Math.max(at, index));
    // "In 2013? And now?": nothing else is asked behind the end.
    const isOneSentence = !between.some(isBegin) && (at < index || !isBegin(parts[at] as Part));
    return between.some(isJoint) && (isOneSentence || (at === parts.length - 1 && between.every(isFrame)));
  });
}

/** "Since the year 2012": a mark before a year, small words aside. */
function hasMark(parts: readonly Part[], index: number, value: string): boolean {
  return markBefore(parts, index, value) !== null;
}

function markBefore(parts: readonly Part[], index: number, value: string): Part | null {
  for (let back = index - 1; back >= Math.max(0, index - markReach); back -= 1) {
    const part = parts[back];
    if (!part) return null;
    if (hasSlot(part, 'period', value)) return part;
    if (!isFrame(part) && !hasSlot(part, 'period')) return null;
  }
  return null;
}

const oldest = 120;

/** "From 15 to 74 years": a band of ages. */
function readAges(
  frame: Frame,
  parts: readonly Part[],
  tokens: readonly Token[],
  used: Set<Part>,
  isListed: Phrases['isListed'],
) {
  parts.forEach((part, index) => {
    const until = parts[index + 2];
    if (part.number === null || until?.number == null || used.has(part) || used.has(until)) return;
    if (
      part.number >= until.number ||
      until.number > oldest ||
      !isListed('age-between', foldText(parts[index + 1]?.said ?? ''))
    )
      return;
    const around = [tokens[until.end], tokens[part.start - 1]];
    if (!around.some((token) => isListed('age-word', token?.folded ?? ''))) return;
    frame.age = `${part.number}–${until.number}`;
    used.add(part).add(until);
  });
}

function readSpans(frame: Frame, parts: readonly Part[], used: Set<Part>) {
  parts.forEach((part, index) => {
    const isYears = hasSlot(part, 'period', 'year');
    const isDecade = hasSlot(part, 'period', 'decade');
    const before = parts[index - 1];
    // "15 to 74 years".
    if ((!isYears && !isDecade) || (before && before.number !== null && used.has(before) && frame.age !== null)) return;
    const near = parts.slice(Math.max(0, index - longestReach), index + longestReach);
    const isLast = near.some((each) => hasSlot(each, 'period', 'last'));
    const isSince = parts
      .slice(Math.max(0, index - longestReach), index)
      .some((each) => hasSlot(each, 'period', 'since'));
    const isAgo = near.some((each) => hasSlot(each, 'period', 'ago'));
    const counted = parts
      .slice(Math.max(0, index - longestReach), index)
      .find((each) => each.number !== null && Number.isInteger(each.number) && !used.has(each) && each.number < 60);
    if (counted?.number) {
      // "Depuis cinq ans".
      const isSpan = !isAgo && (isLast || isSince || frame.isTrend);
      // "Today and ten years ago".
      if (frame.period === null || frame.period.type === 'latest')
        frame.period = isSpan ? { type: 'years', count: counted.number * (isDecade ? 10 : 1) } : { type: 'ago' };
      used.add(counted);
    } else if (isLast && isDecade) frame.period ??= { type: 'years', count: 10 };
    else if (isLast && isYears) frame.isTrend = true;
  });
}
