/** The most parts of a hyphenated word that are searched. */
const mostParts = 6;
/** Articles and the like before an apostrophe: “l’atur”, “dell’Umbria”. */
const elided =
  /(?<![\p{L}\p{N}])(?:\p{L}|qu|un|jusqu|lorsqu|puisqu|quoiqu|sant|(?:d|n|s|c|qu)?[aeou]ll|quest)['’ʼ‘`´](?=[\p{L}\p{N}])/giu;

/** Returns a search text in lower case, without elided articles such as “l’” in “l’atur”. */
export function dropElided(text: string): string {
  return text.toLowerCase().replace(elided, ' ');
}

/**
 * Words of a text that PostgreSQL joined, every one once, each with the forms it is looked for by: of “e-learning” its parts and “elearning”, of
 * “welcome2023” its letters and digits, of “welcome 2023” the two as one word, and of “1,500” the number without its mark.
 */
export function listWordForms(joined: string): string[][] {
  const tokens = joined.split(' ');
  const forms = new Map<string, string[]>();
  for (const [index, token] of tokens.entries())
    forms.set(token, [
      ...new Set([...listGlued(tokens.slice(index)), ...(forms.get(token) ?? []), ...listForms(token)]),
    ]);
  return [...forms.values()].filter((each) => each.length > 0);
}

/** The first of these words with the next ones written to it, as long as letters and digits take turns. */
function listGlued(tokens: readonly string[]): string[] {
  const [first = '', second = '', third = ''] = tokens;
  // “1,500” comes as two numbers, and stands in records as “1500” too.
  if (/^\d{1,3}$/.test(first) && /^\d{3}$/.test(second))
    return /^\d{3}$/.test(third) ? [`${first}${second}${third}`, `${first}${second}`] : [`${first}${second}`];
  if (!takeTurns(first, second)) return [];
  const two = `${first}${second}`;
  return takeTurns(second, third) ? [`${two}${third}`, two] : [two];
}

const takeTurns = (one: string, other: string) =>
  (letters.test(one) && digits.test(other)) || (digits.test(one) && letters.test(other));
const letters = /^\p{L}+$/u;
const digits = /^\p{N}+$/u;

function listForms(token: string): string[] {
  const parts = token.split('-').filter(Boolean);
  if (parts.length === 1) return [...new Set([token.replaceAll('-', ''), ...splitDigits(token)])];
  if (parts.length === 0 || /^[-\d]+$/.test(token)) return parts.slice(0, mostParts);
  // A single letter says little beside the word it is written with.
  return [...new Set([...parts.filter((part) => !/^\p{L}$/u.test(part)).slice(0, mostParts), parts.join('')])];
}

/** The letters and digits of a word that holds both; a single one of them says little. */
function splitDigits(token: string): string[] {
  const runs = token.match(/\p{L}+|\p{N}+/gu) ?? [];
  return runs.length < 2 || !runs.some((run) => /^\p{L}{2,}$/u.test(run))
    ? []
    : runs
        .filter((run) => run.length > 1)
        .sort((left) => (digits.test(left) ? -1 : 1))
        .slice(0, mostParts);
}
