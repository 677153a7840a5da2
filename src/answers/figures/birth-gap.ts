import type { Cell } from '#src/core/blocks.ts';
import { type BirthGap, type ComparedRow, pairByBirth } from '#src/domain/figures/compare.ts';
import { isUncertain } from '#src/domain/figures/outcomes.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { isOfMigrants } from '#src/domain/topics/population-group.ts';
import type { Compared } from './comparison-data.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** Returns whether a row of a table is the gap between native-born and foreign-born, and no figure of its own. */
export function isBirthGap(row: ComparedRow | BirthGap): row is BirthGap {
  return 'native' in row;
}

/** Lists the rows of figures among those of a table. */
export function listRows(entries: readonly (ComparedRow | BirthGap)[]): ComparedRow[] {
  return entries.flatMap((entry) => (isBirthGap(entry) ? [] : [entry]));
}

/**
 * Puts the gaps by birth among the rows of a comparison. Of named figures and of the usual ones a gap follows the two that it is of; of a whole
 * policy area the outcomes of migrants that are counted come first, then the gaps, then what else is of migrants, of the native-born and of all.
 */
export function arrangeRows(
  rows: readonly ComparedRow[],
  counted: readonly ComparedRow[],
  isOfArea: boolean,
): (ComparedRow | BirthGap)[] {
  const gaps = pairByBirth(rows).filter(({ native, foreign }) => sizesOf({ native, foreign }).length > 1);
  if (!isOfArea) {
    return rows.flatMap((row, at) => [
      row,
      ...gaps.filter(({ native, foreign }) => Math.max(rows.indexOf(native), rows.indexOf(foreign)) === at),
    ]);
  }
  const rankOf = (row: ComparedRow) => {
    const { populationGroup } = row.indicator;
    if (!isOfMigrants(populationGroup)) return populationGroup === 'native-born' ? 2 : 3;
    return counted.includes(row) ? 0 : 1;
  };
  const sorted = rows.toSorted((left, right) => rankOf(left) - rankOf(right));
  return [...sorted.filter((row) => rankOf(row) === 0), ...gaps, ...sorted.filter((row) => rankOf(row) > 0)];
}

/** Says how the foreign-born stand to the native-born: "−11.4 points" where theirs is lower. */
export function birthGap(native: number, foreign: number, indicator: Indicator, words: FigureFormatter): string {
  const size = words.gap(Math.abs(native - foreign), indicator);
  return native === foreign ? size : `${foreign < native ? '−' : '+'}${size}`;
}

/** Names a measure without the group: "Employment, 20–64, 2025". */
export function labelOfGap({ native }: BirthGap, words: FigureFormatter): string {
  const label = words.label({ ...native.indicator, shortName: native.indicator.shortName.replace(/,.*$/, '') });
  return `${label}, ${native.year}`;
}

/** The cells of a gap in a table: its name, the gap of each region, `countries` columns that have none, and whose is smaller. */
export function gapCells(
  gap: BirthGap,
  compared: readonly Compared[],
  words: FigureFormatter,
  countries: number,
): Cell[] {
  const { native, foreign } = gap;
  const { indicator, year } = native;
  const cells = compared.map((_, index): Cell => {
    const [ours, theirs] = [native.figures[index]?.figure, foreign.figures[index]?.figure];
    if (!ours || !theirs) return '–';
    const value = theirs.value - ours.value;
    const sign = value === 0 ? '' : value < 0 ? '−' : '+';
    const marks = [...new Set([...words.marks(ours), ...words.marks(theirs)])].sort().join('');
    const text = [`${sign}${words.number(Math.abs(value), indicator.decimals)}`, marks].filter(Boolean).join(' ');
    return { text, value, ...(year !== null && { year }), ...(marks && { flags: marks }) };
  });
  const label = words.texts.compare.gapOf({ label: labelOfGap(gap, words) });
  return [label, ...cells, ...Array.from({ length: countries }, () => '–'), smallerOf(gap, compared, words)];
}

/** Says whose gap is smallest; where something stands against one of the figures, as uncertain. */
function smallerOf(gap: BirthGap, compared: readonly Compared[], words: FigureFormatter): string {
  const { cells } = words.texts.compare;
  const { indicator } = gap.native;
  const [first, second] = sizesOf(gap).toSorted((left, right) => left.size - right.size);
  if (!first || !second) return '–';
  const apart = second.size - first.size;
  const isDoubtful = [gap.native, gap.foreign].some((row) => isUncertain(row) || row.verdict.left.length > 0);
  if (Math.abs(apart) < 0.5 * 10 ** -indicator.decimals)
    return isDoubtful ? cells.open({ gap: words.gap(Math.abs(apart), indicator) }) : cells.level;
  const said = { region: compared[first.index]?.name ?? '', gap: words.gap(apart, indicator) };
  return isDoubtful ? cells.uncertainSmaller(said) : cells.smaller(said);
}

/** The size of the gap in each region that has both figures. */
function sizesOf({ native, foreign }: BirthGap): { index: number; size: number }[] {
  return native.figures.flatMap(({ figure }, index) => {
    const theirs = foreign.figures[index]?.figure;
    return figure && theirs ? [{ index, size: Math.abs(theirs.value - figure.value) }] : [];
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
    const label = words.label({ ...native.indicator, shortName: native.indicator.shortName.replace(/,.*$/, '') });
    return parts.length > 0 ? [{ label: `${label}, ${native.year}`, value: parts.join('; ') }] : [];
  });
}
