import type { Catalogue } from '../regions/catalogue.ts';
import type { Indicator } from '../topics/indicator.ts';
import { saidFamilyOf, saidGroupOf } from './figure-words.ts';
import type { Meaning } from './lexicon.ts';
import { foldWords, type Token } from './tokens.ts';

/** A whole name of an indicator in a text: it ends before word `end`. */
export type NamedIndicator = { end: number; meanings: Meaning[] };

export type IndicatorNames = {
  /** The longest whole name of an indicator that begins at a word; null where none of two words or more does. */
  findAt(tokens: readonly Token[], start: number): NamedIndicator | null;
};

type Name = { words: string[]; meanings: Meaning[] };
type Index = Map<string, Name[]>;

/** Makes the names and short names of the catalogue ready to be asked at every word; they follow the catalogue where staff change it. */
export function createIndicatorNames(catalogue: Pick<Catalogue, 'indicators'>): IndicatorNames {
  let of: ReadonlyMap<string, Indicator> | null = null;
  let size = 0;
  let index: Index = new Map();

  function indexed(): Index {
    const { indicators } = catalogue;
    if (of === indicators && size === indicators.size) return index;
    of = indicators;
    size = indicators.size;
    index = indexOf([...indicators.values()]);
    return index;
  }

  return {
    findAt(tokens, start) {
      const candidates = indexed().get(tokens[start]?.folded ?? '') ?? [];
      const found = candidates.find(({ words }) => words.every((word, at) => tokens[start + at]?.folded === word));
      return found ? { end: start + found.words.length, meanings: found.meanings } : null;
    },
  };
}

function indexOf(indicators: readonly Indicator[]): Index {
  const names = indicators.flatMap((indicator) =>
    [indicator.name, indicator.shortName, ...Object.values(indicator.names ?? {})].map((name) => ({
      words: foldWords(name),
      meanings: meaningsOf(indicator),
    })),
  );
  const ofSeveral = names.filter(({ words }) => words.length > 1);
  ofSeveral.sort((left, right) => right.words.length - left.words.length);
  return Map.groupBy(ofSeveral, ({ words }) => words[0] ?? '');
}

/** What the words of a name would mean, read one by one: so that whatever stands beside it is told from it. */
function meaningsOf(indicator: Indicator): Meaning[] {
  const { code, populationGroup, family } = indicator;
  const meanings: Meaning[] = [{ slot: 'indicator', value: code }];
  if (family === 'arrivals') meanings.push({ slot: 'arrival', value: 'arrival' });
  if (family === 'arrivals' || family?.startsWith('origin')) meanings.push({ slot: 'share', value: 'share' });
  else meanings.push({ slot: 'family', value: saidFamilyOf(family ?? code) });
  if (family === 'origin-census') meanings.push({ slot: 'qualifier', value: 'census' });
  const group = saidGroupOf(populationGroup);
  if (populationGroup === 'women' || populationGroup === 'men') meanings.push({ slot: 'sex', value: populationGroup });
  else if (group !== null) meanings.push({ slot: 'group', value: group });
  return meanings;
}
