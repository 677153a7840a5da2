import type { Catalogue } from '../regions/catalogue.ts';
import { createLexicon } from './lexicon.ts';
import type { Words } from './part.ts';
import { createPhrases } from './phrases.ts';
import { createPlaces } from './places.ts';
import type { WordTables } from './tables.ts';

/** Makes the lexicon, the phrases and the names of places ready to be asked at every word. */
export function createWords(tables: WordTables, catalogue: Catalogue): Words {
  return {
    lexicon: createLexicon(tables.lexicon),
    phrases: createPhrases(tables.phrases),
    places: createPlaces(catalogue, tables.places, tables.ordinary),
  };
}
