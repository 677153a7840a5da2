import type { Concept, ConceptForm, FormWord } from './concepts.ts';
import type { SearchTerm } from './search.ts';

/**
 * What a search looks for as one thing: a word with all its forms, or a concept with its words in many languages. `parts` are alternatives, each for
 * records of one language or, null, of any; `title` is the same term where it stands in a title. `tag` is a facet that means the same.
 */
export type SearchUnit = { weight: number; parts: UnitPart[]; tag: string | null };
export type UnitPart = { language: string | null; term: string; title: string };

/** How much each of several words that name a concept together counts beside it. */
const namingShare = 0.3;
/** The least that anything counts: what nearly all records have tells hardly anything. */
const leastWeight = 0.05;

/** Weighs what so many of all experiences have: the rarer, the more. */
export function weigh(documents: number, open: number): number {
  return Math.max(leastWeight, Math.log1p(Math.max(0, open - documents) / (documents + 0.5)));
}

/** Weighs a word that names a concept together with others. */
export const weighNaming = (ofWord: number, ofConcept: number): number => namingShare * Math.min(ofWord, ofConcept);

/** Inner words of a name with so few letters are articles and prepositions, which records are indexed without. */
const shortestInner = 4;

/** Writes a form as PostgreSQL's tsquery: 'curs':* <2> 'llengua'. `weight`: only where it stands in a title. */
export function formQuery({ words, except }: ConceptForm, weight: '' | 'A' = ''): string {
  const not = except.map((phrase) => ` & !(${phraseQuery(phrase, '')})`).join('');
  return `(${phraseQuery(words, weight)}${not})`;
}

function phraseQuery(words: readonly FormWord[], weight: '' | 'A'): string {
  let query = '';
  let distance = 0;
  for (const [index, { text, isBeginning }] of words.entries()) {
    distance += 1;
    if (!isTelling(words, index)) continue;
    const marks = `${isBeginning ? '*' : ''}${weight}`;
    const word = `'${text.replaceAll("'", "''")}'${marks && `:${marks}`}`;
    query += query === '' ? word : ` <${distance}> ${word}`;
    distance = 0;
  }
  return query;
}

/** Lists the words of a form that records are indexed by. */
export const tellingWords = ({ words }: ConceptForm): FormWord[] => words.filter((_, index) => isTelling(words, index));

const isTelling = (words: readonly FormWord[], index: number) =>
  index === 0 || index === words.length - 1 || (words[index]?.text ?? '').length >= shortestInner;

/** Returns a key for a word of a form. */
export const formWordKey = ({ text, isBeginning }: FormWord): string => `${text}${isBeginning ? '*' : ''}`;

/** Makes what a concept is looked for by, of the forms whose words somebody wrote. `documents` has how many experiences have a word of a form, by its key. */
export function unitOfConcept(
  { code, forms }: Concept,
  documents: ReadonlyMap<string, number>,
  open: number,
): { unit: SearchUnit; terms: SearchTerm[] } {
  const terms: SearchTerm[] = [];
  const parts: UnitPart[] = [];
  let all = 0;
  for (const [language, ofLanguage] of forms) {
    const known = ofLanguage
      .map((form) => ({
        form,
        count: Math.min(...tellingWords(form).map((word) => documents.get(formWordKey(word)) ?? 0)),
      }))
      .filter(({ count }) => count > 0);
    if (known.length === 0) continue;
    const term = known.map(({ form }) => formQuery(form)).join(' | ');
    const title = known.map(({ form }) => formQuery(form, 'A')).join(' | ');
    const count = Math.min(
      open,
      known.reduce((sum, each) => sum + each.count, 0),
    );
    parts.push({ language, term, title });
    terms.push({ term, documents: count, language });
    all += count;
  }
  return {
    unit: { weight: weigh(Math.min(all, open), open), parts, tag: code.includes(':') ? code : null },
    terms,
  };
}
