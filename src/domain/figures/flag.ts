/** Eurostat's letters beside a figure, in words. */
export const flagWords = {
  b: 'break in series',
  c: 'confidential',
  d: 'definition differs',
  e: 'estimated',
  f: 'forecast',
  i: 'see the source’s notes',
  n: 'not significant',
  p: 'provisional',
  r: 'revised',
  s: 'estimated by Eurostat',
  u: 'low reliability',
  z: 'not applicable',
} as const;

export type Flag = keyof typeof flagWords;

/**
 * The letters of a set such as 'bdu', sorted and without repeats; '' has none. Capitals, blanks and commas between the letters are forgiven.
 * Null when a letter is none of Eurostat's.
 */
export function parseFlags(text: string): Flag[] | null {
  if (text === '') return [];
  const letters = [...new Set(text.toLowerCase().replaceAll(/[\s,;]/g, ''))].sort();
  return letters.every(isFlag) ? letters : null;
}

/** A stored set of letters in words: 'bu' → ['break in series', 'low reliability']. */
export function describeFlags(flags: string): string[] {
  return [...flags].map((letter) => (isFlag(letter) ? flagWords[letter] : `flag “${letter}”`));
}

function isFlag(letter: string): letter is Flag {
  return Object.hasOwn(flagWords, letter);
}
