import { createPairWeights, type PairFacts, type PairRules, type PairWeights } from './pair-weights.ts';
import type { Present } from './round-input.ts';

/** People with what two of them weigh, all by their places in the list. */
export type WeighedPeople = {
  people: readonly Present[];
  weight: PairWeights['weight'];
  /** Whether some share a language. */
  mayBeTogether(group: readonly number[]): boolean;
  /** Some of the people alone, by their places among these. */
  among(places: readonly number[]): WeighedPeople;
};

export function weighPeople(people: readonly Present[], facts: PairFacts, rules: PairRules): WeighedPeople {
  return {
    people,
    weight: createPairWeights(people, facts, rules).weight,
    mayBeTogether(group) {
      const [first, ...others] = group.map((place) => people[place]?.languages ?? []);
      return (first ?? []).some((language) => others.every((languages) => languages.includes(language)));
    },
    among: (places) =>
      weighPeople(
        places.map((place) => people[place] as Present),
        facts,
        { ...rules, cooldowns: places.map((place) => rules.cooldowns[place] ?? 0) },
      ),
  };
}
