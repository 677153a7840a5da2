import { formatNumber, formatPercent } from '#src/domain/figures/format.ts';
import { describeFlags } from '#src/texts/flags.ts';
import { spokenLanguage, type Texts, textsFor } from '#src/texts/index.ts';

/** The texts that drawings add by themselves, in one language, and the way it writes numbers. */
export type ChartTexts = Texts['charts'] & {
  number(value: number, decimals: number): string;
  /** "12.4%" but "310 per km²". */
  value(value: number, decimals: number, unit: string): string;
  /** A set of flag letters in words, "" when there is none. */
  flags(letters: string | undefined): string;
};

/** The chart texts by language. */
const known = new Map<string, ChartTexts>();

/** Returns the chart texts of a language; of English where it has none. */
export function chartTextsFor(language: string): ChartTexts {
  const spoken = spokenLanguage(language);
  let found = known.get(spoken);
  if (!found) {
    found = createChartTexts(spoken);
    known.set(spoken, found);
  }
  return found;
}

function createChartTexts(language: string): ChartTexts {
  const texts = textsFor(language);
  const number = (value: number, decimals: number) => formatNumber(value, Math.max(0, Math.min(6, decimals)), language);
  return {
    ...texts.charts,
    number,
    value: (value, decimals, unit) => withUnit(number(value, decimals), unit, language),
    flags: (letters = '') => describeFlags(letters, texts).join(', '),
  };
}

function withUnit(formatted: string, unit: string, language: string): string {
  if (unit === '') return formatted;
  return unit === '%' ? formatPercent(formatted, language) : `${formatted} ${unit}`;
}
