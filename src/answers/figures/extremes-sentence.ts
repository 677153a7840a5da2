import type { Extremes } from '#src/domain/figures/extremes.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { FigureFormatter } from './figure-formatter.ts';

/** Says in which years a series was highest and lowest, with their flags; across a break in it the two are not comparable. */
export function extremesSentence(
  { highest, lowest, first, last, breaks }: Extremes,
  indicator: Indicator,
  words: FigureFormatter,
): string {
  const { show } = words.texts.indicator;
  const sayValue = ([figure]: readonly Figure[]) => (figure ? words.value(figure.value, indicator) : '');
  const yearsOf = (figures: readonly Figure[]) =>
    words.texts.list(figures.map((figure) => [String(figure.year), words.marks(figure)].filter(Boolean).join(' ')));
  const said = show.extremes({
    first,
    last,
    highest: sayValue(highest),
    highestYears: yearsOf(highest),
    lowest: sayValue(lowest),
    lowestYears: yearsOf(lowest),
  });
  return breaks.length === 0 ? said : `${said} ${show.extremesBroken({ years: breaks.join(', ') })}`;
}
