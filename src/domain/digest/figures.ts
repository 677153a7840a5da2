import type { Catalogue } from '#src/domain/catalogue.ts';
import { isOutcome } from '#src/domain/headline.ts';
import { regionOfArea } from '#src/domain/naming.ts';
import type { DigestFigure, DigestReason, DigestRecipient } from './item.ts';
import type { PeersOf } from './nearness.ts';

/** A figure that came or was revised: `before` is the revised value, or that of the year before it; `beforeYear` says which. */
export type FigureChange = {
  indicator: string;
  area: string;
  year: number;
  value: number | null;
  flags: string;
  before: number | null;
  beforeYear: number;
  isRevision: boolean;
  changedAt: Date;
};

const mostOfPeers = 3;

/** Changed figures of one's own regions, then outcomes of at most three for their peers; outcomes before what only describes a region. */
export function pickFigures(
  changes: ReadonlyMap<string, readonly FigureChange[]>,
  { regions, areas, since }: Pick<DigestRecipient, 'regions' | 'areas' | 'since'>,
  catalogue: Catalogue,
  peersOf: PeersOf,
): DigestFigure[] {
  const orderOf = ({ indicator, year }: FigureChange) => {
    const known = catalogue.indicators.get(indicator);
    const isFollowed = known?.policyArea != null && areas.includes(known.policyArea);
    return [known && isOutcome(known) ? 0 : 1, isFollowed ? 0 : 1, -year, known?.position ?? 0] as const;
  };
  const sorted = (list: FigureChange[]) =>
    list
      .map((change) => ({ change, order: orderOf(change) }))
      .sort((left, right) => compare(left.order, right.order) || (left.change.area < right.change.area ? -1 : 1))
      .map(({ change }) => change);
  const known = (area: string) =>
    (changes.get(area) ?? []).filter(
      ({ indicator, changedAt }) => changedAt > since && catalogue.indicators.has(indicator),
    );

  const own = regions.flatMap((region) => {
    const area = catalogue.regions.get(region)?.area;
    return area ? sorted(known(area)).map((change) => encode(change, region, { type: 'region', region })) : [];
  });
  const ownAreas = new Set(regions.map((region) => catalogue.regions.get(region)?.area));
  const ofPeers = regions.flatMap((region) => {
    const area = catalogue.regions.get(region)?.area;
    if (!area) return [];
    const found = peersOf(area)
      .filter((peer) => !ownAreas.has(peer))
      .flatMap((peer) => known(peer))
      .filter(({ indicator }) => {
        const measured = catalogue.indicators.get(indicator);
        return measured !== undefined && isOutcome(measured);
      });
    return sorted(found)
      .slice(0, mostOfPeers)
      .map((change) => encode(change, regionOfArea(catalogue, change.area)?.code ?? null, { type: 'peer', region }));
  });
  return [...new Map([...own, ...ofPeers].map((figure) => [figure.key, figure])).values()];
}

function encode(change: FigureChange, region: string | null, reason: DigestReason): DigestFigure {
  const { changedAt, ...figure } = change;
  const { indicator, area, year } = figure;
  return {
    type: 'figure',
    key: `f:${indicator}:${area}:${year}:${Math.floor(changedAt.getTime() / 1_000)}`,
    reason,
    isNew: true,
    region,
    ...figure,
  };
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (const [index, value] of left.entries()) {
    const difference = value - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
