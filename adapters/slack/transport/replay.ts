import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { within } from '#src/core/deadline.ts';
import type { Logger } from '#src/core/logger.ts';
import type { ClaimStore } from '#src/core/ports.ts';

/** More than a busy network does in the ten minutes that a signature is good for, with a clock that is wrong; two megabytes. */
const mostKnown = 20_000;
/** The time to wait for a claim, which is late if the database is slow. */
const claimMs = 500;

/**
 * Creates the check whether a signed body comes for the first time. Slack alone can sign another one, and each of its requests differs, so what comes again was
 * sent again: by Slack, which the first was not answered to in time, or by somebody who recorded it and would be told what is private.
 * `onlyHere`: what changes nothing and tells what anybody may read, for which one server's memory is enough.
 */
export function createIsFirst({ claims, logger }: { claims: ClaimStore; logger: Logger }) {
  const known = new LRUCache<string, true>({ max: mostKnown });

  return async (raw: Uint8Array, { onlyHere }: { onlyHere: boolean }): Promise<boolean> => {
    const key = hash('sha256', raw, 'base64url');
    if (known.has(key)) return false;
    known.set(key, true);
    if (onlyHere) return true;
    try {
      const won = await within(claims.claim(`slack:${key}`), claimMs);
      if (won !== null) return won;
      logger.warn('claims are answered too slowly');
    } catch (error) {
      logger.error({ err: error }, 'claims cannot be asked');
    }
    // Whoever asks is answered all the same; what changes something is done once by the id of its event.
    return true;
  };
}
