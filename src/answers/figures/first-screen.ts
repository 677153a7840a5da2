import { note } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Block, Fold } from '#src/core/message.ts';
import { originOf } from '#src/domain/figures/observation.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Region } from '#src/domain/regions/region.ts';
import { describeFlags } from '#src/texts/flags.ts';
import { sayTerritoryNote } from '#src/texts/territory-note.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** The words that a line about figures may end with: how it was made, more of the same, a map. */
export const figureFolds = ['details', 'more', 'map', 'time'] as const;
type FoldName = (typeof figureFolds)[number];

/** A sentence up to its colon; the details have it whole. */
const inShort = (sentence: string) => sentence.split(':')[0] ?? sentence;

/** A part of an answer that is one press away. */
export function fold(
  { texts }: FigureFormatter,
  name: FoldName,
  ...blocks: readonly (Block | readonly Block[] | false | null)[]
): Fold {
  return { name, label: texts.figure.folds[name], blocks: blocks.flatMap((block) => block || []) };
}

/** The fold `details`: method, sources and rules of an answer, below other blocks. */
export function details(
  words: FigureFormatter,
  notes: readonly string[],
  ...blocks: readonly (Block | readonly Block[] | false | null)[]
): Fold {
  return fold(words, 'details', ...blocks, notes.length > 0 && note(...notes));
}

/**
 * The one line below an answer: whose figures, of which years, what their flags warn of, and which region's are of another territory. `remarks` follow
 * the years. The details have the rest.
 */
export function noteLine(
  words: FigureFormatter,
  { indicators }: Pick<Catalogue, 'indicators'>,
  figures: readonly (Figure | null)[],
  regions: readonly Region[] = [],
  remarks: readonly string[] = [],
): Block[] {
  const known = figures.flatMap((figure) => {
    const indicator = figure && indicators.get(figure.indicator);
    return figure && indicator ? [{ figure, indicator }] : [];
  });
  if (known.length === 0) return [];
  const { texts } = words;
  const publishers = [
    ...new Set(known.map(({ figure, indicator }) => originOf(figure, indicator).source.split(',')[0] ?? '')),
  ];
  const years = known.map(({ figure }) => figure.year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const letters = [...new Set(known.flatMap(({ figure }) => [...words.marks(figure)]))].sort();
  const parts = [
    texts.figure.noteLine({ sources: publishers, years: first === last ? String(first) : `${first}–${last}` }),
    ...remarks,
    ...letters.map((letter) => `${letter} ${describeFlags(letter, texts).join('')}`),
    ...new Set(
      regions.flatMap((region) =>
        region.territoryNote
          ? [`${words.region(region)}: ${inShort(sayTerritoryNote(region, words.language) ?? '')}`]
          : [],
      ),
    ),
  ];
  return [note(escapeMarkdown(parts.join(' · ').replace(/\.$/, '')))];
}
