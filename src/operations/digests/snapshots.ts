import { LRUCache } from 'lru-cache';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { createSnapshot, type DigestSnapshot } from './snapshot.ts';

/** Those due are taken in the order of their instants, so that two are at work at most; one more for a run that ends late. */
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
