import { foldText } from '#src/core/text.ts';
import { hasSlot, isFrame, type Part } from './part.ts';
import type { Phrases } from './phrases.ts';
import type { Token } from './tokens.ts';

/**
 * Gives a group that is a feminine noun the sex it says: "las extranjeras", "le straniere", "les immigrées", "as imigrantes". "Personas extranjeras" are of both
 * sexes: there the ending is that of the noun.
 */
export function takeWomen(parts: readonly Part[], tokens: readonly Token[], { isListed }: Phrases) {
  if (parts.some((part) => hasSlot(part, 'sex'))) return;
  parts.forEach((part, index) => {
    const before = parts[index - 1];
    const word = tokens[part.start]?.folded ?? '';
    if (!hasSlot(part, 'group') || !before || !isFrame(before) || hasSlot(before, 'and')) return;
    const article = foldText(before.said);
    const isNoun = isListed('feminine-people', word) && !parts.slice(0, index).some(isOfBoth);
    const isCommon = isListed('people-of-either-sex', word) && isListed('feminine-article', article);
    if (isNoun || isCommon) part.meanings = [...part.meanings, { slot: 'sex', value: 'women' }];
  });

  function isOfBoth({ said }: Part): boolean {
    return foldText(said)
      .split(/[^\p{L}]+/u)
      .some((word) => isListed('feminine-noun', word));
  }
}
