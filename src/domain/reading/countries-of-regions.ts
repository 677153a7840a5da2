import type { Part } from './part.ts';
import type { Token } from './tokens.ts';

/** Nouns for regions, countries and islands, folded. */
export const regionWord =
  /^(?:regi|comuni(?:dad|tat)|provin|land|bundesl|lan$|lanen$|depart|countr|areas?$|pais|paes|pays|islands?$|islas?$|isol[ae]$|iles?$|inseln?$|illes?$|illa$|ilhas?$|oar(?:na)?$)/;

/** Countries that regions are said to be of. */
export function listCountriesOfRegions(parts: readonly Part[], tokens: readonly Token[]): string[] {
  return parts.flatMap((part) => {
    const country = part.meanings.find(({ slot }) => slot === 'country');
    return country && isBesideRegions(part, tokens) ? [country.value] : [];
  });
}

/** Whether a noun for regions stands near. */
export function isBesideRegions(part: Part, tokens: readonly Token[]): boolean {
  const near = [...tokens.slice(Math.max(0, part.start - 2), part.start), ...tokens.slice(part.start, part.end + 2)];
  return near.some(({ folded }) => regionWord.test(folded));
}
