import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a program sends beside its body, as Standard Webhooks describe it; `timestamp` in seconds, `signatures` with blanks between. */
export type SignedCall = { id: string; timestamp: string; signatures: string; body: Uint8Array };

/** A call may be so old, or so far ahead of this server's clock. */
export const mostAgeS = 300;
const prefix = 'whsec_';

/** Judges a call by the secrets that hold now: signed with one of them, not signed, or signed at another time than now. */
export function judgeCall(call: SignedCall, secrets: readonly string[], now: Date): 'signed' | 'unsigned' | 'late' {
  const { id, timestamp, signatures, body } = call;
  if (!/^[\x21-\x7e]{1,200}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return 'unsigned';
  const given = signatures
    .split(' ')
    .slice(0, 10)
    .flatMap((each) => (each.startsWith('v1,') ? [Buffer.from(each.slice(3), 'base64')] : []));
  const isSigned = secrets.some((secret) => {
    const expected = createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64'))
      .update(`${id}.${timestamp}.`)
      .update(body)
      .digest();
    return given.some((each) => each.length === expected.length && timingSafeEqual(each, expected));
  });
  if (!isSigned) return 'unsigned';
  return Math.abs(now.getTime() / 1_000 - Number(timestamp)) > mostAgeS ? 'late' : 'signed';
}
