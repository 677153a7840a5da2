import { localeOf } from './locale.ts';

/**
 * Writes a date as `Intl.DateTimeFormat` does with these options. Intl leaves open which ending a Basque number takes, "2026(e)ko martxoaren 5(a)": here it is
 * the one it is said with, "2026ko martxoaren 5a". The first of a month is "1er mars" in French.
 */
export function writeDate(at: Date, language: string, options: Intl.DateTimeFormatOptions): string {
  return finishDate(new Intl.DateTimeFormat(localeOf(language), options).format(at), language);
}

/** Settles the endings that Intl leaves open or out in a date that it wrote. */
export function finishDate(written: string, language: string): string {
  if (/^fr(?:-|$)/.test(language)) return written.replace(/(?<!\d)1(?= \p{L})/u, '1er');
  if (!/^eu(?:-|$)/.test(language)) return written;
  return (
    written
      .replace(/(\d+)\(e\)ko/gu, (_, year: string) => `${year}${endsInConsonant(Number(year)) ? 'eko' : 'ko'}`)
      // "Martxoa 5(a), osteguna": of the day that has its day of the week, the month stands without an ending.
      .replace(/(\p{L}a) (?=\d+\(a\))/gu, '$1ren ')
      .replace(/(\d+)\(a\)/gu, (_, day: string) => `${day}${Number(day) % 20 === 11 ? '' : 'a'}`)
  );
}

/** Returns whether a number is said with a consonant at its end in Basque: bat, bost, hamar, hamabost, ehun; hogeita hamar. */
function endsInConsonant(number: number): boolean {
  const rest = number % 100;
  return rest === 0 ? number % 1000 !== 0 : [1, 5, 10, 15].includes(rest % 20);
}
