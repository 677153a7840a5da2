import { createHash } from 'node:crypto';

export type Verdict = { isOver: boolean; afterS: number; headers: Record<string, string> };

/** Buckets as Discord keeps them: per route and main id, told in headers. */
export function createRateLimits(now: () => number) {
  const limits: {
    route: RegExp;
    limit: number;
    perMs: number;
    buckets: Map<string, { used: number; resetAt: number }>;
  }[] = [];

  return {
    set: (route: RegExp, limit: number, perMs: number) => limits.push({ route, limit, perMs, buckets: new Map() }),
    /** How a request stands; null where no limit is set. */
    take(request: string): Verdict | null {
      const found = limits.find(({ route }) => route.test(request));
      if (!found) return null;
      const { route, limit, perMs, buckets } = found;
      const key = /\d{17,19}/.exec(request)?.[0] ?? '';
      const known = buckets.get(key);
      const bucket = known && known.resetAt > now() ? known : { used: 0, resetAt: now() + perMs };
      buckets.set(key, bucket);
      bucket.used += 1;
      const isOver = bucket.used > limit;
      const afterS = (bucket.resetAt - now()) / 1_000;
      const headers = {
        'x-ratelimit-bucket': createHash('md5').update(String(route)).digest('hex'),
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(Math.max(0, limit - bucket.used)),
        'x-ratelimit-reset': (bucket.resetAt / 1_000).toFixed(3),
        'x-ratelimit-reset-after': afterS.toFixed(3),
        ...(isOver && { 'retry-after': String(Math.ceil(afterS)), 'x-ratelimit-scope': 'user', via: '1.1 google' }),
      };
      return { isOver, afterS, headers };
    },
  };
}
