import { foldText } from '#src/core/text.ts';
import type { Concept } from '#src/domain/experiences/concepts.ts';
import type { NamedBySearch, SearchTerm } from '#src/domain/experiences/search.ts';
import {
  formWordKey,
  type SearchUnit,
  tellingWords,
  type UnitPart,
  weigh,
} from '#src/domain/experiences/search-units.ts';
import type { Sql } from '#src/store/database/database.ts';
import { formQuery } from '#src/store/experiences/search-query.ts';
import { countWords } from '#src/store/experiences/search-words.ts';

/** The most concepts that a search uses. */
const mostConcepts = 8;

/** A concept that words name, as it is looked for; `alone` and `together` are those words without accents. */
export type ConceptUnit = { unit: SearchUnit; terms: SearchTerm[]; alone: string[]; together: string[] };

/** Reads what the named concepts are looked for by, in the words that somebody wrote. */
export async function readConceptUnits(sql: Sql, { concepts }: NamedBySearch, open: number): Promise<ConceptUnit[]> {
  const used = concepts.slice(0, mostConcepts);
  const words = used.flatMap(({ concept: { forms } }) => [...forms.values()].flat().flatMap(tellingWords));
  const documents = await countWords(sql, [...new Set(words.map(formWordKey))]);
  return used.map(({ concept, alone, together }) => ({
    ...unitOfConcept(concept, documents, open),
    alone: alone.map(foldText),
    together: together.map(foldText),
  }));
}

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
