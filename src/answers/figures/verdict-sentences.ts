import { withLabel } from '#src/core/locale.ts';
import type { ComparedFigure, ComparedRow } from '#src/domain/figures/compare.ts';
import { isClear } from '#src/domain/figures/difference.ts';
import { isUncertain } from '#src/domain/figures/outcomes.ts';
import { type Doubt, doubtOf, isAtOwnPrices } from '#src/domain/figures/reliability.ts';

import { countFurther } from '#src/domain/figures/verdict.ts';
import { isCount } from '#src/domain/topics/count.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { sideOf } from './comparison-side.ts';
import { aboutOf, partsOfLeft, yearOf } from './comparison-table.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** "Unemployment, 15–64: Skåne is ahead of Catalonia by 3.9 points." */
export function describeRow(row: ComparedRow, names: readonly string[], words: FigureFormatter): string {
  const said = describeVerdict(row, names, words);
  return [
    withLabel(`${words.label(row.indicator)}${yearOf(row)}`, said, words.language),
    ...describeLeft(row, names, words),
  ].join(' ');
}

/** Names those of which a verdict says nothing; where it is open who is ahead, those without a figure. */
export function describeLeft(row: ComparedRow, names: readonly string[], words: FigureFormatter): string[] {
  const { verdict } = row;
  if (verdict.type === 'open') {
    const without = isUncertain(row) ? partsOfLeft(row).without.map((index) => names[index] ?? '') : [];
    return without.length > 0 ? [words.texts.compare.findingOne.without({ names: without })] : [];
  }
  const left = verdict.left.map((index) => names[index] ?? '');
  return left.length > 0 ? [words.texts.compare.findingOne.left({ names: left })] : [];
}

function describeVerdict(row: ComparedRow, names: readonly string[], words: FigureFormatter): string {
  const { findingOne } = words.texts.compare;
  const { indicator, figures, verdict } = row;
  const name = (index: number) => names[index] ?? '';
  const valueAt = (index: number | undefined) => figures[index ?? -1]?.figure?.value ?? Number.NaN;
  const apart = (left: number | undefined, right: number | undefined) =>
    words.apartInFull(valueAt(left), valueAt(right), indicator);
  switch (verdict.type) {
    case 'ahead':
    case 'higher': {
      const { leader, next } = verdict;
      const said = {
        leader: name(leader),
        next: words.texts.list(next.map(name)),
        gap: apart(leader, next[0]),
        others: countFurther(verdict, figures.length),
      };
      const flags = warningOf(figures, [leader, ...next], words);
      if (verdict.type === 'higher')
        return findingOne.higher({ ...said, what: whatOf(indicator), prices: doPricesDiffer(row) ? 'yes' : 'no' });
      return flags ? findingOne.aheadWithFlags({ ...said, flags }) : findingOne.ahead(said);
    }
    case 'shared':
      return describeShared(row, verdict, names, words);
    case 'level':
      return findingOne.level({
        regions: words.texts.list(
          verdict.among.map((index) => `${name(index)} (${words.value(valueAt(index), indicator)})`),
        ),
        median: sideOfMedian(row, verdict.among),
      });
    case 'open': {
      const { why, pair, areLevel } = verdict;
      if (why === 'years' || why === 'missing' || why === 'spread') return findingOne[why];
      if (pair === null) return reasonAlone(why, words);
      const [first, second] = pair;
      if (areLevel && why !== 'prices') return describeOpenLevel(row, why, names, words);
      if (figures.length > 2) return describeRange(row, why, names, words);
      const side = sideOf(indicator);
      const isFirst = valueAt(first) < valueAt(second) === (side === 'low');
      return findingOne.open({
        leader: name(isFirst ? first : second),
        next: name(isFirst ? second : first),
        side,
        gap: apart(first, second),
        why: reasonOf(why, figures, [first, second], words),
      });
    }
    default:
      return verdict satisfies never;
  }
}

/** Who is about level by value, with the values, and why that is uncertain. */
function describeOpenLevel(
  { indicator, figures }: ComparedRow,
  why: Doubt,
  names: readonly string[],
  words: FigureFormatter,
): string {
  const known = figures.flatMap(({ figure }, index) =>
    figure ? [{ shown: words.value(figure.value, indicator), index }] : [],
  );
  const values = new Set(known.map(({ shown }) => shown));
  return words.texts.compare.findingOne.openLevel({
    regions: words.texts.list(known.map(({ shown, index }) => `${names[index] ?? ''} (${shown})`)),
    areSame: values.size === 1 ? 'yes' : 'no',
    why: reasonOf(
      why,
      figures,
      known.map(({ index }) => index),
      words,
    ),
  });
}

/** What somebody has more of: more people in a hundred are a larger share, however many they are. */
function whatOf(indicator: Indicator): 'share' | 'count' | 'other' {
  if (indicator.unit === '%') return 'share';
  return isCount(indicator) || isAtOwnPrices(indicator) ? 'count' : 'other';
}

/** Returns whether it is an amount of money of several countries, which buys more in one than in another. */
export function doPricesDiffer({ indicator, figures }: ComparedRow): boolean {
  const countries = figures.flatMap(({ figure, territory }) => (figure ? [territory.slice(0, 2)] : []));
  return isAtOwnPrices(indicator) && new Set(countries).size > 1;
}

/** Who is before those behind, the gap of the first by value, and who lies between. */
function describeShared(
  { indicator, figures }: ComparedRow,
  verdict: Extract<ComparedRow['verdict'], { type: 'shared' }>,
  names: readonly string[],
  words: FigureFormatter,
): string {
  const { findingOne } = words.texts.compare;
  const { leaders, between, near, next } = verdict;
  const [first = -1] = leaders;
  const about = aboutOf(indicator);
  const listOf = (indexes: readonly number[]) => words.texts.list(indexes.map((index) => names[index] ?? ''));
  const valueAt = (index: number | undefined) => figures[index ?? -1]?.figure?.value ?? Number.NaN;
  const said = {
    next: listOf(next),
    gap: words.apartInFull(valueAt(first), valueAt(next[0]), indicator),
    others: countFurther(verdict, figures.length),
  };
  const alone = about === 'outcome' ? findingOne.ahead : findingOne.higher;
  const name = names[first] ?? '';
  return [
    leaders.length > 1
      ? findingOne.shared({ ...said, about, what: whatOf(indicator), leaders: listOf(leaders), first: name })
      : alone({ ...said, leader: name, what: whatOf(indicator), prices: 'no' }),
    ...(between.length > 0
      ? [
          findingOne.between({
            between: listOf(between),
            count: between.length,
            first: name,
            about,
            near: listOf(near),
          }),
        ]
      : []),
  ].join(' ');
}

/** Of more than two: how far apart the lowest and the highest are, and why it stays open who is ahead. */
function describeRange(
  { indicator, figures }: ComparedRow,
  why: Doubt,
  names: readonly string[],
  words: FigureFormatter,
) {
  const known = figures.flatMap(({ figure }, index) => (figure ? [{ value: figure.value, index }] : []));
  const sorted = known.sort((left, right) => left.value - right.value);
  const [low, high] = [sorted[0], sorted.at(-1)];
  const indexes = known.map(({ index }) => index);
  return words.texts.compare.findingOne.openRange({
    low: words.value(low?.value ?? Number.NaN, indicator),
    lowName: names[low?.index ?? -1] ?? '',
    high: words.value(high?.value ?? Number.NaN, indicator),
    highName: names[high?.index ?? -1] ?? '',
    why: reasonOf(why, figures, indexes, words),
  });
}

/** Of different years there is no difference to tell beside the reason. */
function reasonAlone(why: Doubt, words: FigureFormatter): string {
  return words.texts.compare.findingOne.openAlone({ why: reasonOf(why, [], [], words) });
}

function reasonOf(why: Doubt, figures: readonly ComparedFigure[], indexes: readonly number[], words: FigureFormatter) {
  const reason = words.texts.compare.why[why];
  return typeof reason === 'string' ? reason : reason({ flags: warningOf(figures, indexes, words, /[un]/) });
}

/** On which side of the median of all regions, which are of many countries, they are, all of them, by the one rule of differences and with figures that carry no doubt. */
function sideOfMedian(
  { indicator, figures, spread }: ComparedRow,
  among: readonly number[],
): 'better' | 'worse' | 'other' {
  if (indicator.role !== 'outcome') return 'other';
  const sides = among.map((index) => {
    const { figure, standing } = figures[index] ?? {};
    if (!figure || !standing || spread === null || doubtOf(figure, true) !== null) return 0;
    return isClear(figure, { value: standing.median, margin: null }, indicator, spread)
      ? Math.sign((figure.value - standing.median) * indicator.polarity)
      : 0;
  });
  return sides.every((side) => side > 0) ? 'better' : sides.every((side) => side < 0) ? 'worse' : 'other';
}

/** The flags of these figures in words; a break in the series is no warning within one year. */
function warningOf(
  figures: readonly ComparedFigure[],
  indexes: readonly number[],
  words: FigureFormatter,
  wanted = /[^b]/,
): string {
  const marks = indexes.flatMap((index) => {
    const { figure } = figures[index] ?? {};
    return figure ? [...words.marks(figure)].filter((letter) => wanted.test(letter)) : [];
  });
  return words.flags([...new Set(marks)].sort().join(''));
}
