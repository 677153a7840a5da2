import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + IV_BYTES + TAG_BYTES;
const ALGORITHM = 'aes-256-gcm';

export type SealKey = Uint8Array;

/** A 256-bit key for one purpose, made from a long secret. */
export function createSealKey(secret: string, purpose: string): SealKey {
  return new Uint8Array(hkdfSync('sha256', secret, 'causeway', purpose, 32));
}

/** Encrypts; `label` is not kept but must be the same to open, so that a value cannot be moved to another row. */
export function seal(key: SealKey, text: string, label: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(label));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), body]);
}

/** @throws Error where the key, the label or the bytes are not those it was sealed with. */
export function unseal(key: SealKey, sealed: Uint8Array, label: string): string {
  if (sealed[0] !== VERSION || sealed.length < HEAD_BYTES) throw new Error('Not a sealed value of a known version.');
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(label))
    .setAuthTag(sealed.subarray(1 + IV_BYTES, HEAD_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString('utf8');
}
