import type { BirthGap, ComparedRow } from '#src/domain/figures/compare.ts';
import { isUncertain, type Tally } from '#src/domain/figures/outcomes.ts';
import { birthGap, describeGaps, judgeGap } from './birth-gap.ts';
import { sideOf } from './comparison-side.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** Who is first in an outcome; null where both are about level, undefined where nothing is to be said. */
type Standing = { row: ComparedRow; first: number | null | undefined; isDoubtful: boolean };

/**
 * Says several outcomes of two regions: of whom, who is ahead with both values, whose gap to the native-born is smaller. Where something stands against a
 * figure it is said, in the same breath, whose is higher or lower, and nobody is called ahead or better.
 */
export function describePair(
  tallies: readonly Tally[],
  gaps: readonly BirthGap[],
  names: readonly string[],
  words: FigureFormatter,
  { gapFirst }: { gapFirst: boolean },
): string[] {
  const sides = tallies.map((tally) => tally.rows.map(standingOf));
  const judged = gaps.flatMap((gap) => {
    const found = judgeGap(gap);
    return found ? [{ gap, found }] : [];
  });
  const ofGaps = describeGapsOfPair(judged, names, words);
  return tallies.flatMap((tally, at) => {
    const told = describeSides(tally, sides[at] ?? [], names, words);
    return at > 0 ? [told] : gapFirst ? [...ofGaps, told] : [told, ...ofGaps];
  });
}

/** The same of one tally without values, for the title of a picture: all of it, then less of it, those that are ahead first. */
export function titlesOfPair(tally: Tally, names: readonly string[], words: FigureFormatter): string[] {
  const { pair } = words.texts.compare;
  const parts = partsOfSides(tally.rows.map(standingOf), names, { isTitle: true });
  const sayPart = ({ first, side, rows }: (typeof parts)[number]) => {
    const list = words.texts.list(rows.map((row) => nameOf(row, words, tally)));
    if (first === null) return pair.levelShort({ names: list });
    if (first === undefined) return pair.open({ names: list });
    return pair.sideShort({ region: names[first] ?? '', names: list, side: side ?? 'high' });
  };
  return parts.map((_, left) => {
    const told = parts.slice(0, parts.length - left);
    const areUncertain = told.every(({ isDoubtful }) => isDoubtful);
    const isMixed = !areUncertain && told.some(({ isDoubtful }) => isDoubtful);
    const said = told.map((part) =>
      isMixed && part.isDoubtful ? pair.uncertainPart({ said: sayPart(part) }) : sayPart(part),
    );
    return pair.title({
      about: groupOf(tally),
      isUncertain: areUncertain ? 'yes' : 'no',
      parts: said.join(isMixed ? '; ' : ', '),
    });
  });
}

function standingOf(row: ComparedRow): Standing {
  const { verdict } = row;
  const isDoubtful = isUncertain(row);
  if (verdict.type === 'ahead') return { row, first: verdict.leader, isDoubtful };
  if (verdict.type === 'level') return { row, first: null, isDoubtful };
  if (verdict.type !== 'open' || !isDoubtful) return { row, first: undefined, isDoubtful: false };
  const [leading] = verdict.leading;
  return { row, first: verdict.areLevel ? null : leading, isDoubtful };
}

/**
 * Outcomes of which the same is said, those with a first first; `side` is which figure that is, where nobody is called ahead by it, and in a title, which
 * has no values: “ahead in unemployment” would say nothing there.
 */
function partsOfSides(sides: readonly Standing[], names: readonly string[], { isTitle = false } = {}) {
  const places = [...names.keys(), null, undefined];
  return places.flatMap((first) =>
    [false, true].flatMap((isDoubtful) => {
      const rows = sides.filter((each) => each.first === first && each.isDoubtful === isDoubtful).map(({ row }) => row);
      const bySide = Map.groupBy(rows, ({ indicator }) =>
        (isDoubtful || isTitle) && first != null ? sideOf(indicator) : null,
      );
      return [...bySide].map(([side, own]) => ({ first, side, isDoubtful, rows: own }));
    }),
  );
}

function describeSides(
  tally: Tally,
  sides: readonly Standing[],
  names: readonly string[],
  words: FigureFormatter,
): string {
  const { pair } = words.texts.compare;
  // What is so of all that is told is said once, before it.
  const areUncertain = sides.every(({ isDoubtful }) => isDoubtful);
  const valuesOf = ({ figures, indicator, year }: ComparedRow, first: number, isDoubtful: boolean) => {
    const [value, other] = [figures[first], figures[1 - first]].map(({ figure } = { figure: null } as never) =>
      figure ? [words.value(figure.value, indicator), isDoubtful && words.marks(figure)].filter(Boolean).join(' ') : '',
    );
    return { value: value ?? '', other: other ?? '', year: year === null ? 'none' : String(year) };
  };
  const clauses = partsOfSides(sides, names).map(({ first, side, isDoubtful, rows }) => {
    const listed = rows.map((row) => {
      if (first === undefined) return nameOf(row, words, tally);
      const said = { name: nameOf(row, words, tally), ...valuesOf(row, first ?? 0, isDoubtful) };
      return first === null ? pair.levelName(said) : pair.betterName(said);
    });
    const said = { names: words.texts.list(listed), count: rows.length };
    const region = names[first ?? -1] ?? '';
    const clause =
      first === undefined
        ? pair.open(said)
        : first === null
          ? pair.level(said)
          : side === null
            ? pair.ahead({ ...said, region })
            : pair.side({ ...said, region, side });
    return isDoubtful && !areUncertain ? pair.uncertainPart({ said: clause }) : clause;
  });
  return pair.sentence({
    about: groupOf(tally),
    isUncertain: areUncertain ? 'yes' : 'no',
    parts: clauses.join('; '),
  });
}

/** Tells of whom outcomes are. */
export function groupOf({ about, rows }: Tally): 'foreign' | 'migrants' | 'everyone' | 'others' {
  const areOf = (group: string) => rows.every(({ indicator }) => indicator.populationGroup === group);
  if (about === 'migrants') return areOf('foreign-born') ? 'foreign' : 'migrants';
  return areOf('everyone') ? 'everyone' : 'others';
}

/** The gaps by whose is smaller; what is none of that has its own sentence. */
function describeGapsOfPair(
  judged: readonly { gap: BirthGap; found: NonNullable<ReturnType<typeof judgeGap>> }[],
  names: readonly string[],
  words: FigureFormatter,
): string[] {
  const { pair } = words.texts.compare;
  const isSmaller = ({ found }: (typeof judged)[number]) =>
    !found.isEven && found.better.length === 0 && found.level.length === 1 && !found.isSame;
  const smaller = judged.filter(isSmaller);
  const level = judged.filter((each) => !isSmaller(each) && each.found.better.length === 0);
  const others = judged.filter(({ found }) => found.better.length > 0);
  return [
    ...byDoubt(smaller).flatMap(({ isUncertain, list }) => {
      const [first, second] = [...Map.groupBy(list, ({ found }) => found.low.index)].map(([region, own]) => ({
        isUncertain,
        region: names[region] ?? '',
        names: words.texts.list(own.map(({ gap, found }) => nameOfGap(gap, found, smaller.length, words))),
      }));
      if (!first) return [];
      return second ? pair.gapsBoth({ ...first, other: second.region, others: second.names }) : pair.gaps(first);
    }),
    ...byDoubt(level).map(({ isUncertain, list }) =>
      pair.gapsLevel({
        isUncertain,
        names: words.texts.list(list.map(({ gap, found }) => nameOfGap(gap, inOrder(found), 1, words, pair.levelName))),
      }),
    ),
    ...describeGaps(
      others.map(({ gap }) => gap),
      names,
      words,
    ),
  ];
}

/** Those that nothing stands against, and those that are uncertain; a list without any is left out. */
function byDoubt<Each extends { found: { isDoubtful: boolean } }>(judged: readonly Each[]) {
  return (['no', 'yes'] as const)
    .map((isUncertain) => ({
      isUncertain,
      list: judged.filter(({ found }) => found.isDoubtful === (isUncertain === 'yes')),
    }))
    .filter(({ list }) => list.length > 0);
}

/** About level, the sizes stand in the order of the regions. */
function inOrder({ low, high }: NonNullable<ReturnType<typeof judgeGap>>) {
  return low.index < high.index ? { low, high } : { low: high, high: low };
}

/** One gap stands with both sizes, several without: their sizes stand in the table. */
function nameOfGap(
  gap: BirthGap,
  { low, high }: Record<'low' | 'high', { index: number }>,
  count: number,
  words: FigureFormatter,
  say = words.texts.compare.pair.betterName,
) {
  const { indicator, year } = gap.native;
  const name = words.inSentence(words.measureAlone(gap.native.indicator));
  if (count > 1) return name;
  const sizeAt = (index: number) => {
    const [native, foreign] = [gap.native, gap.foreign].map(
      ({ figures }) => figures[index]?.figure?.value ?? Number.NaN,
    );
    return birthGap(native ?? Number.NaN, foreign ?? Number.NaN, indicator, words);
  };
  return say({
    name,
    value: sizeAt(low.index),
    other: sizeAt(high.index),
    year: year === null ? 'none' : String(year),
  });
}

/** Names an outcome inside a sentence: where all are of the foreign-born that stands before the names; of those about whom there are many groups it stays in them. */
export const nameOf = ({ indicator }: ComparedRow, words: FigureFormatter, tally: Tally) =>
  words.inSentence(groupOf(tally) === 'foreign' ? words.measureAlone(indicator) : words.short(indicator));
