import { foldText } from '#src/core/text.ts';
import { findLanguage } from '../language.ts';
import type { PolicyArea } from '../topics/indicator.ts';
import type { TargetGroup } from '../topics/target-group.ts';
import { type CollectionField, type CollectionMapping, collectionFields } from './collection.ts';
import { type evaluations, funds, type statuses } from './details.ts';

/** A row of data/words/collections.tsv: words of a language that mean a value of that kind; `*` at either end of a word stands for any letters. */
export type CollectionWordRow = { kind: string; value: string; language: string; forms: string[] };

/** What words of lists mean: names of columns, values of cells, and what a text is about. */
export type CollectionWords = {
  /** Guesses what each column holds by its name; each field is guessed once, for the name that fits best. */
  guessMapping(header: readonly string[]): CollectionMapping;
  /** The same for columns of another kind of list, whose names stand in rows of that kind. */
  guessColumns(kind: string, header: readonly string[]): (string | null)[];
  /** The value of a kind that a cell names; null where it names none. */
  valueOf(kind: string, cell: string): string | null;
  /** The policy areas a text speaks of most, at most two. */
  areasOf(text: string, language: string | null): PolicyArea[];
  groupsOf(text: string, language: string | null): TargetGroup[];
  statusOf(cell: string): (typeof statuses)[number] | null;
  evaluationOf(cell: string): (typeof evaluations)[number] | null;
  fundOf(cell: string): (typeof funds)[number] | null;
  /** The language a text is written in; null where it is too short to tell. */
  languageOf(text: string): string | null;
};

/** So many small words of a language have to stand in a text, and so many times more than of the next language. */
const leastSmallWords = 3;
const leastLead = 1.25;
const mostAreas = 2;
/** Where they are one word behind the other these name the same thing in several languages. */
const anyLanguage = 'any';
const lookedAt = 6_000;

/** Makes what the words mean out of their rows. */
export function createCollectionWords(rows: readonly CollectionWordRow[]): CollectionWords {
  const patterns = new Map<string, RegExp>();
  const ofKind = (kind: string) => rows.filter((row) => row.kind === kind);
  function guess(kind: string, header: readonly string[]): (string | null)[] {
    const forms = ofKind(kind).flatMap(({ value, forms: names }) =>
      names.map((form, rank) => [form, { field: value, rank }] as const),
    );
    const byName = Map.groupBy(forms, ([form]) => form);
    const guesses = header.flatMap((name, column) =>
      (byName.get(foldName(name)) ?? []).map(([, { field, rank }]) => ({ column, field, rank })),
    );
    const taken = new Set<string>();
    const mapping: (string | null)[] = header.map(() => null);
    for (const { column, field } of guesses.toSorted((left, right) => left.rank - right.rank)) {
      if (taken.has(field) || mapping[column]) continue;
      taken.add(field);
      mapping[column] = field;
    }
    return mapping;
  }
  const exact = (kind: string) => {
    const byForm = new Map(ofKind(kind).flatMap(({ value, forms }) => forms.map((form) => [form, value] as const)));
    const stems = [...byForm].filter(([form]) => form.endsWith('*'));
    return (cell: string): string | null => {
      const folded = foldName(cell);
      const stem = () => stems.find(([form]) => folded.startsWith(form.slice(0, -1)))?.[1];
      return byForm.get(folded) ?? stem() ?? null;
    };
  };
  const [status, evaluation, fund] = [exact('status'), exact('evaluation'), exact('fund')];
  const small = ofKind('language').map(({ value, forms }) => ({ value, words: new Set(forms) }));

  /** How often a text names each value of a kind, in a language or in English, in any where the language is not known. */
  function count(kind: string, text: string, language: string | null): { value: string; count: number }[] {
    const folded = ` ${foldText(text.slice(0, lookedAt))} `;
    const speaks = (row: CollectionWordRow) =>
      language === null || row.language === language || row.language === 'en' || row.language === anyLanguage;
    const byValue = Map.groupBy(ofKind(kind).filter(speaks), ({ value }) => value);
    return [...byValue].map(([value, named]) => {
      const key = `${kind}:${value}:${language}`;
      const pattern = patterns.get(key) ?? toPattern(named.flatMap(({ forms }) => forms));
      patterns.set(key, pattern);
      return { value, count: folded.match(pattern)?.length ?? 0 };
    });
  }

  return {
    guessMapping: (header) => guess('column', header) as CollectionMapping,
    guessColumns: guess,
    valueOf: (kind, cell) => exact(kind)(cell),
    areasOf(text, language) {
      const found = count('area', text, language).filter(({ count: times }) => times > 0);
      const most = Math.max(...found.map(({ count: times }) => times), 0);
      return found
        .filter(({ count: times }) => times * 2 >= most)
        .toSorted((left, right) => right.count - left.count)
        .slice(0, mostAreas)
        .map(({ value }) => value as PolicyArea);
    },
    groupsOf: (text, language) =>
      count('group', text, language).flatMap(({ value, count: times }) => (times > 0 ? [value as TargetGroup] : [])),
    statusOf: (cell) => status(cell) as ReturnType<CollectionWords['statusOf']>,
    evaluationOf: (cell) => evaluation(cell) as ReturnType<CollectionWords['evaluationOf']>,
    fundOf: (cell) =>
      funds.find((each) => each.toLowerCase() === cell.trim().toLowerCase()) ??
      (fund(cell) as ReturnType<CollectionWords['fundOf']>),
    languageOf(text) {
      const words = foldText(text.slice(0, lookedAt)).split(' ');
      const [first, second] = small
        .map(({ value, words: known }) => ({ value, count: words.filter((word) => known.has(word)).length }))
        .toSorted((left, right) => right.count - left.count);
      const isClear = first && first.count >= leastSmallWords && first.count >= leastLead * (second?.count ?? 0);
      return isClear ? findLanguage(first.value) : null;
    },
  };
}

/** Returns whether a text names a field of collections. */
export function isCollectionField(text: string): text is CollectionField {
  return (collectionFields as readonly string[]).includes(text);
}

/** "Project_Name (EN)" → "project name en", with the plus sign of a fund. */
const foldName = (name: string) => foldText(name.replaceAll('_', ' ').replace(/\+/g, ' plus '));

/** A pattern that finds any of the forms in a folded text with a blank at both ends. */
function toPattern(forms: readonly string[]): RegExp {
  const alternatives = forms.map((form) => {
    const word = form.replaceAll('*', '');
    return `${form.startsWith('*') ? '' : ' '}${word}${form.endsWith('*') ? '' : '(?= )'}`;
  });
  return new RegExp(alternatives.join('|'), 'gu');
}
