import type { Part } from './part.ts';
import type { Token } from './tokens.ts';

/** Nouns for regions, countries and islands, folded. */
export const regionWord =
  /^(?:regi|comuni(?:dad|tat)|provin|land|bundesl|lan$|lanen$|depart|countr|areas?$|pais|paes|pays|islands?$|islas?$|isol[ae]$|iles?$|inseln?$|illes?$|illa$|ilhas?$|oar(?:na)?$|kraj(?:u|e|ow|ach|em)?$|wojewodztw|wysp[aeyo]?|eskualde|herrialde|lurralde|erkidego|probintzi|uharte)/;

/** Countries that regions are said to be of. */
export function listCountriesOfRegions(parts: readonly Part[], tokens: readonly Token[]): string[] {
  return parts.flatMap((part) => {
    const country = part.meanings.find(({ slot }) => slot === 'country');
    return country && isBesideRegions(part, tokens) ? [country.value] : [];
  });
}

/** Nouns for what regions did, folded. */
export const practiceWord =
  /^(?:proje[ckt]|proyect|progett|practi|pratic|pratiq|prax|praktik|exampl|exempl|ejempl|esemp|beispiel|experien|esperien|erfahrung|erfaren|idea|ideas|idee|ideen|ideer|ideia|initiativ|iniciativ|iniziativ|inicjatyw|doswiadcz|przyklad|esperientzi|proiektu|jardunbide|ekimen|adibide)/;

/** Returns whether a noun for regions stands near, or one for what they did beside it: "Swedish projects". */
export function isBesideRegions(part: Part, tokens: readonly Token[]): boolean {
  const near = [...tokens.slice(Math.max(0, part.start - 2), part.start), ...tokens.slice(part.start, part.end + 2)];
  const beside = [tokens[part.start - 1], tokens[part.end]];
  return (
    near.some(({ folded }) => regionWord.test(folded)) ||
    beside.some((token) => token !== undefined && practiceWord.test(token.folded))
  );
}
