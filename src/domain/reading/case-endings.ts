import type { EndingRow } from './tables.ts';

/** The nominatives that a word of a name may be a case of. */
export type CaseEndings = {
  /** What a folded word may be in the nominative, without the word itself; nothing in languages whose names have no cases. */
  nominatives(folded: string, language: string): readonly string[];
  /** Whether a word is a case ending alone, as in "Malmö-n". */
  isEnding(folded: string, language: string): boolean;
};

/** Fewer letters than this are no name with an ending. */
const shortestStem = 3;
const mostRemembered = 5_000;

/** Makes case endings, rows of data/words/places/endings.tsv, ready to be taken off. */
export function createCaseEndings(rows: readonly EndingRow[]): CaseEndings {
  const byLanguage = Map.groupBy(rows, ({ language }) => language);
  const remembered = new Map<string, readonly string[]>();

  function take(folded: string, endings: readonly EndingRow[]): readonly string[] {
    const found = new Set<string>();
    for (const { ending, instead } of endings)
      if (folded.endsWith(ending) && folded.length - ending.length >= shortestStem)
        found.add(folded.slice(0, folded.length - ending.length) + instead);
    found.delete(folded);
    return [...found];
  }

  return {
    nominatives(folded, language) {
      const endings = byLanguage.get(language);
      if (!endings) return [];
      const key = `${language} ${folded}`;
      const known = remembered.get(key);
      if (known) return known;
      const taken = take(folded, endings);
      if (remembered.size < mostRemembered) remembered.set(key, taken);
      return taken;
    },
    isEnding: (folded, language) => byLanguage.get(language)?.some(({ ending }) => ending === folded) ?? false,
  };
}
