import type { Meaning } from './lexicon.ts';
import { hasSlot, isFrame, type Part } from './part.ts';
import type { Token } from './tokens.ts';

/** The number of small parts between a limit and its number: "mindestens rund 20 %". */
const mostBetween = 2;
/** The number of parts between a number and a limit behind it: "15 % unemployment or more". */
const mostBehind = 3;
/** Above this a number that is no year is no count of regions. */
const leastAmount = 3_000;

/**
 * Makes sides of words for a limit that stand with a number: "at least 20 %", "15 % or more". Elsewhere they say nothing: "tell me at least who".
 * A superlative that is also such a word, "minst 15 procent", is none beside a number.
 */
export function takeBounds(parts: readonly Part[], tokens: readonly Token[], text: string) {
  takeSides(parts);
  parts.forEach((part, index) => {
    const before = part.meanings.find(({ slot }) => slot === 'bound' || slot === 'bound-verb');
    const behind = part.meanings.find(({ slot }) => slot === 'bound-behind' || slot === 'bound-behind-verb');
    if (!before && !behind) return;
    const others = part.meanings.filter((each) => each !== before && each !== behind);
    // "Who exceeds Murcia": a verb says something without a number too.
    const isVerb = [before, behind].some((each) => each?.slot.endsWith('-verb'));
    if (before && parts[indexOfNumber(parts, index, tokens, text)]) part.meanings = [sideOf(before.value)];
    else if (behind && parts.slice(Math.max(0, index - mostBehind), index).some((each) => isLimit(each, tokens, text)))
      part.meanings = [
        { slot: 'side-behind', value: behind.value, ...(behind.slot === 'bound-behind' && { isBound: true as const }) },
      ];
    else part.meanings = others.length > 0 || isVerb ? others : [{ slot: 'filler', value: 'w' }];
  });
}

/** "Above us": held against us, as "higher than ours". "Above or below the median": whichever it is. */
function takeSides(parts: readonly Part[]) {
  parts.forEach((part, index) => {
    const side = part.meanings.find(({ slot }) => slot === 'side');
    const next = parts[index + 1];
    if (!side || !next || hasSlot(part, 'age')) return;
    const held = parts.slice(index + 1, index + 2 + mostBetween).find((each) => !hasSlot(each, 'place'));
    if (hasSlot(held, 'we') && !hasSlot(held, 'we', 'clitic'))
      part.meanings = [
        { slot: 'direction', value: side.value },
        { slot: 'than', value: 'than' },
      ];
    const other = parts[index + 2];
    if (other && hasSlot(next, 'and') && (hasSlot(other, 'side') || hasSlot(other, 'direction')))
      for (const each of [part, other]) each.meanings = [{ slot: 'filler', value: 'w' }];
  });
}

function indexOfNumber(parts: readonly Part[], index: number, tokens: readonly Token[], text: string): number {
  for (let at = index + 1; at <= index + 1 + mostBetween; at += 1) {
    const part = parts[at];
    if (!part) break;
    if (isLimit(part, tokens, text)) return at;
    if (part.number !== null || !(isFrame(part) || hasSlot(part, 'article'))) break;
  }
  return -1;
}

function isLimit(part: Part, tokens: readonly Token[], text: string): boolean {
  return part.number !== null && (isPercent(part, tokens, text) || part.number > leastAmount);
}

/** Returns whether "%", or its word, stands behind a number. */
export function isPercent(part: Part, tokens: readonly Token[], text: string): boolean {
  const last = tokens[part.end - 1];
  const next = tokens[part.end];
  if (/^\s*%/.test(next?.gap ?? '')) return true;
  // "%5", as Basque writes it.
  if (/%\s?$/.test(tokens[part.start]?.gap ?? '')) return true;
  if (/^(?:percent|per|por|prozent|procent|pour|pct|procent\w*|ehuneko)$/.test(next?.folded ?? '')) return true;
  return last !== undefined && /^\s*%/.test(text.slice(last.at + last.text.length));
}

/** "At least" is the higher side with the limit itself, "more than" without it. */
function sideOf(value: string): Meaning {
  if (value === 'at-least') return { slot: 'side', value: 'higher', isBound: true };
  return value === 'at-most' ? { slot: 'side', value: 'lower', isBound: true } : { slot: 'side', value };
}
