import type { BirthGap, ComparedRow } from '#src/domain/figures/compare.ts';
import { isUncertain, type Tally } from '#src/domain/figures/outcomes.ts';
import { birthGap, describeGaps, judgeGap } from './birth-gap.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** Whose figure of an outcome is the better one; null where both are about level, undefined where nothing is to be said. */
type Side = { row: ComparedRow; first: number | null | undefined; isDoubtful: boolean };

/**
 * Says several outcomes of two regions: of whom, where the better figure is with both values, whose gap to the native-born is smaller, and once for all
 * what of it is uncertain. Who has the better figure is called ahead where nothing stands against it.
 */
export function describePair(
  tallies: readonly Tally[],
  gaps: readonly BirthGap[],
  names: readonly string[],
  words: FigureFormatter,
  { gapFirst }: { gapFirst: boolean },
): string[] {
  const sides = tallies.map((tally) => tally.rows.map(sideOf));
  const judged = gaps.flatMap((gap) => {
    const found = judgeGap(gap);
    return found ? [{ gap, found }] : [];
  });
  const doubtful = [
    ...sides.flat().flatMap((side) => (side.isDoubtful ? [nameOf(side.row)] : [])),
    ...judged.flatMap(({ gap, found }) =>
      found.isDoubtful ? [words.texts.compare.pair.gapName({ name: inSentence(measureOf(gap)) })] : [],
    ),
  ];
  const ofGaps = describeGapsOfPair(judged, names, words);
  const said = tallies.flatMap((tally, at) => {
    const told = describeSides(tally, sides[at] ?? [], names, words);
    return at > 0 ? [told] : gapFirst ? [...ofGaps, told] : [told, ...ofGaps];
  });
  const total = sides.flat().length + judged.length;
  const { pair } = words.texts.compare;
  if (doubtful.length === 0) return said;
  return [
    ...said,
    doubtful.length === total
      ? pair.allUncertain({ count: total })
      : pair.uncertain({ names: words.texts.list(doubtful) }),
  ];
}

/** The same of one tally without values, for the title of a picture; null where some of it is uncertain and some is not. */
export function titleOfPair(tally: Tally, names: readonly string[], words: FigureFormatter): string | null {
  const sides = tally.rows.map(sideOf);
  const doubtful = sides.filter(({ isDoubtful }) => isDoubtful).length;
  if (doubtful > 0 && doubtful < sides.length) return null;
  const { pair } = words.texts.compare;
  const parts = partsOfSides(sides, names).map(({ first, rows }) => {
    const list = words.texts.list(rows.map(nameOf));
    if (first === null) return pair.levelShort({ names: list });
    return first === undefined
      ? pair.open({ names: list })
      : pair.betterShort({ region: names[first] ?? '', names: list });
  });
  return pair.title({ about: groupOf(tally), isUncertain: doubtful > 0 ? 'yes' : 'no', parts: parts.join(', ') });
}

function sideOf(row: ComparedRow): Side {
  const { verdict } = row;
  const isDoubtful = isUncertain(row);
  if (verdict.type === 'ahead') return { row, first: verdict.leader, isDoubtful };
  if (verdict.type === 'level') return { row, first: null, isDoubtful };
  if (verdict.type !== 'open' || !isDoubtful) return { row, first: undefined, isDoubtful: false };
  const [leading] = verdict.leading;
  return { row, first: verdict.areLevel ? null : leading, isDoubtful };
}

/** Outcomes of which the same is said, those with a better figure first. */
function partsOfSides(sides: readonly Side[], names: readonly string[]) {
  const places = [...names.keys(), null, undefined];
  return places.flatMap((first) =>
    [false, true].flatMap((isDoubtful) => {
      const rows = sides.filter((side) => side.first === first && side.isDoubtful === isDoubtful).map(({ row }) => row);
      return rows.length > 0 ? [{ first, isDoubtful, rows }] : [];
    }),
  );
}

function describeSides(tally: Tally, sides: readonly Side[], names: readonly string[], words: FigureFormatter): string {
  const { pair } = words.texts.compare;
  const valuesOf = ({ figures, indicator, year }: ComparedRow, first: number) => {
    const [value, other] = [figures[first], figures[1 - first]].map(({ figure } = { figure: null } as never) =>
      figure ? words.value(figure.value, indicator) : '',
    );
    return { value: value ?? '', other: other ?? '', year: year === null ? 'none' : String(year) };
  };
  const clauses = partsOfSides(sides, names).map(({ first, isDoubtful, rows }) => {
    const listed = rows.map((row) => {
      if (first === undefined) return nameOf(row);
      const said = { name: nameOf(row), ...valuesOf(row, first ?? 0) };
      return first === null ? pair.levelName(said) : pair.betterName(said);
    });
    const said = { names: words.texts.list(listed), count: rows.length };
    if (first === undefined) return pair.open(said);
    if (first === null) return pair.level(said);
    return (isDoubtful ? pair.better : pair.ahead)({ ...said, region: names[first] ?? '' });
  });
  return pair.sentence({ about: groupOf(tally), parts: clauses.join('; ') });
}

/** Of whom outcomes are. */
function groupOf({ about, rows }: Tally): 'foreign' | 'migrants' | 'everyone' | 'others' {
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
  const parts = [...Map.groupBy(smaller, ({ found }) => found.low.index)].map(([region, own]) => ({
    region: names[region] ?? '',
    names: words.texts.list(own.map(({ gap, found }) => nameOfGap(gap, found, smaller.length, words))),
  }));
  const [first, second] = parts;
  return [
    ...(first && second
      ? [pair.gapsBoth({ ...first, other: second.region, others: second.names })]
      : first
        ? [pair.gaps(first)]
        : []),
    ...(level.length > 0
      ? [
          pair.gapsLevel({
            names: words.texts.list(
              level.map(({ gap, found }) => nameOfGap(gap, inOrder(found), 1, words, pair.levelName)),
            ),
          }),
        ]
      : []),
    ...describeGaps(
      others.map(({ gap }) => gap),
      names,
      words,
      { isSaid: true },
    ),
  ];
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
  const name = inSentence(measureOf(gap));
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

/** The measure without group and ages. */
const measureOf = ({ native }: BirthGap) => native.indicator.shortName.replace(/,.*$/, '');

/** The group stands before the names; of those about whom there are many groups it stays in them. */
const nameOf = ({ indicator }: ComparedRow) => inSentence(indicator.shortName.replace(/, foreign-born$/, ''));

/** Writes a name small within a sentence; abbreviations stay. */
const inSentence = (name: string) => name.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase());
