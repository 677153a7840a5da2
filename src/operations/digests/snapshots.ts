import { LRUCache } from 'lru-cache';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { createSnapshot, type DigestSnapshot } from './snapshot.ts';

/** The number of snapshots kept: digests are sent in the order of their instants, so two are at work at most; one more for a run that ends late. */
const mostKept = 3;

/** Moments by their instant: those due at the same one share what is read. */
export function createSnapshots(catalogue: Catalogue): (at: Date) => DigestSnapshot {
  const kept = new LRUCache<number, DigestSnapshot>({ max: mostKept });
  return (at) => {
    const snapshot = kept.get(at.getTime()) ?? createSnapshot(catalogue, at);
    kept.set(at.getTime(), snapshot);
    return snapshot;
  };
}
