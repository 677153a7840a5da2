import { LRUCache } from 'lru-cache';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { createMoment, type DigestMoment } from './snapshot.ts';

/** Those due are taken in the order of their instants, so that two are at work at most; one more for a run that ends late. */
const mostKept = 3;

/** Moments by their instant: those due at the same one share what is read. */
export function createMoments(catalogue: Catalogue): (at: Date) => DigestMoment {
  const kept = new LRUCache<number, DigestMoment>({ max: mostKept });
  return (at) => {
    const moment = kept.get(at.getTime()) ?? createMoment(catalogue, at);
    kept.set(at.getTime(), moment);
    return moment;
  };
}
