import { createRandom } from '#src/domain/rounds/random.ts';
import type { Present, RoundInput } from '#src/domain/rounds/round-input.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';

const regionCount = 60;
const languages = ['en', 'fr', 'es', 'de', 'it', 'sv', 'pt', 'pl'];

/** Invented people of invented regions, the same for the same seed: most read English, all of a region have its language. */
export function makeRoundPeople(count: number, seed = 1): Present[] {
  const random = createRandom(seed);
  const strength = Array.from({ length: regionCount }, () => policyAreas.map(() => 2 * random() - 1));
  return Array.from({ length: count }, (_, index) => {
    const region = Math.floor(random() * regionCount);
    const own = languages[region % languages.length] as string;
    const gaps = strength[region] as number[];
    const level = (value: number) => Math.max(0, Math.min(1, value));
    return {
      id: index + 1,
      region: `region-${region}`,
      needs: gaps.map((gap) => (random() < 0.15 ? 1 : level(-gap))),
      offers: gaps.map((gap) => (random() < 0.15 ? 1 : level(gap) * (random() < 0.5 ? 1 : 0.5))),
      languages: [...new Set([own, ...(random() < 0.9 ? ['en'] : [])])],
      utcOffset: region % 3,
      waiting: 0,
      mentors: 0,
    };
  });
}

/** How alike the invented regions are. */
export function makeSimilarities(): RoundInput['similarities'] {
  const random = createRandom(9);
  const place = Array.from({ length: regionCount }, () => [random(), random(), random()]);
  return place.flatMap((left, one) =>
    place.slice(0, one).map((right, other) => {
      const distance = Math.hypot(...left.map((value, axis) => value - (right[axis] ?? 0))) / Math.sqrt(3);
      return [`region-${one}`, `region-${other}`, 100 * (1 - distance)] as const;
    }),
  );
}

/** A round of pairs of these people, nobody of whom has met before. */
export function makeRoundInput(people: readonly Present[], changes: Partial<RoundInput> = {}): RoundInput {
  return {
    kind: 'pairs',
    size: 4,
    allowsTrios: false,
    allowsSameRegion: false,
    cooldown: 0,
    seed: 1,
    people,
    similarities: makeSimilarities(),
    meetings: [],
    blocks: [],
    ...changes,
  };
}
