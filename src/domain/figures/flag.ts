/** Eurostat's letters beside a figure. */
const flags = ['b', 'c', 'd', 'e', 'f', 'i', 'n', 'p', 'r', 's', 'u', 'z'] as const;

export type Flag = (typeof flags)[number];

/**
 * The letters of a set such as 'bdu', sorted and without repeats; '' has none. Capitals, blanks and commas between the letters are forgiven.
 * Null when a letter is none of Eurostat's.
 */
export function parseFlags(text: string): Flag[] | null {
  if (text === '') return [];
  const letters = [...new Set(text.toLowerCase().replaceAll(/[\s,;]/g, ''))].sort();
  return letters.every(isFlag) ? letters : null;
}

/** Returns whether a letter is one of Eurostat's. */
export function isFlag(letter: string): letter is Flag {
  return (flags as readonly string[]).includes(letter);
}
