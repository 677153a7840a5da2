/** Of one word with hyphens. */
const mostParts = 6;
/** Articles and the like before an apostrophe: “l’atur”, “dell’Umbria”. */
const elided =
  /(?<![\p{L}\p{N}])(?:\p{L}|qu|un|jusqu|lorsqu|puisqu|quoiqu|sant|(?:d|n|s|c|qu)?[aeou]ll|quest)['’ʼ‘`´](?=[\p{L}\p{N}])/giu;

/** Text to be looked for in lower case, without the articles that are written together with a word. */
export function dropElided(text: string): string {
  return text.toLowerCase().replace(elided, ' ');
}

/** Words of a text that PostgreSQL joined, every one once, each with the forms it is looked for by: of “e-learning” its parts and “elearning”. */
export function listWordForms(joined: string): string[][] {
  return [...new Set(joined.split(' '))].map(listForms).filter((forms) => forms.length > 0);
}

function listForms(token: string): string[] {
  const parts = token.split('-').filter(Boolean);
  if (parts.length < 2 || /^[-\d]+$/.test(token)) return parts.slice(0, mostParts);
  // A single letter says little beside the word it is written with.
  return [...new Set([...parts.filter((part) => !/^\p{L}$/u.test(part)).slice(0, mostParts), parts.join('')])];
}
