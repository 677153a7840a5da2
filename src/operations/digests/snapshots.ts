import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { createMoment, type DigestMoment } from './snapshot.ts';

const mostKept = 3;

/** Moments by their instant: those due at the same one share what is read. The due are taken in order, so few are kept. */
export function createMoments(catalogue: Catalogue): (at: Date) => DigestMoment {
  const kept = new Map<number, DigestMoment>();
  return (at) => {
    const moment = kept.get(at.getTime()) ?? createMoment(catalogue, at);
    kept.set(at.getTime(), moment);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return moment;
  };
}
