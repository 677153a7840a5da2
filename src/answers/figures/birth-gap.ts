import type { Cell } from '#src/core/blocks.ts';
import { type BirthGap, type ComparedRow, pairByBirth } from '#src/domain/figures/compare.ts';
import { leastLead } from '#src/domain/figures/difference.ts';
import { originOf } from '#src/domain/figures/observation.ts';
import { hasTwoFigures, isUncertain, listUncounted, type Tally, tallyOutcomes } from '#src/domain/figures/outcomes.ts';
import { roundForRank } from '#src/domain/figures/rank.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { isOfMigrants } from '#src/domain/topics/population-group.ts';
import type { Compared } from './comparison-data.ts';
import { sideOf } from './comparison-side.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** Returns whether a row of a table is the gap between native-born and foreign-born, and no figure of its own. */
export function isBirthGap(row: ComparedRow | BirthGap): row is BirthGap {
  return 'native' in row;
}

/** Lists the rows of figures among those of a table. */
export function listRows(entries: readonly (ComparedRow | BirthGap)[]): ComparedRow[] {
  return entries.flatMap((entry) => (isBirthGap(entry) ? [] : [entry]));
}

/** The gaps of the outcomes that the first sentence counts: one for each, where two regions have it. */
export function countedGaps(rows: readonly ComparedRow[]): BirthGap[] {
  const counted = tallyOutcomes(rows).flatMap((tally) => tally.rows);
  return pairByBirth(rows).filter((gap) => counted.includes(gap.foreign) && sizesOf(gap).length > 1);
}

/**
 * The rows of a comparison. `counted` are the outcomes that the first sentence counts (`tallies`), those of migrants first; `central` these, each followed by its gap
 * by birth, and the outcomes of migrants that cannot be compared; `others` what stands beside them: of migrants, of the native-born and of all.
 */
export function arrangeRows(
  rows: readonly ComparedRow[],
  tallies: readonly Tally[],
): {
  counted: ComparedRow[];
  central: (ComparedRow | BirthGap)[];
  others: (ComparedRow | BirthGap)[];
} {
  const counted = tallies.flatMap((tally) => tally.rows);
  const told = countedGaps(rows);
  const uncounted = counted.length > 0 ? listUncounted(rows) : [];
  const central = [...counted.flatMap((row) => [row, ...told.filter(({ foreign }) => foreign === row)]), ...uncounted];
  const gaps = pairByBirth(rows).filter(
    (gap) => sizesOf(gap).length > 1 && !told.some(({ foreign }) => foreign === gap.foreign),
  );
  const rankOf = ({ indicator: { populationGroup } }: ComparedRow) =>
    isOfMigrants(populationGroup) ? 0 : populationGroup === 'native-born' ? 1 : 2;
  // What cannot be compared stands behind what can.
  const rest = rows
    .filter((row) => !central.includes(row))
    .toSorted(
      (left, right) => Number(hasTwoFigures(right)) - Number(hasTwoFigures(left)) || rankOf(left) - rankOf(right),
    );
  return { counted, central, others: [...gaps, ...rest] };
}

/** Rows that were asked for by name, in that order; a gap by birth follows the two that it is of. */
export function followByGaps(rows: readonly ComparedRow[]): (ComparedRow | BirthGap)[] {
  const gaps = pairByBirth(rows).filter((gap) => sizesOf(gap).length > 1);
  return rows.flatMap((row, at) => [
    row,
    ...gaps.filter(({ native, foreign }) => Math.max(rows.indexOf(native), rows.indexOf(foreign)) === at),
  ]);
}

/** Says how the foreign-born stand to the native-born: "−11.4 points" where theirs is lower. */
export function birthGap(native: number, foreign: number, indicator: Indicator, words: FigureFormatter): string {
  const size = words.gap(Math.abs(native - foreign), indicator);
  return native === foreign ? size : `${foreign < native ? '−' : '+'}${size}`;
}

/** Names a measure without the group: "Employment, 20–64, 2025". */
export function labelOfGap({ native }: BirthGap, words: FigureFormatter): string {
  const label = words.measure(native.indicator);
  return `${label}, ${native.year}`;
}

/** The cells of a gap in a table: its name, the gap of each region, `countries` columns that have none, and whose is smaller; `isSaid` where it stands above that all is uncertain. */
export function gapCells(
  gap: BirthGap,
  compared: readonly Compared[],
  words: FigureFormatter,
  { countries, isSaid }: { countries: number; isSaid: boolean },
): Cell[] {
  const { native, foreign } = gap;
  const { indicator, year } = native;
  const cells = compared.map((_, index): Cell => {
    const [ours, theirs] = [native.figures[index]?.figure, foreign.figures[index]?.figure];
    if (!ours || !theirs) return '–';
    const value = roundForRank(theirs.value - ours.value);
    const sign = value === 0 ? '' : value < 0 ? '−' : '+';
    const marks = [...new Set([...words.marks(ours), ...words.marks(theirs)])].sort().join('');
    const text = [`${sign}${words.number(Math.abs(value), indicator.decimals)}`, marks].filter(Boolean).join(' ');
    const sources = [ours, theirs].map((figure, at) => {
      const { source, dataset } = originOf(figure, at === 0 ? native.indicator : foreign.indicator);
      return `${source}, ${dataset}`;
    });
    return {
      ...{ text, value, unit: words.gapUnit(indicator) },
      ...(year !== null && { year }),
      ...(marks && { flags: marks }),
      source: [...new Set(sources)].join('; '),
    };
  });
  const label = words.texts.compare.gapOf({ label: labelOfGap(gap, words) });
  return [label, ...cells, ...Array.from({ length: countries }, () => '–'), smallerOf(gap, compared, words, isSaid)];
}

/** Says whose gap is smallest, and where the foreign-born do better; where something stands against one of the figures, as uncertain. */
function smallerOf(gap: BirthGap, compared: readonly Compared[], words: FigureFormatter, isSaid: boolean): string {
  const { cells } = words.texts.compare;
  const found = judgeGap(gap);
  if (!found) return '–';
  const { better } = found;
  const isDoubtful = found.isDoubtful && !isSaid;
  const nameOf = (index: number) => compared[index]?.name ?? '';
  if (better.length > 0) {
    const regions = words.texts.list(better.map(({ index }) => nameOf(index)));
    const of = better.length === found.regions ? 'all' : 'some';
    return cells.foreignBetter({
      ...{ regions, of, side: sideOf(gap.native.indicator) },
      isUncertain: found.isDoubtful ? (isSaid ? 'said' : 'yes') : 'no',
    });
  }
  const apart = words.gap(found.apart, gap.native.indicator);
  if (found.isEven) return isDoubtful ? cells.openLevel({ said: 'no', gap: apart }) : cells.level;
  if (found.level.length > 1) {
    const regions = words.texts.list(found.level.map(({ index }) => nameOf(index)));
    return isDoubtful ? cells.uncertainLevelAt({ regions }) : cells.levelSmallest({ regions });
  }
  const said = { region: nameOf(found.low.index), gap: apart, regions: found.regions };
  return isDoubtful ? cells.uncertainSmaller(said) : cells.smaller(said);
}

/**
 * Judges a gap, for its row and for a sentence: the smallest and the widest, how far the smallest is from the next, whether these two are the
 * same as they are shown, which are about level with the smallest, and whether something stands against a figure. `better` are the regions in which the foreign-born do better than the
 * native-born, by how much, `worse` the others, the smallest gap first. Null where fewer than two regions have it.
 */
export function judgeGap(gap: BirthGap) {
  const sorted = sizesOf(gap).toSorted((left, right) => left.size - right.size);
  const [low, next] = sorted;
  const high = sorted.at(-1);
  if (!low || !next || !high) return null;
  const apart = next.size - low.size;
  const least = 0.5 * 10 ** -gap.native.indicator.decimals;
  const { polarity } = gap.native.indicator;
  // The rule of two figures: gaps that differ by less than a difference of the measure are about level.
  const { spread } = gap.foreign;
  const clear = spread === null ? 0 : ((spread.high - spread.low) * leastLead) / 100;
  const level = sorted.filter(({ size }) => size - low.size < Math.max(least, clear + 1e-9));
  const better = sorted.filter(({ signed }) => signed * polarity >= least);
  return {
    low,
    high,
    /** The widest, and those whose gap is shown as the same. */
    widest: sorted.filter(({ size }) => high.size - size < least),
    better: better.toReversed(),
    worse: sorted.filter((each) => !better.includes(each)),
    regions: sorted.length,
    apart,
    level,
    isEven: level.length === sorted.length,
    isSame: apart < least,
    isDoubtful: [gap.native, gap.foreign].some((row) => isUncertain(row) || row.verdict.left.length > 0),
  };
}

/** Returns whether something stands against a figure that a gap is of. */
export function isDoubtfulGap(gap: BirthGap): boolean {
  return judgeGap(gap)?.isDoubtful ?? false;
}

/**
 * "By uncertain figures, the gap to the native-born in employment (2025) is smallest in Apulia (−3.1 points) and widest in Skåne (−11.4 points)."
 */
export function describeGaps(gaps: readonly BirthGap[], names: readonly string[], words: FigureFormatter): string[] {
  const { finding } = words.texts.compare;
  return gaps.flatMap((gap) => {
    const found = judgeGap(gap);
    if (!found) return [];
    const at = ({ index }: { index: number }) => {
      const [ours, theirs] = [gap.native, gap.foreign].map(
        ({ figures }) => figures[index]?.figure?.value ?? Number.NaN,
      );
      return birthGap(ours ?? Number.NaN, theirs ?? Number.NaN, gap.native.indicator, words);
    };
    const named = (each: { index: number }) => finding.gapAt({ region: names[each.index] ?? '', gap: at(each) });
    const { low, high, widest, level, better, worse, regions, isEven, isSame, isDoubtful } = found;
    const label = words.texts.compare.several.name({
      name: words.inSentence(words.measureAlone(gap.native.indicator)),
      said: String(gap.native.year),
    });
    const isUncertainSaid = isDoubtful ? 'yes' : 'no';
    const held = sizesOf(gap).map(({ index }) => index);
    const without = names.filter((_, index) => !held.includes(index));
    const missing = { without: without.length, names: words.texts.list(without) };
    if (better.length > 0) {
      const [least] = worse;
      return finding.gapBetter({
        label,
        better: words.texts.list(better.map(named)),
        worse: worse.length,
        least: least ? named(least) : '',
        side: sideOf(gap.native.indicator),
        isUncertain: isUncertainSaid,
        ...missing,
      });
    }
    if (isEven && !(isSame && regions === 2)) {
      const all = [...better, ...worse].sort((left, right) => left.index - right.index);
      return finding.gapLevel({
        label,
        regions: words.texts.list(all.map(named)),
        isUncertain: isUncertainSaid,
        ...missing,
      });
    }
    const listOf = (list: readonly { index: number }[]) =>
      words.texts.list(list.map(({ index }) => names[index] ?? ''));
    const lastOfLevel = level.at(-1);
    return finding.gap({
      ...{ label, regions, ...missing },
      low: level.length > 1 && lastOfLevel ? finding.gapRange({ low: at(low), high: at(lastOfLevel) }) : at(low),
      high: at(high),
      region: listOf(level.length > 1 ? level : [low]),
      areLevel: level.length > 1 ? 'yes' : 'no',
      other: listOf(widest),
      isEven: isSame && regions === 2 ? 'yes' : 'no',
      isUncertain: isUncertainSaid,
    });
  });
}

/** In how many gaps which region has the smallest, for the title of their picture; null where it cannot be said shortly. */
export function gapTitle(gaps: readonly BirthGap[], names: readonly string[], words: FigureFormatter): string | null {
  const { gapTitles } = words.texts.compare;
  const judged = gaps.flatMap((gap) => judgeGap(gap) ?? []);
  // Whose gap is smaller says little where the foreign-born do better somewhere.
  if (judged.length === 0 || judged.some(({ isEven, better }) => isEven || better.length > 0)) return null;
  // Nobody is called smallest among those about level.
  if (judged.some(({ level }) => level.length > 1)) return null;
  const byRegion = [...Map.groupBy(judged, ({ low }) => low.index)];
  return gapTitles.smaller({
    regions: Math.max(...judged.map(({ regions }) => regions)),
    isUncertain: judged.some(({ isDoubtful }) => isDoubtful) ? 'yes' : 'no',
    parts: words.texts.list(
      byRegion.map(([index, own]) =>
        gapTitles.part({ region: names[index] ?? '', count: own.length, total: judged.length }),
      ),
    ),
  });
}

/** The gap in each region that has both figures: its size, and the foreign-born less the native-born. */
function sizesOf({ native, foreign }: BirthGap): { index: number; size: number; signed: number }[] {
  return native.figures.flatMap(({ figure }, index) => {
    const theirs = foreign.figures[index]?.figure;
    const signed = figure && theirs ? theirs.value - figure.value : null;
    return signed === null ? [] : [{ index, size: Math.abs(signed), signed }];
  });
}

/** The gap by birth with both levels: a small one may mean that both are low. */
export function birthGaps(rows: readonly ComparedRow[], names: readonly string[], words: FigureFormatter) {
  const markedOf = (figure: Figure, indicator: Indicator) =>
    [words.value(figure.value, indicator), words.marks(figure)].filter(Boolean).join(' ');
  return pairByBirth(rows).flatMap(({ native, foreign }) => {
    const parts = names.flatMap((name, index) => {
      const [ours, theirs] = [native.figures[index]?.figure, foreign.figures[index]?.figure];
      if (!ours || !theirs) return [];
      return words.texts.compare.birthGap({
        region: name,
        gap: birthGap(ours.value, theirs.value, native.indicator, words),
        native: markedOf(ours, native.indicator),
        foreign: markedOf(theirs, foreign.indicator),
      });
    });
    const label = words.measure(native.indicator);
    return parts.length > 0 ? [{ label: `${label}, ${native.year}`, value: parts.join('; ') }] : [];
  });
}
