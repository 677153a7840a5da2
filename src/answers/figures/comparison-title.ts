import type { ComparedRow } from '#src/domain/figures/compare.ts';
import { tallyOutcomes } from '#src/domain/figures/outcomes.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { titlesOfPair } from './pair-sentences.ts';
import { titlesOfSeveral } from './several-sentences.ts';

/**
 * Says the first group of outcomes that the first sentence counts without values, for the title of a picture, longest first. None where fewer than two
 * outcomes are counted.
 */
export function shortFindings(
  rows: readonly ComparedRow[],
  names: readonly string[],
  words: FigureFormatter,
): string[] {
  const tallies = tallyOutcomes(rows);
  const [first] = tallies;
  if (!first || tallies.reduce((sum, each) => sum + each.rows.length, 0) < 2) return [];
  return (names.length === 2 ? titlesOfPair : titlesOfSeveral)(first, names, words);
}
