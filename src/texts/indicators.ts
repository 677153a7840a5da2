import { type Texts, textLanguages, textsFor } from './index.ts';
import { joinSlug } from './slug.ts';

/** What is said of an indicator, as the catalogue has it in English. */
type Described = {
  code: string;
  name: string;
  shortName: string;
  definition: string;
  unit: string;
  populationGroup: string;
  ageBand: string | null;
  names?: Record<string, string>;
};

export type IndicatorWords = Pick<Described, 'name' | 'shortName' | 'definition' | 'unit' | 'ageBand'> & {
  /** About whom it is. */
  group: string;
};

type Named = Pick<Described, 'name' | 'shortName' | 'definition'>;

/**
 * Returns what is said of an indicator in a language. One that was added or renamed here is said as whoever did so wrote it, under the name that they gave it in
 * that language.
 */
export function sayIndicator(indicator: Described, language: string): IndicatorWords {
  const { indicators } = textsFor(language);
  return { ...namesOf(indicator, indicators, language), ...wordsOf(indicator, indicators) };
}

/** Lists what an indicator is called in each language that people are spoken to in: what is shown can be typed. */
export function listIndicatorNames(indicator: Described): string[] {
  const said = textLanguages().map((language) => sayIndicator(indicator, language));
  return [...new Set(said.flatMap(({ name, shortName }) => [name, shortName]))];
}

/** Returns how values of an indicator are shown in a language, for `formatValue`. */
export function shownIn(indicator: Described & { decimals: number }, language: string) {
  const { unit, decimals } = indicator;
  return { unit: unit === '%' ? unit : sayIndicator(indicator, language).unit, decimals };
}

/** Returns what is said of an indicator by its code; null where the catalogue has none. */
export function findIndicatorWords(
  { indicators }: { indicators: ReadonlyMap<string, Described> },
  code: string,
  language: string,
): IndicatorWords | null {
  const indicator = indicators.get(code);
  return indicator ? sayIndicator(indicator, language) : null;
}

function namesOf(indicator: Described, { names }: Texts['indicators'], language: string): Named {
  const { code, name, shortName, definition } = indicator;
  const shipped = (textsFor('en').indicators.names as Record<string, Named>)[code];
  const own = (names as Record<string, Named>)[code];
  if (own && shipped?.name === name) return own;
  return { name: indicator.names?.[language.split('-')[0] ?? ''] ?? name, shortName, definition };
}

function wordsOf({ unit, populationGroup, ageBand }: Described, { units, groups, ages }: Texts['indicators']) {
  const say = (words: Record<string, string>, text: string) => words[joinSlug(text)] ?? text;
  return { unit: say(units, unit), group: say(groups, populationGroup), ageBand: ageBand && say(ages, ageBand) };
}
