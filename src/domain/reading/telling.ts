import { hasSlot, type Part } from './part.ts';
import type { Token } from './tokens.ts';

const measured = ['family', 'group', 'sex', 'age', 'share'];

/** Returns whether a word stands, in its sentence, behind the first thing that is measured or named, or touches what is measured. */
export function isTelling(parts: readonly Part[], word: Part, tokens: readonly Token[], language: string): boolean {
  const index = parts.indexOf(word);
  const isEnd = (part: Part | undefined) => /[.?!;\n]/u.test(tokens[part?.start ?? 0]?.gap ?? '');
  const isMeasured = (part: Part | undefined) => measured.some((slot) => hasSlot(part, slot));
  const after = parts[index + 1];
  // "The regions of Norden": a name that is not known.
  const token = tokens[word.start];
  if (token?.isCapital && !token.isFirst && token.text.length > 2 && language !== 'de') return true;
  const touches = isMeasured(after) && /^[\s-]*$/u.test(tokens[after?.start ?? 0]?.gap ?? '');
  if (isBesideRegions(parts, index, tokens)) return true;
  if (touches || isOfMeasure(parts, index, tokens)) return true;
  for (let at = index; at > 0 && !isEnd(parts[at]); at -= 1) {
    const before = parts[at - 1];
    if (before?.place || isMeasured(before) || hasSlot(before, 'intent', 'peers')) return true;
  }
  return false;
}

const of = /^(?:of|in|de|del|d|di|dell|della|dei|degli|delle|du|des|von|der|av|do|da|dos|das|dels)$/;
const mostSmall = 3;

/** "The cost of unemployment", "twice our unemployment", "il doppio dei nostri NEET": of what is measured. */
function isOfMeasure(parts: readonly Part[], index: number, tokens: readonly Token[]): boolean {
  const behind = parts.slice(index + 1, index + 2 + mostSmall);
  const at = behind.findIndex((part) => measured.some((slot) => hasSlot(part, slot)));
  const between = behind.slice(0, Math.max(at, 0));
  const isSmall = between.every((part) => ['article', 'place', 'we'].some((slot) => hasSlot(part, slot)));
  const isBound =
    of.test(tokens[between[0]?.start ?? -1]?.folded ?? '') || between.some((part) => hasSlot(part, 'we', 'possessive'));
  const hasEnd = tokens.slice(parts[index]?.end, behind[at]?.end).some(({ gap }) => /[.?!;:,\n]/u.test(gap));
  return at > 0 && isSmall && isBound && !hasEnd;
}

const regions =
  /^(?:regions|regiones|regioni|regionen|regioner|regioes|territories|territorios|territori|territoires|territoris|comunidades|comunitats|provinces|provincias)$/;

/** "Outermost regions", "regioni urbane": what sort of regions is asked for. */
function isBesideRegions(parts: readonly Part[], index: number, tokens: readonly Token[]): boolean {
  const word = parts[index];
  if (word === undefined || index === 0) return word !== undefined && regions.test(tokens[word.end]?.folded ?? '');
  const isTouching = (at: number) => /^[\s-]*$/u.test(tokens[at]?.gap ?? '.');
  const before = isTouching(word.start) && regions.test(tokens[word.start - 1]?.folded ?? '');
  return before || (isTouching(word.end) && regions.test(tokens[word.end]?.folded ?? ''));
}
