import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Sealer } from '#src/core/webhook.ts';

const sealVersion = 1;
const ivBytes = 12;
const tagBytes = 16;
const headBytes = 1 + ivBytes + tagBytes;
const algorithm = 'aes-256-gcm';

export type SealKey = Uint8Array;

/** A 256-bit key for one purpose, made from a long secret. */
export function createSealKey(secret: string, purpose: string): SealKey {
  return new Uint8Array(hkdfSync('sha256', secret, 'causeway', purpose, 32));
}

/** Encrypts; `label` is not kept but must be the same to open, so that a value cannot be moved to another row. */
export function seal(key: SealKey, text: string, label: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(label));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([sealVersion]), iv, cipher.getAuthTag(), body]);
}

/** @throws Error where the key, the label or the bytes are not those it was sealed with. */
export function unseal(key: SealKey, sealed: Uint8Array, label: string): string {
  if (sealed[0] !== sealVersion || sealed.length < headBytes) throw new Error('Not a sealed value of a known version.');
  const iv = sealed.subarray(1, 1 + ivBytes);
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes })
    .setAAD(Buffer.from(label))
    .setAuthTag(sealed.subarray(1 + ivBytes, headBytes));
  return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()]).toString('utf8');
}

/** SECRET_KEY, and the one before it, which still opens and never seals. */
export type Secrets = { secretKey: string | null; secretKeyBefore: string | null };

/** Creates what encrypts for one purpose with the key and decrypts with it or the one before; null without a key. */
export function createSealer({ secretKey, secretKeyBefore }: Secrets, purpose: string): Sealer | null {
  if (secretKey === null) return null;
  let key: SealKey | undefined;
  let before: SealKey | undefined;
  const own = () => (key ??= createSealKey(secretKey, purpose));
  return {
    seal: (text, label) => seal(own(), text, label),
    unseal(sealed, label) {
      try {
        return unseal(own(), sealed, label);
      } catch (error) {
        if (secretKeyBefore === null) throw error;
        before ??= createSealKey(secretKeyBefore, purpose);
        return unseal(before, sealed, label);
      }
    },
  };
}

/**
 * Encrypts anew what the key before has sealed. Null where it is sealed with the key already; 'unreadable' where neither opens it.
 */
export function createResealer(
  { secretKey, secretKeyBefore }: { secretKey: string; secretKeyBefore: string },
  purpose: string,
): (sealed: Uint8Array, label: string) => Buffer | null | 'unreadable' {
  const [own, before] = [createSealKey(secretKey, purpose), createSealKey(secretKeyBefore, purpose)];
  const read = (key: SealKey, sealed: Uint8Array, label: string) => {
    try {
      return unseal(key, sealed, label);
    } catch {
      return null;
    }
  };
  return (sealed, label) => {
    if (read(own, sealed, label) !== null) return null;
    const text = read(before, sealed, label);
    return text === null ? 'unreadable' : seal(own, text, label);
  };
}

/** How many values were sealed anew, and how many neither key opens. */
export type Resealed = { resealed: number; unreadable: number };
