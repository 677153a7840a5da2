import { periodWords } from './answer.ts';
import type { Frame } from './frame.ts';
import { joinLine } from './join-line.ts';

/** As many rows are on a page of a ranking. */
export const mostRanked = 25;

/** One region of a list: those on one side of its figure are listed, or its place is told. */
export type RegionAsked =
  | { side: 'above' | 'below'; region: string }
  | { side: 'place'; region: string; isOfCountries: boolean };

type Parts = {
  country: string | undefined;
  isOfCountries: boolean;
  polarity: number;
  asked: RegionAsked | null;
  /** The limit, where it is not the one that was said. */
  limit?: number | undefined;
};

/** The line of a ranking that a frame asks for: which regions, in which order, how many, of which time. */
export function rankLine(
  frame: Frame,
  code: string,
  { country, isOfCountries, polarity, asked, limit }: Parts,
): string {
  const { scope, threshold, count } = frame;
  const order = orderOf(frame, polarity);
  return joinLine(
    '/indicator rank',
    code,
    country && `country=${country}`,
    scope.excluded.length > 0 && `except=${scope.excluded.map((each) => each.code).join(',')}`,
    scope.isMembers && 'members',
    isOfCountries && 'countries',
    ...scope.where,
    order && `order=${order}`,
    threshold && `${threshold.side}=${limit ?? threshold.value}`,
    threshold?.isInclusive && Number.isInteger(threshold.value) && 'inclusive',
    asked && `${asked.side === 'place' ? 'region' : asked.side}=${asked.region}`,
    count !== null && `count=${Math.min(count, mostRanked)}`,
    ...periodWords(frame),
  );
}

/** Best first is how a ranking begins; highest first where neither end is better. */
export function orderOf({ superlative }: Frame, polarity: number): string | null {
  if (superlative === null) return null;
  if (superlative === 'worst') return 'worst';
  if (superlative === 'best') return null;
  const isBest = polarity === 0 ? superlative === 'highest' : (superlative === 'highest') === polarity > 0;
  return isBest ? null : 'worst';
}
