import { LRUCache } from 'lru-cache';

/** What is left of a limit: `resetS` is in how many seconds all of it is there again. */
export type Allowance = { isOver: boolean; limit: number; remaining: number; resetS: number };

const mostKept = 20_000;

/**
 * Creates a limit of so many calls within a window of time, by key. Counts are those of this process; of very many keys some are counted anew.
 * A call counts `by` 1; by -1 it takes back one that is not to count.
 */
export function createRateLimit({ limit: most, windowMs }: { limit: number | (() => number); windowMs: number }) {
  const counts = new LRUCache<string, { window: number; count: number }>({ max: mostKept });
  return (key: string, now: Date, by = 1): Allowance => {
    const limit = typeof most === 'number' ? most : most();
    const window = Math.floor(now.getTime() / windowMs);
    const before = counts.get(key);
    const count = Math.max(0, (before?.window === window ? before.count : 0) + by);
    counts.set(key, { window, count });
    const resetS = Math.max(1, Math.ceil(((window + 1) * windowMs - now.getTime()) / 1_000));
    return { isOver: count > limit, limit, remaining: Math.max(0, limit - count), resetS };
  };
}
