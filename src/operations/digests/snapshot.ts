import type { PeersOf } from '#src/domain/digests/nearness.ts';
import { createIndicatorData } from '#src/domain/figures/indicator-data.ts';
import { createPeerSearch, structuralIndicators } from '#src/domain/peers/peer-search.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Sql } from '#src/store/database/database.ts';
import { areFiguresNewerThan, listTimeSeriesAt } from '#src/store/figures/change.ts';
import { openFigureCache } from '../figures/figure-cache.ts';

/** The age up to which news is told: items that did not fit, or were due while the server was off, still follow within this time. */
const newsMs = 35 * 24 * 3_600_000;

/** The instant a digest is cut off at, with everything its recipients share. */
export type DigestSnapshot = {
  at: Date;
  /** The start of the news; earlier changes are not news. */
  since: Date;
  catalogue: Catalogue;
  /** Reads a value that does not depend on the recipient, once. */
  remember<Value>(key: string, read: () => Promise<Value>): Promise<Value>;
};

export function createSnapshot(catalogue: Catalogue, at: Date): DigestSnapshot {
  const known = new Map<string, Promise<unknown>>();
  return {
    at,
    since: new Date(at.getTime() - newsMs),
    catalogue,
    remember<Value>(key: string, read: () => Promise<Value>) {
      let value = known.get(key);
      if (!value) {
        value = read();
        known.set(key, value);
        value.catch(() => known.delete(key));
      }
      return value as Promise<Value>;
    },
  };
}

/** Loads the peers of regions from the figures as they were at that snapshot. */
export function loadPeers(sql: Sql, snapshot: DigestSnapshot): Promise<PeersOf> {
  return snapshot.remember('peers', async () => {
    const { catalogue } = snapshot;
    const search = await openSearch(sql, snapshot);
    const known = new Map<string, string[]>();
    return (territory) => {
      const before = known.get(territory);
      if (before) return before;
      const { level } = catalogue.territories.get(territory) ?? {};
      const peers = level === undefined ? [] : search.usualPeers(territory, level, null).map((peer) => peer.territory);
      known.set(territory, peers);
      return peers;
    };
  });
}

async function openSearch(sql: Sql, { at, catalogue }: DigestSnapshot) {
  if (!(await areFiguresNewerThan(sql, at))) {
    const cache = await openFigureCache(sql, catalogue, structuralIndicators);
    return createPeerSearch(catalogue, cache.data, cache.remember);
  }
  const series = Map.groupBy(await listTimeSeriesAt(sql, structuralIndicators, at), ({ indicator }) => indicator);
  const dataByIndicator = new Map(
    structuralIndicators.flatMap((code) => {
      const indicator = catalogue.indicators.get(code);
      return indicator
        ? [[code, createIndicatorData(indicator, series.get(code) ?? [], catalogue.territories)] as const]
        : [];
    }),
  );
  const kept = new Map<string, unknown>();
  return createPeerSearch(
    catalogue,
    (code) => dataByIndicator.get(code),
    (key, compute) => {
      if (!kept.has(key)) kept.set(key, compute());
      return kept.get(key) as ReturnType<typeof compute>;
    },
  );
}
