/** The kind of thing that a name stands for: 'region', 'experience'. The kinds are registered where the bot is put together. */
export type TermKind = string;

/**
 * One thing that has names. `value` is its code, `label` how it is shown to a person, at most 100 characters. `isOther`: what was said names something
 * else, which it stands in for.
 */
export type Term = { value: string; label: string; isOther?: boolean };

/**
 * A thing like what was said; `score` 0–1, 1 = the same. `isPart`: what was said is the name of a part of it, or of the
 * larger area whose figures it has, which `note` names. `isMisspelt`: what was said is its
 * name with letters wrong, and not the name of something else.
 */
export type NearTerm = Term & { score: number; isPart?: boolean; note?: string; isMisspelt?: boolean };

/** The present terms for a former name; `isSame` if they are the same thing, and no part or neighbour of it. */
export type Former = { terms: Term[]; isSame: boolean };

/** One kind of thing that lines and forms can name. */
export type TermSource = {
  kind: TermKind;
  /** Everything whose name, alias or code is this text, case, accents and punctuation aside. */
  find(text: string): Term[];
  /** The most alike by spelling, best first. */
  nearest(text: string, limit: number): NearTerm[];
  /** Suggests terms that a person who typed `partial` (possibly nothing) may mean, best first. */
  suggest(partial: string, limit: number): Term[] | Promise<Term[]>;
  /** Finds the terms for a former name, if no present term has that name. `find` finds those that are the same, `nearest` the others. */
  former?(text: string): Former | null;
  /** The name shown for a value, in a language where it has names in several; null if the value is unknown. */
  label(value: string, language?: string): string | null;
};

/** Finds things by the names people use for them. Synchronous: it is asked for every span of words in a line. */
export type Vocabulary = {
  has(kind: TermKind): boolean;
  find(kind: TermKind, text: string): Term[];
  nearest(kind: TermKind, text: string, limit: number): NearTerm[];
  suggest(kind: TermKind, partial: string, limit: number): Term[] | Promise<Term[]>;
  former(kind: TermKind, text: string): Former | null;
  /** The name shown for a value; the value itself if it is unknown. */
  label(kind: TermKind, value: string, language?: string): string;
  /** The same names, whose terms are labelled in a language where they have names in it. */
  in(language: string): Vocabulary;
};

/**
 * All names that lines and forms can hold, labelled in English. `spoken` tells in which language somebody of a language is spoken to. It throws a
 * `TypeError` when it is asked for a kind that nobody registered.
 */
export function createVocabulary(
  sources: readonly TermSource[],
  spoken: (language: string) => string = () => 'en',
): Vocabulary {
  const byKind = new Map(sources.map((source) => [source.kind, source]));
  if (byKind.size !== sources.length) throw new TypeError('Two kinds of terms have the same name.');
  function of(kind: TermKind): TermSource {
    const source = byKind.get(kind);
    if (!source) throw new TypeError(`No kind of terms is called “${kind}”.`);
    return source;
  }
  const inLanguages = new Map<string, Vocabulary>();
  const vocabulary: Vocabulary = {
    has: (kind) => byKind.has(kind),
    find: (kind, text) => of(kind).find(text),
    nearest: (kind, text, limit) => of(kind).nearest(text, limit),
    suggest: (kind, partial, limit) => of(kind).suggest(partial, limit),
    former: (kind, text) => of(kind).former?.(text) ?? null,
    label: (kind, value, language) => of(kind).label(value, language) ?? value,
    in(asked) {
      const language = spoken(asked);
      if (language === 'en') return vocabulary;
      const known = inLanguages.get(language) ?? labelIn(vocabulary, language, of);
      inLanguages.set(language, known);
      return known;
    },
  };
  return vocabulary;
}

function labelIn(vocabulary: Vocabulary, language: string, of: (kind: TermKind) => TermSource): Vocabulary {
  const labelled = <Any extends Term>(kind: TermKind, terms: readonly Any[]): Any[] =>
    // What stands in for something else is named by what was said.
    terms.map((term) => (term.isOther ? term : { ...term, label: of(kind).label(term.value, language) ?? term.label }));
  return {
    ...vocabulary,
    find: (kind, text) => labelled(kind, vocabulary.find(kind, text)),
    nearest: (kind, text, limit) => labelled(kind, vocabulary.nearest(kind, text, limit)),
    suggest: async (kind, partial, limit) => labelled(kind, await vocabulary.suggest(kind, partial, limit)),
    former(kind, text) {
      const former = vocabulary.former(kind, text);
      return former && { ...former, terms: labelled(kind, former.terms) };
    },
    label: (kind, value, other = language) => vocabulary.label(kind, value, other),
  };
}

/** Things of two kinds where either will do; a name that both have means one of the first kind. */
export function eitherTerm(kind: TermKind, first: TermSource, second: TermSource): TermSource {
  return {
    kind,
    find(text) {
      const found = first.find(text);
      return found.length > 0 ? found : second.find(text);
    },
    nearest: (text, limit) =>
      [...first.nearest(text, limit), ...second.nearest(text, limit)]
        .sort((left, right) => right.score - left.score)
        .slice(0, limit),
    async suggest(partial, limit) {
      const lists = await Promise.all([first.suggest(partial, limit), second.suggest(partial, limit)]);
      return lists.flat().slice(0, limit);
    },
    label: (value, language) => first.label(value, language) ?? second.label(value, language),
  };
}

/** Reads a number written as "12" or "#12". */
export function readTermNumber(text: string): string | null {
  return /^#?(\d{1,9})$/.exec(text.trim())?.[1] ?? null;
}

/** Things known by a number alone. What members call them is stored elsewhere and only suggested from there. */
export function numberedTerm(kind: TermKind, suggest: TermSource['suggest']): TermSource {
  return {
    kind,
    find(text) {
      const value = readTermNumber(text);
      return value === null ? [] : [{ value, label: value }];
    },
    nearest: () => [],
    suggest,
    label: () => null,
  };
}
