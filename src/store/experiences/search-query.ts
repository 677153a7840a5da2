import type { ConceptForm, FormWord } from '#src/domain/experiences/concepts.ts';
import { isTelling } from '#src/domain/experiences/search-units.ts';

/** Writes a word as PostgreSQL's tsquery, and the same where it stands in a title. */
export function wordQuery(word: string): { term: string; title: string } {
  const term = quote(word);
  return { term, title: `${term}:A` };
}

const quote = (word: string) => `'${word.replaceAll("'", "''")}'`;

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
    const word = `${quote(text)}${marks && `:${marks}`}`;
    query += query === '' ? word : ` <${distance}> ${word}`;
    distance = 0;
  }
  return query;
}
