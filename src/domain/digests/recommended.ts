import type { Readable } from '../experiences/readable.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import type { DigestEntry, DigestReason, DigestRecipient } from './item.ts';
import { nearnessTo, type PeersOf } from './nearness.ts';

/**
 * Experiences by what they are worth for somebody, the best first. What each is worth is worked out again when it is asked for, because many
 * rankings are kept at once.
 */
export type Ranking = {
  experiences: readonly Readable[];
  worthOf(experience: Readable): { score: number; reason: DigestReason };
};

/** After this time an experience is half as fresh. */
const halfLifeMs = 90 * 24 * 3_600_000;
const evaluated = { external: 1, internal: 0.7, ongoing: 0.4, none: 0 } as const;

/**
 * Experiences by what they are worth reading for somebody at a moment:
 *
 *   score = 3 · area + 2 · nearness + 1.5 · freshness + usefulness + evidence
 *
 * each between 0 and 1. area: one of the policy areas followed (0.5 for all where none is chosen). nearness: see there. freshness: halves
 * every 90 days. usefulness: (useful + 1) / (votes + 2). evidence: evaluated externally 1, internally 0.7, at present 0.4; results alone 0.5.
 * Equal ones: the newer first.
 */
export function rankReadable(
  experiences: readonly Readable[],
  recipient: Pick<DigestRecipient, 'areas' | 'regions'>,
  { at, catalogue, peersOf }: { at: Date; catalogue: Catalogue; peersOf: PeersOf },
): Ranking {
  const nearness = nearnessTo(recipient, catalogue, peersOf);
  function worthOf(experience: Readable): { score: number; reason: DigestReason } {
    const area = experience.policyAreas.find((each) => recipient.areas.includes(each));
    const near = nearness(catalogue.regions.get(experience.region)?.territory ?? '');
    const evidence = Math.max(evaluated[experience.evaluation ?? 'none'], experience.hasResults ? 0.5 : 0);
    const score =
      3 * (area ? 1 : recipient.areas.length === 0 ? 0.5 : 0) +
      2 * near.weight +
      1.5 * 0.5 ** (Math.max(0, at.getTime() - experience.createdAt.getTime()) / halfLifeMs) +
      (experience.useful + 1) / (experience.useful + experience.notUseful + 2) +
      evidence;
    const reason: DigestReason = area ? { type: 'area', area } : (near.reason ?? { type: 'network' });
    return { score: Math.round(score * 1e9) / 1e9, reason };
  }
  const sorted = experiences
    .map((experience) => ({ experience, score: worthOf(experience).score }))
    .sort((left, right) => right.score - left.score || right.experience.number - left.experience.number);
  return { experiences: sorted.map(({ experience }) => experience), worthOf };
}

/** Lists what is new of a ranking: of the areas followed or near; everything for those who chose no area. */
export function listNews(
  { experiences, worthOf }: Ranking,
  { areas, since }: Pick<DigestRecipient, 'areas' | 'since'>,
): Readable[] {
  return experiences.filter(
    (experience) =>
      experience.createdAt > since && (areas.length === 0 || worthOf(experience).reason.type !== 'network'),
  );
}

export function encodeReadable(
  experience: Readable,
  { worthOf }: Pick<Ranking, 'worthOf'>,
  { since }: Pick<DigestRecipient, 'since'>,
): DigestEntry {
  const { number, title, lesson, region, isExample, isPublic, createdAt } = experience;
  const { reason } = worthOf(experience);
  return {
    type: 'entry',
    key: `e${number}`,
    reason,
    isNew: createdAt > since,
    title: `#${number} ${title}`,
    region,
    day: null,
    detail: lesson,
    isExample,
    line: `/experience show ${number}`,
    path: isPublic ? `/experiences/${number}` : null,
  };
}
