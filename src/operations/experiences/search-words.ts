import { foldText } from '#src/core/text.ts';
import type { Correction, DescribedWord, SearchTerm } from '#src/domain/experiences/search.ts';
import { dropElided, listWordForms } from '#src/domain/experiences/search-forms.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listCompounds } from '#src/store/experiences/compounds.ts';
import { describeWords, joinTexts } from '#src/store/experiences/search-words.ts';
import { findLikeWord } from './like-word.ts';

/** `cutTo`: more words were said than are looked for, which are these many; null where all are. */
export type SearchWords = { terms: SearchTerm[]; corrections: Correction[]; cutTo: number | null };

/** The most words that a search uses. */
const mostWords = 20;
const mostJoined = 5;

/** The words of what somebody said as they are looked for; words nobody wrote are corrected to the most alike that somebody did. */
export async function readSearchWords(
  sql: Sql,
  text: string,
  { language, names, mostCorrected }: { language: string; names: readonly string[]; mostCorrected: number },
): Promise<SearchWords> {
  const [said = [], named = []] = (await joinTexts(sql, [text, names.join(' ')].map(dropElided))).map(listWordForms);
  const kept = said.slice(0, mostWords);
  const described = await describeWords(sql, kept.flat(), language);
  const meaningful = kept
    .map((forms) => withoutLoneNumbers(described.filter(({ word }) => forms.includes(word))))
    .map((forms) => forms.filter(({ isFiller }) => !isFiller))
    .filter((forms) => forms.length > 0);
  const known = new Set(named.flat());
  const heads = meaningful.flat().map(({ word }) => foldText(word));
  const compounds = await listCompounds(sql, heads.slice(0, mostJoined));
  for (const { head } of compounds) known.add(head);
  const corrections: Correction[] = [];
  for (const forms of meaningful) {
    // Of a word with a hyphen one form is enough: nobody need have written all.
    if (
      corrections.length >= mostCorrected ||
      forms.some(({ documents, word }) => documents > 0 || known.has(word) || known.has(foldText(word)))
    )
      continue;
    const { word = '' } = forms.at(-1) ?? {};
    const better = /\p{N}/u.test(word) ? null : await findLikeWord(sql, word, language);
    if (better !== null) corrections.push({ from: word, to: better });
  }
  const corrected = corrections.map(({ to }) => to);
  const better = await describeWords(sql, corrected, language);
  const joined = compounds.map(({ word, documents }) => ({ term: `'${word.replaceAll("'", "''")}'`, documents }));
  const terms = new Map(
    [...meaningful.flat(), ...joined, ...better].map(({ term, documents }) => [term, { term, documents }]),
  );
  return { terms: [...terms.values()], corrections, cutTo: said.length > mostWords ? mostWords : null };
}

/**
 * The forms of a word without the short number in it, where nobody wrote the letters that stand beside it: of “abc18” 18 alone would find “18–25”,
 * while “60plus” is looked for as 60 too.
 */
function withoutLoneNumbers(forms: readonly DescribedWord[]): readonly DescribedWord[] {
  const letters = forms.filter(({ word }) => /^\p{L}+$/u.test(word));
  const isKnown = letters.length === 0 || letters.some(({ documents, isFiller }) => documents > 0 || isFiller);
  return isKnown ? forms : forms.filter(({ word }) => !/^\p{N}{1,3}$/u.test(word));
}
