import { type PolicyArea, policyAreas } from '../topics/indicator.ts';

/** A person as a round sees them, at the time of a run. */
export type Participant = {
  id: number;
  /** Region code; null for a person without one. */
  region: string | null;
  /** How much they look for each policy area, 0–1, in the order of `policyAreas`. */
  needs: readonly number[];
  /** How much they can tell of each policy area, 0–1, in the same order. */
  offers: readonly number[];
  /** ISO 639-1, the first one first. */
  languages: readonly string[];
  /** Hours before UTC at the time of the run. */
  utcOffset: number;
  /** Rounds in a row in which they were present and left out. */
  waiting: number;
};

/** What makes up a person's needs and offers. */
export type Told = {
  seeks: readonly string[];
  offers: readonly string[];
  /** The policy areas they work in. */
  worksIn: readonly string[];
  /** Their region's score, and the median of its peers'; null where either is not known. */
  score(area: PolicyArea): { own: number; peers: number } | null;
};

/** So many points of a score are a whole need, or a whole offer. */
const fullGap = 20;
/** How much a region's strength counts of somebody who works in another area. */
const aside = 0.5;

const clip = (value: number) => Math.min(1, Math.max(0, value));

/**
 * Weighs needs and offers: how far a region is behind its peers in an area is a need, how far ahead an offer; what a person says of themselves is
 * whole.
 */
export function weighTold({ seeks, offers, worksIn, score }: Told): Pick<Participant, 'needs' | 'offers'> {
  const gaps = policyAreas.map((area) => {
    const known = score(area);
    return known ? (known.own - known.peers) / fullGap : 0;
  });
  return {
    needs: policyAreas.map((area, index) => (seeks.includes(area) ? 1 : clip(-(gaps[index] ?? 0)))),
    offers: policyAreas.map((area, index) =>
      offers.includes(area) ? 1 : clip(gaps[index] ?? 0) * (worksIn.includes(area) ? 1 : aside),
    ),
  };
}
