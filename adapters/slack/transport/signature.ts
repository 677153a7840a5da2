import { createHmac, timingSafeEqual } from 'node:crypto';

/** Older or younger requests are refused: the SDK's own check lets the future pass. */
const LARGEST_SKEW_S = 300;

/** Whether Slack signed these bytes now. `nowMs` since 1970. */
export function isSigned(
  secret: string,
  { timestamp, signature, raw }: { timestamp: string | null; signature: string | null; raw: Uint8Array },
  nowMs: number,
): boolean {
  if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(nowMs / 1_000 - Number(timestamp)) > LARGEST_SKEW_S) return false;
  const expected = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(raw).digest('hex')}`;
  const [mine, theirs] = [Buffer.from(expected), Buffer.from(signature)];
  return mine.length === theirs.length && timingSafeEqual(mine, theirs);
}
