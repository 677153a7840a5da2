import { isFlag } from '#src/domain/figures/flag.ts';
import type { Texts } from './index.ts';

/** A stored set of letters in words: 'bu' → ['break in series', 'low reliability']. */
export function describeFlags(flags: string, texts: Pick<Texts, 'flagLetters'>): string[] {
  return [...flags].map((letter) =>
    isFlag(letter) ? texts.flagLetters.letters[letter] : texts.flagLetters.unknown({ letter }),
  );
}
