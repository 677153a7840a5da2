/** A row of the lexicon: in this language, these words mean this value of that slot. */
export type LexiconRow = { slot: string; value: string; language: string; form: string };

/** A name that leads to one region, or to several of which one must be chosen. */
export type PlaceRow = { kind: PlaceKind; name: string; regions: string[] };

export const placeKinds = ['name', 'city', 'island', 'province', 'former', 'world'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** A word that is also the name of a place, and the languages in which it is an ordinary word. */
export type OrdinaryRow = { language: string; name: string };

/** What stands behind a name in a case, and what stands there in the nominative: "Katalonii" is "Katalonia". */
export type EndingRow = { language: string; ending: string; instead: string };

/** Words of a phrase that a rule looks for, as `createPhrases` reads them; `notBefore`: what may not follow. */
export type PhraseRow = { name: string; language: string; forms: string[]; notBefore: string[] };

/** The tables that reading needs besides the catalogue: data/words. */
export type WordTables = {
  lexicon: LexiconRow[];
  phrases: PhraseRow[];
  /** Words for calls, tools, trainings and the like, and what is done with them, as `listProgrammeWords` reads them. */
  programmes: LexiconRow[];
  places: PlaceRow[];
  ordinary: OrdinaryRow[];
  endings: EndingRow[];
};

/** The rows of a table of tab-separated columns whose first line names them. */
export function listRows(table: string): string[][] {
  return table
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'));
}

/** The items of a cell. */
export function listItems(cell: string | undefined): string[] {
  return (cell ?? '')
    .split('|')
    .map((item) => item.trim())
    .filter(Boolean);
}

export function readLexicon(table: string): LexiconRow[] {
  return listRows(table).flatMap(([slot = '', value = '', language = '', forms]) =>
    listItems(forms).map((form) => ({ slot, value, language, form })),
  );
}

/** Phrases: name, language, forms, what may not follow. */
export function readPhrases(table: string): PhraseRow[] {
  return listRows(table).map(([name = '', language = '', forms, notBefore]) => ({
    name,
    language,
    forms: listItems(forms),
    notBefore: listItems(notBefore),
  }));
}

/** Cities, islands and other names: region, names. */
export function readPlaces(kind: PlaceKind, table: string): PlaceRow[] {
  return listRows(table).flatMap(([regions = '', names]) =>
    listItems(names).map((name) => ({ kind, name, regions: regions.split(',') })),
  );
}

/** NUTS 3: region, code, names. */
export function readProvinces(table: string): PlaceRow[] {
  return listRows(table).flatMap(([region = '', code = '', names]) =>
    [code, ...listItems(names)].map((name) => ({ kind: 'province' as const, name, regions: [region] })),
  );
}

/** Codes that are no longer used: code, the regions that followed. */
export function readFormerCodes(table: string): PlaceRow[] {
  return listRows(table).map(([code = '', regions = '']) => ({
    kind: 'former' as const,
    name: code,
    regions: regions.split(','),
  }));
}

/** Countries that have no region here: code, names. */
export function readWorld(table: string): PlaceRow[] {
  return listRows(table).flatMap(([, names]) =>
    listItems(names).map((name) => ({ kind: 'world' as const, name, regions: [] })),
  );
}

export function readOrdinaryWords(table: string): OrdinaryRow[] {
  return listRows(table).flatMap(([languages = '', names]) =>
    listItems(names).flatMap((name) => languages.split(',').map((language) => ({ language, name }))),
  );
}

/** Case endings of names: language, endings, what stands in their place, "-" for nothing. */
export function readEndings(table: string): EndingRow[] {
  return listRows(table).flatMap(([language = '', endings, instead = '']) =>
    listItems(endings).map((ending) => ({ language, ending, instead: instead === '-' ? '' : instead })),
  );
}
