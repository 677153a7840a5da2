import { cleanText, foldText } from '#src/core/text.ts';
import { listItems, listRows } from '../reading/tables.ts';

/** What records are about in any language: a policy area ("area:health"), a target group ("group:women"), or a thing ("interpreters"). */
export type Concept = { code: string; forms: ReadonlyMap<string, ConceptForm[]> };

/** Words that stand for a concept, one after the other; not where they are part of one of `except`. */
export type ConceptForm = { words: FormWord[]; except: FormWord[][] };
/** A word without accents; `isBeginning`: any ending may follow. */
export type FormWord = { text: string; isBeginning: boolean };

/** A concept named in a text; `alone` are words each of which names it, `together` those that name it only with others. */
export type NamedConcept = { concept: Concept; alone: string[]; together: string[] };

export type Concepts = {
  /** Finds what a text names, in the asker's language or another. Short words count in their own language only. */
  find(text: string, language: string): NamedConcept[];
};

/** A form with fewer letters is a word of other languages too: "pais" are parents in Portuguese and a country in Spanish. */
const shortestForeign = 5;

/** Reads the table data/words/concepts.tsv: concept, language, forms. */
export function readConcepts(table: string): Concept[] {
  const concepts = new Map<string, Map<string, ConceptForm[]>>();
  for (const [code = '', language = '', cell] of listRows(table)) {
    const forms = concepts.get(code) ?? new Map<string, ConceptForm[]>();
    forms.set(language, [...(forms.get(language) ?? []), ...listItems(cell).map(readForm)]);
    concepts.set(code, forms);
  }
  return [...concepts].map(([code, forms]) => ({ code, forms }));
}

/** Reads "curso* de idioma*", and "migrantinnen !migranten und migrantinnen". */
function readForm(text: string): ConceptForm {
  const [words = [], ...except] = text.split('!').map(readFormWords);
  return { words, except };
}

/** A sign within a word parts it, as in the text that is searched. */
function readFormWords(text: string): FormWord[] {
  return text.split(/\s+/).flatMap((word) => {
    const isBeginning = word.endsWith('*');
    const parts = foldText(word).split(' ').filter(Boolean);
    return parts.map((part, index) => ({ text: part, isBeginning: isBeginning && index === parts.length - 1 }));
  });
}

/** “l·l”, and what is typed for it. */
const geminate = /l[·.\u2027\u2219]l|\u0140l/giu;

type Entry = { concept: Concept; language: string; form: ConceptForm };

/** The letters by which forms are looked up; a form begins with at least as many. */
const keyLength = 3;

/** Makes concepts ready to be found in texts. */
export function createConcepts(concepts: readonly Concept[]): Concepts {
  const byBeginning = new Map<string, Entry[]>();
  for (const concept of concepts)
    for (const [language, forms] of concept.forms)
      for (const form of forms) {
        const key = (form.words[0]?.text ?? '').slice(0, keyLength);
        byBeginning.set(key, [...(byBeginning.get(key) ?? []), { concept, language, form }]);
      }

  return {
    find(text, language) {
      const words =
        cleanText(text)
          .replaceAll(geminate, 'll')
          .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
      const tokens = words.flatMap((word) =>
        foldText(word)
          .split(' ')
          .filter(Boolean)
          .map((token) => ({ token, word })),
      );
      const named = new Map<string, NamedConcept>();
      for (let start = 0; start < tokens.length; start += 1) {
        const { token = '', word = '' } = tokens[start] ?? {};
        for (const { concept, language: of, form } of byBeginning.get(token.slice(0, keyLength)) ?? []) {
          const length = matchAt(form, start);
          if (length === 0) continue;
          if (length < shortestForeign && of !== language && word !== word.toUpperCase()) continue;
          const found = named.get(concept.code) ?? { concept, alone: [], together: [] };
          named.set(concept.code, found);
          if (form.words.length === 1) found.alone.push(word);
          else found.together.push(...tokens.slice(start, start + form.words.length).map((each) => each.word));
        }
      }
      return [...named.values()];

      /** The letters of the words from `start` that are this form; 0 where they are not. */
      function matchAt({ words: sought }: ConceptForm, from: number): number {
        let letters = 0;
        for (const [index, { text, isBeginning }] of sought.entries()) {
          const { token } = tokens[from + index] ?? {};
          if (token === undefined || !(isBeginning ? token.startsWith(text) : token === text)) return 0;
          letters += token.length;
        }
        return letters;
      }
    },
  };
}
