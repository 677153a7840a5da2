import type { Direction, Frame, Superlative } from '../frame.ts';
import type { Words } from '../part.ts';
import { foldWords, listTokens, type Token } from '../tokens.ts';
import type { ModelItem } from './item.ts';

/** Where words stand in a message: tokens `start` to before `end`. */
type Span = { start: number; end: number };

/**
 * A frame with what a language model read besides. What was read without it stands: the model only fills slots that are empty, with words that are
 * in the message. A place that only the model knows is asked about, a number it does not account for still forbids a figure, and words it does
 * not read stay unused. Null where it adds nothing.
 */
export function mergeModelItems(frame: Frame, items: readonly ModelItem[], words: Words): Frame | null {
  const tokens = listTokens(frame.text);
  const merged: Frame = structuredClone(frame);
  const topic: Span[] = [];
  const taken: Span[] = [];
  for (const item of items) {
    const span = findSpan(tokens, item.said);
    if (span === null) continue;
    if (item.slot === 'topic') topic.push(span);
    else if (!takeItem(merged, item, span, words)) continue;
    taken.push(span);
  }
  if (taken.length === 0) return null;
  if (topic.length > 0 && merged.intents.some(({ value }) => value === 'experience'))
    merged.topic = tokens.filter((_, index) => topic.some(covers(index))).map(({ text }) => text);
  merged.residue = frame.residue.filter(({ at }) => !taken.some(covers(at)));
  merged.content = frame.content.filter(({ at }) => !taken.some(covers(at)));
  return merged;
}

const covers =
  (at: number) =>
  ({ start, end }: Span) =>
    at >= start && at < end;

function findSpan(tokens: readonly Token[], said: string): Span | null {
  const wanted = foldWords(said);
  if (wanted.length === 0) return null;
  const start = tokens.findIndex((_, index) => wanted.every((word, offset) => tokens[index + offset]?.folded === word));
  return start < 0 ? null : { start, end: start + wanted.length };
}

/** Slots that words may fill which are read already: numbers and places that are checked on their own. */
const free = new Set<ModelItem['slot']>(['except', 'year', 'since', 'until']);

/** Tells whether a span is left over: where every word was read and nothing is wanted, what is wanted may stand in any of them. */
function isLeftOver({ residue, matters, intents }: Frame, span: Span): boolean {
  if (residue.length === 0 && matters.length === 0) return intents.length === 0;
  return [...residue, ...matters].some(({ at }) => covers(at)(span));
}

/** Returns whether the frame took it. */
function takeItem(frame: Frame, item: ModelItem, span: Span, words: Words): boolean {
  const { slot, value } = item;
  if (!free.has(slot) && !isLeftOver(frame, span)) return false;
  const at = span.start;
  const said = saidOf(frame, span);
  switch (slot) {
    case 'intent': {
      const intent = value === 'subscribe' ? 'verb:subscribe' : value;
      if (frame.intents.some((each) => each.value === intent)) return false;
      frame.intents.push({ value: intent, at, end: span.end });
      return true;
    }
    case 'family':
      if (frame.families.length > 0) return false;
      frame.families.push({ value, at });
      return read(frame, said, value);
    case 'group':
      if (frame.groups.some((each) => each.value !== 'everyone')) return false;
      frame.groups.push({ value, at, said, ofFamily: null });
      return read(frame, said, value);
    case 'sex':
    case 'age':
    case 'never':
    case 'status':
      if (frame[slot] !== null) return false;
      frame[slot] = value;
      return read(frame, said, value);
    case 'area':
      if (frame.areas.length > 0) return false;
      frame.areas.push(value);
      return read(frame, said, value);
    case 'direction':
      if (frame.direction !== null || frame.superlative !== null) return false;
      frame.direction = value as Direction;
      return read(frame, said, value);
    case 'superlative':
      if (frame.direction !== null || frame.superlative !== null) return false;
      frame.superlative = value as Superlative;
      return read(frame, said, value);
    case 'own':
      if (frame.isOwn || frame.regions.length > 0 || frame.unknownPlaces.length > 0) return false;
      frame.isOwn = true;
      return read(frame, said, 'your region');
    case 'share':
      if (frame.isShare) return false;
      frame.isShare = true;
      return read(frame, said, 'share');
    case 'region':
      return takeRegion(frame, value, said, span, words);
    case 'except':
      return takeExcept(frame, span, words);
    case 'year':
    case 'since':
    case 'until':
      return takeYear(frame, slot, value, said);
    default:
      return false;
  }
}

function read(frame: Frame, said: string, meant: string): true {
  frame.corrections = [...frame.corrections, { said, meant }];
  return true;
}

function saidOf({ text }: Frame, { start, end }: Span): string {
  const tokens = listTokens(text);
  const [first, last] = [tokens[start], tokens[end - 1]];
  return first && last ? text.slice(first.at, last.at + last.text.length) : '';
}

/** A name that no table has may be any place: its reader is asked. */
function takeRegion(frame: Frame, value: string, said: string, span: Span, { places }: Words): boolean {
  const isHeld = [...frame.regions, ...frame.unknownPlaces].some(({ at }) => covers(at)(span));
  const tokens = listTokens(value);
  const found = places.findAt(tokens, 0, 'en');
  if (isHeld || !found || found.end < tokens.length || found.place.regions.length === 0) return false;
  frame.unknownPlaces.push({ said, why: 'unknown', candidates: found.place.regions, at: span.start });
  return true;
}

/** A place that was read as asked for, and is to be left out. */
function takeExcept(frame: Frame, span: Span, { places }: Words): boolean {
  const named = frame.regions.filter(({ at }) => covers(at)(span));
  if (named.length === 0) return false;
  frame.regions = frame.regions.filter((region) => !named.includes(region));
  frame.scope.excluded = [
    ...frame.scope.excluded,
    ...named.map(({ code, said }) => ({ code, said, isAdjective: false })),
  ];
  const said = saidOf(frame, span);
  use(frame, said);
  return read(frame, said, `except ${named.map(({ code }) => places.nameOf(code)).join(', ')}`);
}

function takeYear(frame: Frame, slot: 'year' | 'since' | 'until', value: string, said: string): boolean {
  const isSaid = /^(?:19|20)\d\d$/.test(value) && foldWords(said).includes(value);
  if (!isSaid || (frame.period !== null && (frame.period.type !== 'span' || slot === 'year'))) return false;
  const year = Number(value);
  frame.period = slot === 'year' ? { type: 'year', year } : { type: 'span', ...(frame.period ?? {}), [slot]: year };
  use(frame, said);
  return true;
}

/** A number or a "not" that is within what was taken is used. */
function use(frame: Frame, said: string) {
  const words = foldWords(said);
  frame.unusedTurns = frame.unusedTurns.filter((turn) => !foldWords(turn).every((word) => words.includes(word)));
}
