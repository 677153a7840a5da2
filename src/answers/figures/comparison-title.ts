import type { ComparedRow } from '#src/domain/figures/compare.ts';
import { isUncertain, leaningOf, type Tally, tallyOutcomes } from '#src/domain/figures/outcomes.ts';
import { aboutTally, partsOf } from './comparison-sentences.ts';
import { partsOfLeft } from './comparison-table.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { titleOfPair } from './pair-sentences.ts';

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
  const ofPair = names.length === 2 ? titleOfPair(first, names, words) : null;
  return [
    ...(ofPair === null ? [] : [ofPair]),
    tallies.map((each, index) => shortTally(each, index === 0, names, words)).join('; '),
    shortTally(first, true, names, words),
    shortTally(first, true, names, words, 'short'),
    // Of whom there are several is left to the picture.
    shortTally(first, true, names, words, 'unnamed'),
  ];
}

function shortTally(
  tally: Tally,
  isFirst: boolean,
  names: readonly string[],
  words: FigureFormatter,
  length: 'unnamed' | 'short' | 'long' = 'long',
): string {
  const { rows, ahead, shared, level, open } = tally;
  const { titles } = words.texts.compare;
  const total = rows.length;
  const leaning = leaningOf(open);
  // "Lowest value, but uncertain": who is first of all by value is so, whoever is before whom among the others.
  const uncertain = open.filter((row) => isUncertain(row) || bestOf(row) !== null);
  const isByValue = uncertain.length === total;
  const nameOf = (region: number) => names[region] ?? '';
  const listOf = (regions: readonly number[]) => words.texts.list(regions.map(nameOf));
  const isNamed = length === 'unnamed' ? 'no' : 'yes';
  // Where all is by value it is said once, before the parts.
  const byValue = (said: string) => (isByValue ? said : titles.byValue({ said }));
  const sound = open.filter((row) => !uncertain.includes(row));
  const parted = partsOf(sound, names);
  const levelOfSome = sound.filter(({ verdict }) => verdict.type === 'level');
  const sharedOfSome = sound.filter(({ verdict }) => verdict.type === 'shared');
  const told = [...parted.flatMap((each) => each.rows), ...levelOfSome, ...sharedOfSome];
  const undecided = sound.filter((row) => !told.includes(row));
  const parts: Part[] = [
    ...leadersOf(ahead, nameOf, (region, index) => (index === 0 ? titles.ahead({ region }) : region)),
    ...sharedOf(shared, listOf, isNamed, words),
    ...parted.map(({ leader, next, rows: own }) => ({
      said: titles.aheadOfSome({ leader, next: words.texts.list(next) }),
      count: own.length,
    })),
    ...sharedOf(sharedOfSome, listOf, isNamed, words),
    ...leadersOf(withBest(leaning.first, uncertain), nameOf, (region, index) =>
      isByValue && index > 0 ? region : byValue(titles.firstByValue({ region })),
    ),
    ...leaning.shared.map(({ regions, rows: own }) => ({
      said: byValue(titles.shared({ regions: listOf(regions), isNamed })),
      count: own.length,
    })),
    ...(level.length > 0 ? [{ said: titles.level, count: level.length }] : []),
    ...levelOfSome.map(({ verdict }) => ({
      said: titles.levelOf({ regions: listOf(verdict.type === 'level' ? verdict.among : []), isNamed }),
      count: 1,
    })),
    ...(leaning.level.length > 0 ? [{ said: byValue(titles.level), count: leaning.level.length }] : []),
  ];
  const all =
    parts.length > 0 && undecided.length > 0 ? [...parts, { said: titles.open, count: undecided.length }] : parts;
  return titles.tally({
    about: aboutTally(tally),
    length: length === 'long' ? 'long' : 'short',
    isFirst: isFirst ? 'yes' : 'no',
    isByValue: isByValue && parts.length > 0 ? 'yes' : 'no',
    parts:
      all.length > 0
        ? all.map((each, index) => titles.in({ ...each, of: index === 0 && total > 1 ? total : 0 })).join(', ')
        : titles.nobody({ regions: names.length, total }),
  });
}

/** The one whose doubtful value is best of all, where others are told of without a doubt; null where there is none, or several. */
function bestOf(row: ComparedRow): number | null {
  const [best, ...others] = row.verdict.type === 'open' ? [] : partsOfLeft(row).best;
  return best === undefined || others.length > 0 ? null : best;
}

/** Who is first by value in uncertain rows, with the rows in which a doubtful value is best of all. */
function withBest(first: { region: number; rows: ComparedRow[] }[], rows: readonly ComparedRow[]) {
  const all = [
    ...first,
    ...rows.flatMap((row) => {
      const region = bestOf(row);
      return region === null ? [] : [{ region, rows: [row] }];
    }),
  ];
  return [...Map.groupBy(all, ({ region }) => region)]
    .map(([region, own]) => ({ region, rows: own.flatMap((each) => each.rows) }))
    .toSorted((left, right) => right.rows.length - left.rows.length || left.region - right.region);
}

/** What is said of some outcomes in a title, and of how many. */
type Part = { said: string; count: number };

function leadersOf(
  leaders: readonly { region: number; rows: ComparedRow[] }[],
  nameOf: (region: number) => string,
  say: (region: string, index: number) => string,
): Part[] {
  return leaders.map(({ region, rows }, index) => ({ said: say(nameOf(region), index), count: rows.length }));
}

/** Rows in which a lead is shared, by those who share it; one that others are about level with is first, and not ahead of all. */
function sharedOf(
  rows: readonly ComparedRow[],
  listOf: (regions: readonly number[]) => string,
  isNamed: 'yes' | 'no',
  { texts }: FigureFormatter,
): Part[] {
  const { titles } = texts.compare;
  const leadersIn = ({ verdict }: ComparedRow) => (verdict.type === 'shared' ? verdict.leaders : []);
  return [...Map.groupBy(rows, (row) => listOf(leadersIn(row)))].map(([names, own]) => ({
    said: own.some((row) => leadersIn(row).length > 1)
      ? titles.shared({ regions: names, isNamed })
      : titles.first({ region: names }),
    count: own.length,
  }));
}
