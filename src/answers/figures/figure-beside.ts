import type { Change } from '#src/domain/figures/change.ts';
import { doubtOf } from '#src/domain/figures/reliability.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** Another figure of the region that was asked for besides, of the same year; null where there is none. */
export type FigureBeside = {
  indicator: Indicator;
  figure: Figure | null;
  /** Of a span: how both changed from its first year, where both have a figure then; null where none was asked for. */
  changes: { year: number; one: Change | null; other: Change | null } | null;
};

/**
 * The other figure in a sentence, and the one less the other where both are of one measure, age band and unit: that of two groups or sexes. A figure of
 * low reliability, or whose flags are not known, makes the difference uncertain.
 */
export function besideSentence(
  one: Figure,
  { indicator: asked, figure: other, changes }: FigureBeside,
  indicator: Indicator,
  words: FigureFormatter,
): string {
  const { show } = words.texts.indicator;
  const label = words.label(asked);
  if (!other) return show.besideNone({ label, year: one.year });
  const value = [words.value(other.value, asked), words.marks(other)].filter(Boolean).join(' ');
  const said = show.beside({ label, value, year: other.year });
  if (!isOfOneMeasure(indicator, asked)) return said;
  const difference = one.value - other.value;
  const size = words.gap(Math.abs(difference), indicator);
  const doubts = [doubtOf(one), doubtOf(other)];
  const gap = show.besideGap({
    gap: Math.abs(difference) < 0.5 * 10 ** -indicator.decimals ? size : `${difference > 0 ? '+' : '−'}${size}`,
    first: groupOf(indicator, words),
    second: groupOf(asked, words),
    doubt: doubts.includes('flag') ? 'flag' : doubts.includes('flags-unknown') ? 'unknown' : 'none',
  });
  const course = changes && sayCourse(changes, indicator, words);
  return [said, gap, ...(course ? [course] : [])].join(' ');
}

/** What the difference was in the first year of a span; across a break, or where flags between are not known, that no change of it is told. */
function sayCourse(
  { year, one, other }: NonNullable<FigureBeside['changes']>,
  indicator: Indicator,
  words: FigureFormatter,
): string {
  const { show } = words.texts.indicator;
  if (!one || !other) return show.gapOneYear({ year });
  const breaks = [one, other].flatMap((each) => (each.type === 'broken' ? each.years : []));
  if (breaks.length > 0) return show.gapBroken({ year, breaks: [...new Set(breaks)].sort().join(', ') });
  if (one.type !== 'known' || other.type !== 'known') return show.gapUnknown({ year });
  const before = one.before.value - other.before.value;
  const size = words.gap(Math.abs(before), indicator);
  const isZero = Math.abs(before) < 0.5 * 10 ** -indicator.decimals;
  return show.gapBefore({
    year,
    gap: isZero ? size : `${before > 0 ? '+' : '−'}${size}`,
    isUnsure: one.isUnsure || other.isUnsure ? 'yes' : 'no',
  });
}

function isOfOneMeasure(one: Indicator, other: Indicator): boolean {
  return one.family !== null && one.family === other.family && one.ageBand === other.ageBand && one.unit === other.unit;
}

const groupOf = (indicator: Indicator, words: FigureFormatter) => words.group(indicator) || words.short(indicator);
