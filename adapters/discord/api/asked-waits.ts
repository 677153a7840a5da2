import type { RateLimitData, RESTOptions } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { waitAfter } from '#src/core/asked-wait.ts';
import { waitOf } from './errors.ts';

/** A bucket that stays closed longer is reported instead of waited for. */
const longestWaitMs = 30_000;
/** How often one request is asked to wait before that is reported: its caller may have given it up long ago. */
const mostWaits = 5;
const mostKept = 1_000;

/**
 * Puts a wait into every 429 before discord.js reads it: without one that it can keep to, it would ask again at once and for ever, and Discord bans
 * an address after 10,000 such answers in ten minutes.
 */
export function createAskedWaits(makeRequest: RESTOptions['makeRequest']): {
  makeRequest: RESTOptions['makeRequest'];
  /** Whether the wait is left to the caller. */
  isReported(limit: RateLimitData): boolean;
} {
  const inARow = new LRUCache<string, number>({ max: mostKept });
  return {
    async makeRequest(url, init) {
      const answer = await makeRequest(url, init);
      const key = keyOf(init.method, url);
      if (answer.status !== 429) {
        inARow.delete(key);
        return answer;
      }
      const refusals = (inARow.get(key) ?? 0) + 1;
      inARow.set(key, refusals);
      const asked = Number(answer.headers.get('retry-after') ?? Number.NaN) * 1_000;
      answer.headers.set('retry-after', String(waitAfter(asked, refusals) / 1_000));
      return answer;
    },
    isReported: (limit) =>
      waitOf(limit) > longestWaitMs || (inARow.get(keyOf(limit.method, limit.url)) ?? 0) > mostWaits,
  };
}

const keyOf = (method: string | undefined, url: string) => `${(method ?? 'GET').toUpperCase()} ${url}`;
