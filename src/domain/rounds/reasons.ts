import { type PolicyArea, policyAreas } from '../topics/indicator.ts';

/** Lists why somebody is matched with another, as it is stored: without a word that anybody wrote. */
export type Reason =
  /** The reader looks for an area, or their region is behind in it; the other offers it, or their region is better by so many points. */
  | { type: 'help'; other: number; area: PolicyArea; isSought: boolean; points: number | null }
  /** The other way round. */
  | { type: 'gives'; other: number; area: PolicyArea; isSought: boolean; points: number | null }
  /** Their regions are alike, 0–100. */
  | { type: 'alike'; other: number; similarity: number }
  /** Languages that all of the group work in. */
  | { type: 'language'; languages: string[] };

/** What the reasons of two people come from. */
export type Told = {
  id: number;
  region: string | null;
  needs: readonly number[];
  offers: readonly number[];
  seeks: readonly string[];
  offersTold: readonly string[];
  languages: readonly string[];
};

export type ReasonFacts = {
  /** Points by which the second region is better in an area, where that is more than both scores are unsure by; null otherwise. */
  lead(region: string, other: string, area: PolicyArea): number | null;
  similarity(region: string, other: string): number | null;
};

/** Below it regions are not called alike. */
const leastSimilarity = 65;

/** Lists why somebody meets the others of a group: only what can be said in words that are so. */
export function reasonsFor(person: Told, others: readonly Told[], facts: ReasonFacts): Reason[] {
  const each = others.flatMap((other) => [
    ...helpOf(person, other, facts).map((found): Reason => ({ type: 'help', other: other.id, ...found })),
    ...helpOf(other, person, facts).map((found): Reason => ({ type: 'gives', other: other.id, ...found })),
    ...likenessOf(person, other, facts),
  ]);
  const languages = person.languages.filter((language) => others.every((other) => other.languages.includes(language)));
  return [...each, ...(languages.length > 0 ? [{ type: 'language' as const, languages }] : [])];
}

type Help = { area: PolicyArea; isSought: boolean; points: number | null };

/** The area in which the other helps most, if it can be said how: they offer it themselves, or their region is clearly better. */
function helpOf(person: Told, other: Told, { lead }: ReasonFacts): Help[] {
  const found = policyAreas.flatMap((area, index) => {
    const value = (person.needs[index] ?? 0) * (other.offers[index] ?? 0);
    if (value <= 0) return [];
    const isOffered = other.offersTold.includes(area);
    const points =
      isOffered || person.region === null || other.region === null ? null : lead(person.region, other.region, area);
    if (!isOffered && points === null) return [];
    return [{ value, area, isSought: person.seeks.includes(area), points }];
  });
  const [best] = found.sort((left, right) => right.value - left.value);
  return best ? [{ area: best.area, isSought: best.isSought, points: best.points }] : [];
}

function likenessOf(person: Told, other: Told, { similarity }: ReasonFacts): Reason[] {
  if (person.region === null || other.region === null || person.region === other.region) return [];
  const found = similarity(person.region, other.region);
  if (found === null || found < leastSimilarity) return [];
  return [{ type: 'alike', other: other.id, similarity: Math.round(found) }];
}
