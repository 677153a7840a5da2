import { md } from '#src/core/markdown.ts';
import type { Dimension } from '#src/domain/peers/structure.ts';

const levels = ['countries', 'NUTS 1 regions', 'NUTS 2 regions', 'NUTS 3 regions'] as const;

/** Names in a row: "Skåne, Murcia and Puglia". */
export function join(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const dimensionNames: Record<Dimension, string> = {
  size: 'size',
  economy: 'economy',
  'human-capital': 'human capital',
  sectors: 'sectors',
  migration: 'migration',
  territory: 'territory',
};

/** What is said of figures everywhere. */
export const figure = {
  join,
  levels: (level: number) => levels[level] ?? 'areas',
  area: (name: string, code: string, level: number) =>
    `${name} (${code}), ${level === 0 ? 'country' : `NUTS ${level}`}`,
  source: (source: string, datasets: readonly string[], retrieved: string) =>
    `${source} (${datasets.join(', ')}), retrieved ${retrieved}`,
  sources: (lines: readonly string[]) => md`Source: ${lines.join('; ')}.`,
  suppressed: 'not published',
  absent: 'no figure',
  /** Why a value is withheld, by its flags. */
  why: (flags: string) =>
    flags.includes('u')
      ? 'too few answers to be reliable'
      : flags.includes('c')
        ? 'confidential'
        : 'the source leaves it blank',
  median: (count: number, level: number) => `Median of ${count} ${figure.levels(level)} with data`,
  rank: (rank: number, count: number, level: number) => `${rank} of ${count} ${figure.levels(level)} with data`,
  fewRanked: (count: number) => `not ranked: only ${count} with data`,
  better: { '1': 'higher is better', '-1': 'lower is better', '0': 'neither direction is better' } as const,
  points: (number: string) => `${number} points`,
  dimension: (dimension: string) => dimensionNames[dimension as Dimension] ?? dimension,
  /** "u low reliability". */
  flagLegend: (entries: readonly { letter: string; words: string }[]) =>
    md`Flags: ${entries.map(({ letter, words }) => `${letter} = ${words}`).join(', ')}.`,
};
