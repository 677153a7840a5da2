import { formatNumber } from '#src/domain/figures/format.ts';
import { describeFlags } from '#src/texts/flags.ts';
import { spokenLanguage, type Texts, textsFor } from '#src/texts/index.ts';

/** The words that the drawings add by themselves, in one language, and the way it writes numbers. */
export type Words = Texts['charts'] & {
  number(value: number, decimals: number): string;
  /** "12.4%" but "310 per km²". */
  value(value: number, decimals: number, unit: string): string;
  /** A set of flag letters in words, "" when there is none. */
  flags(letters: string | undefined): string;
};

/** One a language is kept. */
const known = new Map<string, Words>();

/** The words of the language a picture is for. */
export function wordsFor(language: string): Words {
  const spoken = spokenLanguage(language);
  let found = known.get(spoken);
  if (!found) {
    found = createWords(spoken);
    known.set(spoken, found);
  }
  return found;
}

function createWords(language: string): Words {
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
  if (unit === '%') return language === 'en' ? `${formatted}%` : `${formatted}\u00a0%`;
  return `${formatted} ${unit}`;
}
