import { LRUCache } from 'lru-cache';
import { foldText } from '#src/core/text.ts';
import type { NearTerm } from '#src/core/vocabulary.ts';
import { isMisspelling } from './misspelling.ts';

/**
 * One thing with its names. Where a name is shared, the highest `rank` is meant. `label` is how it is shown. `clues` are no names of it, but
 * lead to it, as a city leads to its region: they are offered, never taken. `note` says whose figures it has, where they are of a larger area.
 */
export type NamedEntry = {
  value: string;
  label: string;
  names: string[];
  rank?: number;
  clues?: string[];
  note?: string;
};

export type NamedTerm = { value: string; label: string };

export type NameIndex = {
  /** Everything that has this name, case, accents and punctuation aside; only the highest ranked where ranks differ. */
  find(text: string): NamedTerm[];
  /** Finds the terms that the text is a clue of, else those most alike by spelling or that begin with it; best first, score 0–1. */
  nearest(text: string, limit: number): NearTerm[];
  /** Suggests terms for the beginning of a name: names that start so, then names with a word that starts so and clues that start so; where there are none, names alike. */
  suggest(partial: string, limit: number): NamedTerm[];
  label(value: string): string | null;
};

/** The length above which a text is not searched for names: no name is as long. */
export const longestName = 200;

type Name = { entry: NamedEntry; folded: string; trigrams: number };

/** The number of names, those that share the most trigrams, that are compared letter by letter. */
const shortlist = 40;
/** The lowest likeness, 0–1, at which a name is offered. */
const likeScore = 0.25;
/** The number of remembered suggestions: the beginnings that people type of some 400 names. */
const rememberedSuggestions = 2_000;
/** The score of a clue, or of the first word of a longer name: above most misspellings, below the score that needs no question back. */
const clueScore = 0.58;
const beginningScore = 0.5;
const shortestBeginning = 4;

/** All names of a few hundred things, held in memory: a look-up costs microseconds, so every span of words in a line can be tried. */
export function createNameIndex(entries: NamedEntry[]): NameIndex {
  const names: Name[] = entries.flatMap((entry) =>
    [...new Set(entry.names.map(foldText))]
      .filter(Boolean)
      .map((folded) => ({ entry, folded, trigrams: listTrigrams(folded).length })),
  );
  const clues = entries.flatMap((entry) => (entry.clues ?? []).map((clue) => ({ entry, folded: foldText(clue) })));
  const byClue = Map.groupBy(clues, ({ folded }) => folded);
  const byName = Map.groupBy(names, ({ folded }) => folded);
  const byValue = new Map(entries.map((entry) => [entry.value, entry]));
  const known = new Set(names.flatMap(({ folded }) => folded.split(' ')));
  const byTrigram = new Map<string, number[]>();
  names.forEach(({ folded }, index) => {
    for (const trigram of listTrigrams(folded)) {
      const list = byTrigram.get(trigram);
      if (list) list.push(index);
      else byTrigram.set(trigram, [index]);
    }
  });
  const inRankOrder = [...entries].sort(byRank);
  const suggestions = new LRUCache<string, NamedTerm[]>({ max: rememberedSuggestions });

  function find(text: string): NamedTerm[] {
    const found = text.length <= longestName ? byName.get(foldText(text)) : undefined;
    if (!found) return [];
    const top = Math.max(...found.map(({ entry }) => entry.rank ?? 0));
    return found.filter(({ entry }) => (entry.rank ?? 0) === top).map(({ entry }) => toTerm(entry));
  }

  function nearest(text: string, limit: number): NearTerm[] {
    if (text.length > longestName) return [];
    const folded = foldText(text);
    const led = (byClue.get(folded) ?? []).map(({ entry }) => entry);
    if (led.length > 0)
      return [...new Set(led)]
        .sort(byRank)
        .slice(0, limit)
        .map((entry) => ({
          ...toTerm(entry),
          score: clueScore,
          isPart: true,
          ...(entry.note !== undefined && { note: entry.note }),
        }));
    const trigrams = listTrigrams(folded);
    const shared = new Map<number, number>();
    for (const trigram of trigrams)
      for (const index of byTrigram.get(trigram) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    const likeliest = [...shared]
      .map(([index, count]) => ({
        name: names[index] as Name,
        overlap: count / (trigrams.length + (names[index] as Name).trigrams - count),
      }))
      .sort((left, right) => right.overlap - left.overlap)
      .slice(0, shortlist);
    const best = new Map<string, NearTerm & { rank: number }>();
    const misspelt = new Set<string>();
    for (const { name, overlap } of likeliest) {
      const isBeginning = folded.length >= shortestBeginning && name.folded.startsWith(`${folded} `);
      const alike = (overlap + letterLikeness(folded, name.folded)) / 2;
      const score = isBeginning ? Math.max(alike, beginningScore) : alike;
      if (isMisspelling(folded, name.folded, (word) => known.has(word))) misspelt.add(name.entry.value);
      if (score > (best.get(name.entry.value)?.score ?? 0))
        best.set(name.entry.value, { ...toTerm(name.entry), score, rank: name.entry.rank ?? 0 });
    }
    return [...best.values()]
      .sort((left, right) => right.score - left.score || right.rank - left.rank)
      .slice(0, limit)
      .map(({ value, label, score }) => ({ value, label, score, ...(misspelt.has(value) && { isMisspelt: true }) }));
  }

  function suggest(partial: string, limit: number): NamedTerm[] {
    if (partial.length > longestName) return [];
    const folded = foldText(partial);
    if (folded === '') return inRankOrder.slice(0, limit).map(toTerm);
    const key = `${limit} ${folded}`;
    const known = suggestions.get(key);
    if (known) return known;
    const starting = new Set<NamedEntry>();
    const within = new Set<NamedEntry>();
    for (const { entry, folded: name } of names) {
      if (name.startsWith(folded)) starting.add(entry);
      else if (name.includes(` ${folded}`)) within.add(entry);
    }
    const led = clues.filter((clue) => clue.folded.startsWith(folded)).map(({ entry }) => entry);
    const chosen = new Set([starting, within, led].flatMap((list) => [...list].sort(byRank).map(({ value }) => value)));
    if (chosen.size === 0)
      for (const { value, score } of nearest(partial, limit)) if (score >= likeScore) chosen.add(value);
    const terms = [...chosen].slice(0, limit).map((value) => toTerm(byValue.get(value) as NamedEntry));
    suggestions.set(key, terms);
    return terms;
  }

  return { find, nearest, suggest, label: (value) => byValue.get(value)?.label ?? null };
}

function toTerm({ value, label }: NamedEntry): NamedTerm {
  return { value, label };
}

function byRank(left: NamedEntry, right: NamedEntry): number {
  return (right.rank ?? 0) - (left.rank ?? 0) || left.label.localeCompare(right.label, 'en');
}

/** Trigrams as pg_trgm makes them: of each word with two blanks before and one behind. */
function listTrigrams(folded: string): string[] {
  const trigrams = new Set<string>();
  for (const word of folded.split(' ')) {
    const padded = `  ${word} `;
    for (let start = 0; start + 3 <= padded.length; start += 1) trigrams.add(padded.slice(start, start + 3));
  }
  return [...trigrams];
}

/** 1 − edits / length of the longer one, two swapped letters being one edit (Damerau–Levenshtein, restricted). */
function letterLikeness(left: string, right: string): number {
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (above[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (above[column - 1] as number) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] as number) + 1);
      current.push(cost);
    }
    before = above;
    above = current;
  }
  return 1 - (above[right.length] as number) / Math.max(left.length, right.length, 1);
}
