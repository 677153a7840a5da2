import { foldText } from '#src/core/text.ts';
import { languages } from '../language.ts';

/** A Monday. */
const monday = Date.UTC(2024, 0, 1);
const dayMs = 24 * 3_600_000;

/** Weekdays (1 is Monday) by their names, long and short, in one language. */
function listNames(language: string): Map<string, number> {
  const names = new Map<string, number>();
  for (const weekday of ['long', 'short'] as const)
    for (let day = 0; day < 7; day += 1) {
      const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
      names.set(foldText(format.format(monday + day * dayMs)), day + 1);
    }
  return names;
}

let byLanguage: Map<string, Map<string, number>> | undefined;

/**
 * The weekday (1 is Monday) that is meant by a number or a name: "Monday", "mån", "Mo", "lunes", "3". A name counts in any language, two
 * letters only in `preferred` ones, the first first: "do" is Thursday in German and Sunday in Spanish. Null where it is none or could be several.
 */
export function readWeekday(text: string, preferred: readonly string[]): number | null {
  const folded = foldText(text);
  if (/^[1-7]$/.test(folded)) return Number(folded);
  if (folded.length < 2) return null;
  byLanguage ??= new Map(Object.keys(languages).map((language) => [language, listNames(language)]));
  for (const language of preferred) {
    const day = findDay([byLanguage.get(language) ?? new Map()], folded);
    if (day !== null) return day;
  }
  return folded.length < 3 ? null : findDay([...byLanguage.values()], folded);
}

/** The one day that has this name somewhere or, where none has, the one whose name begins so. */
function findDay(languages: Map<string, number>[], folded: string): number | null {
  const names = languages.flatMap((each) => [...each]);
  const exact = names.filter(([name]) => name === folded);
  const meant = exact.length > 0 ? exact : names.filter(([name]) => name.startsWith(folded));
  const [day, ...others] = new Set(meant.map(([, number]) => number));
  return day !== undefined && others.length === 0 ? day : null;
}
