import type { Catalogue } from '../regions/catalogue.ts';
import { createIndicatorNames } from './indicator-names.ts';
import { createLexicon } from './lexicon.ts';
import type { Words } from './part.ts';
import { createPhrases } from './phrases.ts';
import { createPlaces } from './places.ts';
import type { WordTables } from './tables.ts';

type FromTables = Pick<Words, 'lexicon' | 'phrases' | 'programmes'>;

/** What is made of the tables alone takes a tenth of a second, and is the same for every catalogue. */
const made = new WeakMap<WordTables, FromTables>();

/** Makes the lexicon, the phrases and the names of places ready to be asked at every word. */
export function createWords(tables: WordTables, catalogue: Catalogue): Words {
  return {
    ...fromTables(tables),
    places: createPlaces(catalogue, tables.places, tables.ordinary, tables.endings),
    names: createIndicatorNames(catalogue),
  };
}

function fromTables(tables: WordTables): FromTables {
  const known = made.get(tables);
  if (known) return known;
  const fresh = {
    lexicon: createLexicon(tables.lexicon),
    phrases: createPhrases(tables.phrases),
    programmes: createLexicon(tables.programmes),
  };
  made.set(tables, fresh);
  return fresh;
}
