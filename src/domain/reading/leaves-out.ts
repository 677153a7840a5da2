import { foldText } from '#src/core/text.ts';
import { hasSlot, isFrame, type Part } from './part.ts';
import type { Phrases } from './phrases.ts';
import type { Token } from './tokens.ts';

type IsListed = Phrases['isListed'];

/** So many words behind "leave" its "out" may stand, and so many parts behind "none of" the name. */
const reach = 6;
const reachName = 4;

/** "Leave Greece out", "lass Griechenland weg": the verb stands on both sides of the name. Its end is a small word then. */
export function isLeftAround(
  parts: readonly Part[],
  index: number,
  tokens: readonly Token[],
  isListed: IsListed,
): boolean {
  const part = parts[index];
  if (!part || !isListed('leaving', foldText(part.said))) return false;
  const behind = tokens.slice(part.end, part.end + reach);
  const stop = behind.findIndex(({ gap }) => /[.?!;\n]/u.test(gap));
  const close = (stop < 0 ? behind : behind.slice(0, stop)).findIndex(({ folded }) => isListed('left-behind', folded));
  const end = part.end + close;
  // "Take Skåne and find out": the end has to stand right behind the name.
  const isOnes = /^(?:ones|regions|regionen|regionerna|lander|lands?)$/.test(tokens[end - 1]?.folded ?? '') ? 1 : 0;
  const isNamed = parts.some((each) => each.end === end - isOnes && (each.place !== null || hasSlot(each, 'country')));
  if (close < 1 || !isNamed) return false;
  const last = parts.find(({ start }) => start === end);
  if (last?.meanings.length === 0) last.meanings = [{ slot: 'filler', value: 'w' }];
  return true;
}

/** "Todas menos las italianas": where a name follows, "less" leaves it out. */
export function isLessThat(parts: readonly Part[], index: number, isListed: IsListed): boolean {
  const part = parts[index];
  if (!part || !hasSlot(part, 'direction', 'lower') || !isListed('excepting', foldText(part.said))) return false;
  const next = parts.slice(index + 1).find((part) => !hasSlot(part, 'article') && !isFrame(part));
  const isNear = next !== undefined && parts.indexOf(next) - index <= 3;
  const isCompared = isNear && parts.slice(index, parts.indexOf(next)).some((each) => hasSlot(each, 'than'));
  return (
    isNear &&
    !isCompared &&
    (next.place !== null ||
      (hasSlot(next, 'we') && !hasSlot(next, 'we', 'clitic')) ||
      hasSlot(next, 'scope') ||
      next.meanings.some(({ slot }) => slot === 'country'))
  );
}

/** "…, none of them Italian", "keine aus Sachsen", "but nothing from Sicily": what stands behind is left out. */
export function isNoneOf(parts: readonly Part[], index: number, tokens: readonly Token[], isListed: IsListed): boolean {
  const part = parts[index];
  const first = foldText(part?.said ?? '').split(' ')[0] ?? '';
  if (!part || part.place) return false;
  // "Is there nothing from Sicily?" asks for what is there.
  const isBegin =
    /[,;:–(-]/u.test(tokens[part.start]?.gap ?? '') || isListed('turning', foldText(parts[index - 1]?.said ?? ''));
  if (!isListed('none-of', first) && !(isBegin && isListed('nothing-of', first))) return false;
  const next = parts
    .slice(index + 1, index + 1 + reachName)
    .find((each) => each.place !== null || hasSlot(each, 'country') || !isListed('none-small', foldText(each.said)));
  return next !== undefined && (next.place !== null || hasSlot(next, 'country'));
}
