import { foldText } from '#src/core/text.ts';
import { isThan } from './likeness.ts';
import { hasSlot, isFrame, type Part } from './part.ts';
import type { Phrases } from './phrases.ts';
import type { Token } from './tokens.ts';

/** So many parts may stand between "compared" and "country": "with the whole of the country". */
const mostBetween = 6;
/** "Compared with a country" is with any, "with the rest of the country" without the region. */
const other = /\b(?:an|any|un|una|uno|um|uma|une|ein|eine|einem|einen|en|ett|rest\w*|ubrig\w*|ovrig\w*)\b/;

function isOther(part: Part): boolean {
  const said = foldText(part.said);
  return other.test(said) || (said === 'a' && hasSlot(part, 'article'));
}

/** What may be said behind it: on what, and when. */
const goingOn = ['family', 'group', 'sex', 'age', 'area', 'period', 'average', 'trend'];

/**
 * "Compared with the country", "im Vergleich zum ganzen Land": the whole of the country of the region, as "the national average" is. A country that is
 * told by more words, "with the country of Denmark", "with the country that has least", is left.
 */
export function takeWholeCountry(parts: readonly Part[], tokens: readonly Token[], { isListed }: Phrases) {
  const isWhole = (part: Part) => isListed('whole-of', foldText(part.said));
  parts.forEach((part, index) => {
    if (part.place || !isListed('country-noun', foldText(part.said))) return;
    const before = parts.slice(Math.max(0, index - mostBetween), index);
    const from = before.findLastIndex(
      (each, at) => hasSlot(each, 'intent', 'compare') || isThan(parts, index - before.length + at),
    );
    const between = before.slice(from + 1);
    const isJoined = between.every(
      (each) => isWhole(each) || each.place !== null || (isFrame(each) && !hasSlot(each, 'turn') && !isOther(each)),
    );
    if (from < 0 || !isJoined || parts[index - 1]?.place || !isEnd(parts, index, tokens)) return;
    part.meanings = [{ slot: 'average', value: 'national' }];
    for (const each of between) if (isWhole(each)) each.meanings = [{ slot: 'filler', value: 'w' }];
  });
}

function isEnd(parts: readonly Part[], index: number, tokens: readonly Token[]): boolean {
  const behind = parts.slice(index + 1);
  const [first] = behind;
  if (!first || /[,;:.?!\n]/u.test(tokens[first.start]?.gap ?? '')) return true;
  const next = behind.find((each) => !isFrame(each) && !hasSlot(each, 'article') && !hasSlot(each, 'place'));
  return next === undefined || next.number !== null || goingOn.some((slot) => hasSlot(next, slot));
}
