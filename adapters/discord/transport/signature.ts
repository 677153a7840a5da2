import { subtle, type webcrypto } from 'node:crypto';

export type Verify = (signature: string | null, timestamp: string | null, body: ArrayBuffer) => Promise<boolean>;

const hexSignature = /^[0-9a-f]{128}$/i;
const plainTimestamp = /^\d{1,16}$/;
/** As Slack has it: what is older or younger was kept by somebody, or a clock is wrong. */
const largestSkewS = 300;
const encoder = new TextEncoder();

/**
 * Checks Discord's Ed25519 signatures over timestamp and body. The key is imported once, and by WebCrypto, which verifies outside the event
 * loop. `publicKey` in hex.
 */
export function createVerifier(publicKey: string): Verify {
  const key: Promise<webcrypto.CryptoKey> = subtle.importKey('raw', Buffer.from(publicKey, 'hex'), 'Ed25519', false, [
    'verify',
  ]);
  // A key that is none is told when it is used.
  key.catch(() => {});
  return async (signature, timestamp, body) => {
    // What has not even the form of a signature costs no verification.
    if (!signature || !timestamp || !looksSigned(signature, timestamp)) return false;
    const head = encoder.encode(timestamp);
    const signed = new Uint8Array(head.length + body.byteLength);
    signed.set(head);
    signed.set(new Uint8Array(body), head.length);
    return subtle.verify('Ed25519', await key, Buffer.from(signature, 'hex'), signed);
  };
}

/** Whether that was signed now, give or take five minutes. `timestamp` in seconds, as Discord signs it. */
export function isTimely(timestamp: string | null, nowMs: number): boolean {
  return timestamp !== null && Math.abs(nowMs / 1_000 - Number(timestamp)) <= largestSkewS;
}

/** Whether these have the form of a signature and its time. */
export function looksSigned(signature: string | null, timestamp: string | null): boolean {
  return hexSignature.test(signature ?? '') && plainTimestamp.test(timestamp ?? '');
}
