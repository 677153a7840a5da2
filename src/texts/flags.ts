import { isFlag } from '#src/domain/figures/flag.ts';
import type { Texts } from './index.ts';

/** Stands where a figure came without its flags. */
export const unsetFlags = '?';

/** A stored set of letters in words: 'bu' → ['break in series', 'low reliability']; 'b?' where it is not known whether there are others. */
export function describeFlags(flags: string, texts: Pick<Texts, 'flagLetters'>): string[] {
  const { letters, unset, unknown } = texts.flagLetters;
  return [...flags].map((letter) => {
    if (letter === unsetFlags) return unset;
    return isFlag(letter) ? letters[letter] : unknown({ letter });
  });
}
