import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** Returns whether Discord signed this. Takes a signature and a timestamp that are well-formed (`looksSigned`). */
export type Verify = (signature: string, timestamp: string, body: ArrayBuffer) => boolean;

const hexSignature = /^[0-9a-f]{128}$/i;
const plainTimestamp = /^\d{1,16}$/;
/** The same as Slack's. A request that is older or younger may be a replay, or a clock is wrong. */
const largestSkewS = 300;

/**
 * Checks Discord's Ed25519 signatures over timestamp and body, `publicKey` as 64 hexadecimal digits. A check takes about 60 µs and is made
 * at once: handing it to another thread costs a third more, and there it would wait behind pictures being drawn.
 */
export function createVerifier(publicKey: string): Verify {
  const key = importKey(publicKey);
  return (signature, timestamp, body) => {
    const signed = Buffer.allocUnsafe(timestamp.length + body.byteLength);
    signed.write(timestamp, 'latin1');
    signed.set(new Uint8Array(body), timestamp.length);
    return verify(null, signed, key, Buffer.from(signature, 'hex'));
  };
}

function importKey(publicKey: string): KeyObject {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** Returns whether a timestamp is of now, give or take five minutes. `timestamp` in seconds, as Discord signs it. */
export function isTimely(timestamp: string, nowMs: number): boolean {
  return Math.abs(nowMs / 1_000 - Number(timestamp)) <= largestSkewS;
}

/** Returns whether headers have a well-formed signature and timestamp. Malformed ones are not verified. */
export function looksSigned(head: { signature: string | null; timestamp: string | null }): head is {
  signature: string;
  timestamp: string;
} {
  return hexSignature.test(head.signature ?? '') && plainTimestamp.test(head.timestamp ?? '');
}
