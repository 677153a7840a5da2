import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

/** Older or younger requests are refused: the SDK's own check lets the future pass. */
const largestSkewS = 300;

type Head = { timestamp: string | null; signature: string | null };

/** Returns whether these headers can be of a signature made now. `nowMs` since 1970. */
export function looksSigned({ timestamp, signature }: Head, nowMs: number): boolean {
  if (!timestamp || !/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature ?? '')) return false;
  return Math.abs(nowMs / 1_000 - Number(timestamp)) <= largestSkewS;
}

/** Returns whether Slack signed these bytes now. `nowMs` since 1970. */
export function isSigned(secret: KeyObject, { raw, ...head }: Head & { raw: Uint8Array }, nowMs: number): boolean {
  if (!looksSigned(head, nowMs)) return false;
  const expected = createHmac('sha256', secret).update(`v0:${head.timestamp}:`).update(raw).digest();
  const given = Buffer.from(head.signature?.slice('v0='.length) ?? '', 'hex');
  return given.length === expected.length && timingSafeEqual(expected, given);
}
