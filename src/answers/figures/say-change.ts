import type { Change } from '#src/domain/figures/change.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** Says how a figure changed and since when, or why that is not told: "−1.2 points since 2019 (9.1%)". */
export function sayChange(change: Change, indicator: Indicator, words: FigureFormatter): string {
  const { show } = words.texts.indicator;
  const { before } = change;
  const said = [words.value(before.value, indicator), words.marks(before)].filter(Boolean).join(' ');
  const since = { since: before.year, before: said };
  if (change.type === 'broken') return show.broken({ ...since, years: change.years.join(', ') });
  if (change.type === 'unknown') return show.changeUnknown(since);
  const { difference, isUnsure } = change;
  if (Math.abs(difference) < 0.5 * 10 ** -indicator.decimals) return show.unchanged({ since: before.year });
  const signed = `${difference > 0 ? '+' : '−'}${words.gap(Math.abs(difference), indicator)}`;
  return (isUnsure ? show.changeUnsure : show.change)({ ...since, difference: signed });
}
