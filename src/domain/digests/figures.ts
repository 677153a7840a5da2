import type { FigureChange } from '../figures/figure-change.ts';
import { isOutcome } from '../figures/headline.ts';
import type { Catalogue } from '../regions/catalogue.ts';
import { regionOfTerritory } from '../regions/naming.ts';
import type { DigestPicker } from './compose.ts';
import type { DigestFigure, DigestReason, DigestRecipient } from './item.ts';
import { keepByInterest } from './keep-by-interest.ts';
import type { PeersOf } from './nearness.ts';

/** The most figures of peers that one digest holds. */
const mostOfPeers = 3;
/** The usual length of a recipient's list of figures. After a large import a list can be many times as long. */
const usualFigures = 400;

/** Picks the figures that changed for a recipient's regions or for the peers of these. */
export function createFigurePicker(
  changes: readonly FigureChange[],
  catalogue: Catalogue,
  peersOf: PeersOf,
): DigestPicker {
  const byTerritory = Map.groupBy(changes, ({ territory }) => territory);
  const figuresFor = keepByInterest(
    (recipient) => listFiguresFor(byTerritory, recipient, catalogue, peersOf),
    (figures) => 1 + figures.length / usualFigures,
  );
  return (recipient, isTold) => pickFigures(figuresFor(recipient), recipient, isTold);
}

/**
 * Changed figures for somebody's regions, outcomes and policy areas they follow first, the newest first; behind them the outcomes that changed for
 * the peers of their regions.
 */
export function listFiguresFor(
  changes: ReadonlyMap<string, readonly FigureChange[]>,
  { regions, areas }: Pick<DigestRecipient, 'regions' | 'areas'>,
  catalogue: Catalogue,
  peersOf: PeersOf,
): (DigestFigure & { changedAt: Date })[] {
  const territoryOf = (region: string) => catalogue.regions.get(region)?.territory;
  const own = new Set(regions.flatMap((region) => territoryOf(region) ?? []));
  const figures = [
    ...regions.flatMap((region) =>
      sortChanges(changes.get(territoryOf(region) ?? '') ?? [], areas, catalogue).map((change) =>
        encode(change, region, { type: 'region', region }),
      ),
    ),
    ...regions.flatMap((region) => {
      const found = peersOf(territoryOf(region) ?? '')
        .filter((peer) => !own.has(peer))
        .flatMap((peer) => changes.get(peer) ?? [])
        .filter(({ indicator }) => isOutcomeOf(catalogue, indicator));
      return sortChanges(found, areas, catalogue).map((change) =>
        encode(change, regionOfTerritory(catalogue, change.territory)?.code ?? null, { type: 'peer', region }),
      );
    }),
  ];
  return [...new Map(figures.reverse().map((figure) => [figure.key, figure])).values()].reverse();
}

/** Picks the figures that are new to a recipient: all of their own regions, at most three of the peers. */
export function pickFigures(
  figures: readonly (DigestFigure & { changedAt: Date })[],
  { since }: Pick<DigestRecipient, 'since'>,
  isTold: (key: string) => boolean,
): DigestFigure[] {
  const news = figures.filter(({ changedAt, key }) => changedAt > since && !isTold(key));
  const isOfPeer = ({ reason }: DigestFigure) => reason.type === 'peer';
  return [...news.filter((figure) => !isOfPeer(figure)), ...news.filter(isOfPeer).slice(0, mostOfPeers)].map(
    ({ changedAt: _, ...figure }) => figure,
  );
}

function isOutcomeOf(catalogue: Catalogue, code: string): boolean {
  const indicator = catalogue.indicators.get(code);
  return indicator !== undefined && isOutcome(indicator);
}

function sortChanges(
  changes: readonly FigureChange[],
  areas: readonly string[],
  catalogue: Catalogue,
): readonly FigureChange[] {
  return changes
    .flatMap((change) => {
      const indicator = catalogue.indicators.get(change.indicator);
      if (!indicator) return [];
      const isFollowed = indicator.policyArea !== null && areas.includes(indicator.policyArea);
      return [{ change, order: [isOutcome(indicator) ? 0 : 1, isFollowed ? 0 : 1, -change.year, indicator.position] }];
    })
    .sort(
      (left, right) => compare(left.order, right.order) || (left.change.territory < right.change.territory ? -1 : 1),
    )
    .map(({ change }) => change);
}

function encode(change: FigureChange, region: string | null, reason: DigestReason) {
  const { indicator, territory, year, changedAt } = change;
  return {
    type: 'figure' as const,
    key: `f:${indicator}:${territory}:${year}:${Math.floor(changedAt.getTime() / 1_000)}`,
    reason,
    isNew: true,
    region,
    ...change,
  };
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (const [index, value] of left.entries()) {
    const difference = value - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
