import type { Catalogue } from './catalogue.ts';

export type DigestReason = 'area' | 'country' | 'other';

/**
 * New experiences in the order they matter to someone of `region` with `interests` (policy areas): in their areas, then from their own
 * country, then the rest; the newest first among equals. Someone without interests is interested in all areas.
 */
export function orderForDigest<Item extends { number: number; region: string; policyAreas: string[] }>(
  items: readonly Item[],
  { region, interests }: { region: string; interests: readonly string[] },
  catalogue: Catalogue,
): (Item & { reason: DigestReason })[] {
  const countryOf = (code: string) => catalogue.areas.get(catalogue.regions.get(code)?.area ?? '')?.country;
  const weights: Record<DigestReason, number> = { area: 0, country: 1, other: 2 };
  const own = countryOf(region);
  return items
    .map((item) => {
      const isOfInterest = item.policyAreas.some((area) => interests.includes(area));
      const isNear = own !== undefined && countryOf(item.region) === own;
      return { ...item, reason: isOfInterest ? 'area' : isNear ? 'country' : 'other' } as Item & {
        reason: DigestReason;
      };
    })
    .sort((left, right) => weights[left.reason] - weights[right.reason] || right.number - left.number);
}
