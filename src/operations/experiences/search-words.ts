import { foldText } from '#src/core/text.ts';
import type { Correction, DescribedWord, NamedBySearch, SearchTerm } from '#src/domain/experiences/search.ts';
import { dropElided, listWordForms } from '#src/domain/experiences/search-forms.ts';
import { type SearchUnit, type UnitPart, weigh, weighNaming } from '#src/domain/experiences/search-units.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listCompounds } from '#src/store/experiences/compounds.ts';
import { wordQuery } from '#src/store/experiences/search-query.ts';
import { countWords, describeWords, joinTexts } from '#src/store/experiences/search-words.ts';
import { type ConceptUnit, readConceptUnits } from './concept-units.ts';
import { findLikeWord } from './like-word.ts';

/** `units` are what is ranked by, `terms` what finds it. `cutTo`: more words were said than are looked for, which are these many; null where all are. */
export type SearchWords = { terms: SearchTerm[]; units: SearchUnit[]; corrections: Correction[]; cutTo: number | null };

/** The most words that a search uses. */
const mostWords = 20;
const mostJoined = 5;

/**
 * The words of what somebody said as they are looked for, and what they name in other words and languages; words nobody wrote are corrected to the
 * most alike that somebody did. `open`: how many experiences there are.
 */
export async function readSearchWords(
  sql: Sql,
  text: string,
  {
    language,
    named,
    open,
    mostCorrected,
  }: { language: string; named: NamedBySearch; open: number; mostCorrected: number },
): Promise<SearchWords> {
  const [said = [], names = []] = (await joinTexts(sql, [text, named.words.join(' ')].map(dropElided))).map(
    listWordForms,
  );
  const kept = said.slice(0, mostWords);
  const described = await describeWords(sql, kept.flat(), language);
  const meaningful = kept
    .map((forms) => withoutLoneNumbers(described.filter(({ word }) => forms.includes(word))))
    .map((forms) => forms.filter(({ isFiller }) => !isFiller))
    .filter((forms) => forms.length > 0);
  const concepts = await readConceptUnits(sql, named, open);
  const known = new Set([...names.flat(), ...concepts.flatMap(({ alone, together }) => [...alone, ...together])]);
  const heads = meaningful.flat().map(({ word }) => foldText(word));
  const compounds = await listCompounds(sql, heads.slice(0, mostJoined));
  for (const { head } of compounds) known.add(head);
  const grouped = await readGroupedNumbers(sql, heads);
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
  const joined = [
    ...compounds.map(({ head, word, documents }) => ({ head, ...wordQuery(word), documents })),
    ...grouped,
  ];
  const terms = new Map(
    [...meaningful.flat(), ...joined, ...better].map(({ term, documents }) => [term, { term, documents }]),
  );
  const words = meaningful.flatMap((forms) => {
    const all = [...forms, ...joined.filter(({ head }) => forms.some(({ word }) => foldText(word) === head))];
    return unitOfWord(
      all,
      forms.map(({ word }) => foldText(word)),
      concepts,
      open,
    );
  });
  return {
    terms: [...terms.values(), ...concepts.flatMap((each) => each.terms)],
    units: [
      ...words,
      ...better.flatMap((word) => unitOfWord([word], [], [], open)),
      ...concepts.map(({ unit }) => unit),
    ].filter(({ parts, tag }) => parts.length > 0 || tag !== null),
    corrections,
    cutTo: said.length > mostWords ? mostWords : null,
  };
}

/** What a word is ranked by: a unit of its own, or, where it names a concept alone, a further part of that concept. */
function unitOfWord(
  forms: readonly { term: string; title: string; documents: number }[],
  folded: readonly string[],
  concepts: readonly ConceptUnit[],
  open: number,
): SearchUnit[] {
  const parts = partsOf(forms);
  const named = concepts.filter(({ alone }) => alone.some((word) => folded.includes(word)));
  for (const { unit } of named) unit.parts.push(...parts);
  if (named.length > 0) return [];
  const documents = forms.reduce((sum, each) => sum + each.documents, 0);
  const weight = weigh(Math.min(documents, open), open);
  const within = concepts.filter(({ together }) => together.some((word) => folded.includes(word)));
  const whole = Math.max(0, ...within.map(({ unit }) => unit.weight));
  return [{ weight: within.length > 0 ? weighNaming(weight, whole) : weight, parts, tag: null }];
}

function partsOf(forms: readonly { term: string; title: string; documents: number }[]): UnitPart[] {
  const written = forms.filter(({ documents, term }) => documents > 0 && term !== '');
  if (written.length === 0) return [];
  const join = (of: 'term' | 'title') => written.map((form) => form[of]).join(' | ');
  return [{ language: null, term: join('term'), title: join('title') }];
}

/** “1500” as it stands where thousands are set apart, “1,500”, “1.500” or “1 500”: its groups one behind the other. */
async function readGroupedNumbers(sql: Sql, words: readonly string[]) {
  const numbers = words.filter((word) => /^[1-9]\d{3,8}$/.test(word)).map((head) => ({ head, groups: groupsOf(head) }));
  const documents = await countWords(sql, [...new Set(numbers.flatMap(({ groups }) => groups))]);
  return numbers.map(({ head, groups }) => ({
    head,
    term: `(${groups.map((group) => wordQuery(group).term).join(' <-> ')})`,
    title: `(${groups.map((group) => wordQuery(group).title).join(' <-> ')})`,
    documents: Math.min(...groups.map((group) => documents.get(group) ?? 0)),
  }));
}

/** The digits of a number by thousands. */
const groupsOf = (digits: string): string[] => digits.replace(/\B(?=(?:\d{3})+$)/g, ' ').split(' ');

/**
 * The forms of a word without the short number in it, where nobody wrote the letters that stand beside it: of “abc18” 18 alone would find “18–25”,
 * while “60plus” is looked for as 60 too.
 */
function withoutLoneNumbers(forms: readonly DescribedWord[]): readonly DescribedWord[] {
  const letters = forms.filter(({ word }) => /^\p{L}+$/u.test(word));
  const isKnown = letters.length === 0 || letters.some(({ documents, isFiller }) => documents > 0 || isFiller);
  return isKnown ? forms : forms.filter(({ word }) => !/^\p{N}{1,3}$/u.test(word));
}
