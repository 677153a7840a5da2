import type { Participant } from './participant.ts';

/** What two people have in common or did before, by their places in the list of participants. */
export type PairFacts = {
  /** How alike two regions are, 0–100; null where it is not known. */
  similarity(left: string, right: string): number | null;
  /** How often the two met, and how many rounds ago last; undefined if never. Persons by id. */
  met(left: number, right: number): { times: number; roundsAgo: number } | undefined;
  /** Whether one of them does not want to meet the other. Persons by id. */
  isBlocked(left: number, right: number): boolean;
};

export type PairRules = {
  /** Whether two of one region may meet. */
  allowsSameRegion: boolean;
  /** So many rounds lie between two meetings of the same two: the fewer of what holds for either, by their places. */
  cooldowns: ArrayLike<number>;
};

/** The parts of a weight, each 0–1. */
export type WeightParts = {
  complement: number;
  similarity: number;
  language: number;
  zone: number;
  novelty: number;
};

export type PairWeights = {
  readonly count: number;
  /** The weight of a pair by their places, 0–1000; −1 where the two may not meet. */
  weight(left: number, right: number): number;
  /** What the weight is made of. */
  parts(left: number, right: number): WeightParts;
};

const shares = { complement: 450, similarity: 300, language: 100, zone: 50, novelty: 100 };
const secondLanguage = 0.7;
/** So many hours apart leave nothing of the weight of a shared working day. */
const farthestHours = 6;
const languagesInWord = 31;

/** Weighs pairs: needs met both ways, likeness of regions, a shared language and working day, and whether it is new. */
export function createPairWeights(
  people: readonly Participant[],
  facts: PairFacts,
  { allowsSameRegion, cooldowns }: PairRules,
): PairWeights {
  const { regionOf, regionCount, similarity } = tabulateRegions(people, facts);
  const { masks, words, first } = tabulateLanguages(people);
  const offsets = Float64Array.from(people, ({ utcOffset }) => utcOffset);
  const areas = people[0]?.needs.length ?? 0;
  const flatten = (of: 'needs' | 'offers') => Float64Array.from(people.flatMap((each) => each[of]));
  const needs = flatten('needs');
  const offers = flatten('offers');
  const ids = people.map(({ id }) => id);

  const met = (left: number, right: number) => facts.met(ids[left] as number, ids[right] as number);

  function sharesLanguage(left: number, right: number): boolean {
    for (let word = 0; word < words; word += 1)
      if ((masks[left * words + word] as number) & (masks[right * words + word] as number)) return true;
    return false;
  }

  /** The best that one offers of what the other needs. */
  function help(needing: number, offering: number): number {
    let best = 0;
    for (let area = 0; area < areas; area += 1) {
      const value = (needs[needing * areas + area] as number) * (offers[offering * areas + area] as number);
      if (value > best) best = value;
    }
    return best;
  }

  function complement(left: number, right: number): number {
    const one = help(left, right);
    const other = help(right, left);
    return (one + other) / 4 + Math.sqrt(one * other) / 2;
  }

  const likeness = (left: number, right: number) =>
    similarity[(regionOf[left] as number) * regionCount + (regionOf[right] as number)] as number;
  const language = (left: number, right: number) => (first[left] === first[right] ? 1 : secondLanguage);
  const zone = (left: number, right: number) =>
    Math.max(0, 1 - Math.abs((offsets[left] as number) - (offsets[right] as number)) / farthestHours);

  return {
    count: people.length,
    weight(left, right) {
      const region = regionOf[left] as number;
      if (left === right || (!allowsSameRegion && region > 0 && region === regionOf[right])) return -1;
      if (!sharesLanguage(left, right)) return -1;
      const before = met(left, right);
      if (before && before.roundsAgo <= Math.min(cooldowns[left] ?? 0, cooldowns[right] ?? 0)) return -1;
      if (facts.isBlocked(ids[left] as number, ids[right] as number)) return -1;
      return Math.round(
        shares.complement * complement(left, right) +
          shares.similarity * likeness(left, right) +
          shares.language * language(left, right) +
          shares.zone * zone(left, right) +
          shares.novelty / (1 + (before?.times ?? 0)),
      );
    },
    parts: (left, right) => ({
      complement: complement(left, right),
      similarity: likeness(left, right),
      language: language(left, right),
      zone: zone(left, right),
      novelty: 1 / (1 + (met(left, right)?.times ?? 0)),
    }),
  };
}

/** Likeness 0–1 of every two regions, by number; 0 is for people without a region, whose likeness is not known and counts nothing. */
function tabulateRegions(people: readonly Participant[], facts: Pick<PairFacts, 'similarity'>) {
  const codes = [...new Set(people.flatMap(({ region }) => region ?? []))].sort();
  const numbers = new Map(codes.map((code, index) => [code, index + 1]));
  const regionCount = codes.length + 1;
  const similarity = new Float64Array(regionCount * regionCount);
  for (const [left, one] of codes.entries())
    for (const [right, other] of codes.entries())
      similarity[(left + 1) * regionCount + right + 1] =
        left === right ? 1 : Math.max(0, facts.similarity(one, other) ?? 0) / 100;
  return {
    regionOf: Uint16Array.from(people, ({ region }) => (region === null ? 0 : (numbers.get(region) ?? 0))),
    regionCount,
    similarity,
  };
}

/** Everybody's languages as bits, in as many words as there are languages for, and their first one by number. */
function tabulateLanguages(people: readonly Participant[]) {
  const all = [...new Set(people.flatMap(({ languages }) => languages))].sort();
  const numbers = new Map(all.map((language, index) => [language, index]));
  const words = Math.max(1, Math.ceil(all.length / languagesInWord));
  const masks = new Int32Array(people.length * words);
  for (const [index, { languages }] of people.entries())
    for (const language of languages) {
      const number = numbers.get(language) ?? 0;
      const word = index * words + Math.floor(number / languagesInWord);
      masks[word] = (masks[word] as number) | (1 << (number % languagesInWord));
    }
  return { masks, words, first: Int16Array.from(people, ({ languages }) => numbers.get(languages[0] ?? '') ?? -1) };
}
