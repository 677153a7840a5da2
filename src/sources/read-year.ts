import type { Series } from '#src/domain/figures/figure-row.ts';
import { findImplausibleYear } from '#src/domain/figures/plausible.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { cacheByText, shorten } from './cached-reader.ts';
import { codeOf } from './code-labels.ts';

/** Reads a year, or says what is wrong with it. */
export function createYearReader(lastYear: number) {
  let before: { series: Series; edition: string } | null = null;

  function read(written: string, series: Series, edition: string): number | string {
    const period = codeOf(written);
    const year = /^\d{4}$/.test(period) ? Number(period) : Number.NaN;
    if (!(year >= 1900 && year <= 2100)) return operatorTexts.source.cell.year({ value: shorten(period) });
    return findImplausibleYear(year, series, { edition, lastYear }) ?? year;
  }

  let readKnown: (written: string) => number | string = () => '';
  return (written: string, series: Series, edition: string): number | string => {
    if (before?.series !== series || before.edition !== edition) {
      readKnown = cacheByText((text) => read(text, series, edition));
      before = { series, edition };
    }
    return readKnown(written);
  };
}
