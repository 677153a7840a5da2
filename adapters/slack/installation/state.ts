import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';

const livesMs = 10 * 60_000;
/** More rounds than end within the life of one; Slack's own codes are good once besides. */
const mostUsed = 10_000;

/** The `state` of an OAuth round: signed, ending, bound to the browser by a cookie, good once. */
export type States = {
  /** `state` for the address, `nonce` for the cookie. */
  issue(): { state: string; nonce: string; maxAgeS: number };
  /** True once for a state of ours that came back in the same browser in time. */
  redeem(state: string, nonce: string): boolean;
};

export function createStates(secret: string, now: () => Date): States {
  const key = createHmac('sha256', secret).update('causeway slack oauth state').digest();
  const used = new LRUCache<string, number>({ max: mostUsed });
  const sign = (nonce: string, endsMs: number) =>
    createHmac('sha256', key).update(`${nonce}.${endsMs}`).digest('base64url');

  return {
    issue() {
      const nonce = randomBytes(18).toString('base64url');
      const endsMs = now().getTime() + livesMs;
      return { state: `${nonce}.${endsMs}.${sign(nonce, endsMs)}`, nonce, maxAgeS: livesMs / 1_000 };
    },
    redeem(state, nonce) {
      const [signed = '', ends = '', signature = ''] = state.split('.');
      const endsMs = Number(ends);
      if (!/^\d+$/.test(ends) || endsMs < now().getTime() || !isSame(signature, sign(signed, endsMs))) return false;
      if (!isSame(signed, nonce) || used.has(signed)) return false;
      used.set(signed, endsMs);
      return true;
    },
  };
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
