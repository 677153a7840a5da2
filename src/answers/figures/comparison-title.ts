import type { ComparedRow } from '#src/domain/figures/compare.ts';
import { isUncertain, leaningOf, type Tally, tallyOutcomes } from '#src/domain/figures/outcomes.ts';
import { aboutTally, partsOf } from './comparison-sentences.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/**
 * The first sentence of a comparison without the names of the outcomes, for the title of its picture: the same outcomes, counted in the same
 * groups. Those of migrants alone where all do not fit. None where fewer than two are counted.
 */
export function shortFindings(
  rows: readonly ComparedRow[],
  names: readonly string[],
  words: FigureFormatter,
): string[] {
  const tallies = tallyOutcomes(rows);
  if (tallies.reduce((sum, each) => sum + each.rows.length, 0) < 2) return [];
  const [first] = tallies;
  if (!first) return [];
  return [
    tallies.map((each, index) => shortTally(each, index === 0, names, words)).join('; '),
    shortTally(first, true, names, words),
    shortTally(first, true, names, words, 'short'),
  ];
}

function shortTally(
  tally: Tally,
  isFirst: boolean,
  names: readonly string[],
  words: FigureFormatter,
  length: 'short' | 'long' = 'long',
): string {
  const { rows, ahead, level, open } = tally;
  const { titles } = words.texts.compare;
  const total = rows.length;
  const isByValue = open.length === total && open.every(isUncertain);
  const leaning = leaningOf(open);
  const counted = ({ region, rows: own }: { region: number; rows: ComparedRow[] }) => ({
    region: names[region] ?? '',
    count: own.length,
  });
  const first = (isByValue ? leaning.first : ahead).map(counted);
  const parts = [
    ...first.map((each, index) => (index === 0 ? titles.ahead({ ...each, total }) : titles.also(each))),
    ...partsOf(open, names).map(({ leader, next, rows: own }) =>
      titles.aheadOfSome({ leader, next: words.texts.list(next), count: own.length }),
    ),
    ...(isByValue ? [] : leaning.first.map(counted).map(titles.aheadByValue)),
    ...(level.length > 0 ? [titles.level({ count: level.length })] : []),
    ...(isByValue && leaning.level.length > 0 ? [titles.level({ count: leaning.level.length })] : []),
  ];
  return titles.tally({
    about: aboutTally(tally),
    length,
    isFirst: isFirst ? 'yes' : 'no',
    isByValue: isByValue && parts.length > 0 ? 'yes' : 'no',
    parts: parts.length > 0 ? parts.join(', ') : titles.nobody({ regions: names.length, total }),
  });
}
