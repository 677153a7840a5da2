import { Readable } from 'node:stream';
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { UserError } from '#src/core/errors.ts';

/** What a backup is encrypted for, and what opens it again; null where only the half is known that closes. */
export type BackupKey = { recipient: string; identity: string | null };

const identityPrefix = 'AGE-SECRET-KEY-';

/** Makes a new key of age. */
export async function createKey(): Promise<BackupKey & { identity: string }> {
  const identity = await generateIdentity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Reads BACKUP_KEY. @throws UserError where it is not set, or no key */
export async function readKey(text: string | null): Promise<BackupKey> {
  if (text === null)
    throw new UserError(
      'Set BACKUP_KEY, which backups are encrypted with. npm run backup -- key prints a new one; keep it where the server is not, for without it no backup can be opened.',
    );
  try {
    if (!text.startsWith(identityPrefix)) {
      new Encrypter().addRecipient(text);
      return { recipient: text, identity: null };
    }
    return { recipient: await identityToRecipient(text), identity: text };
  } catch {
    throw new UserError('BACKUP_KEY is no whole key: a letter is missing or wrong. Copy it again.');
  }
}

/** Encrypts a stream so that each of these keys opens it, in the format of age. */
export async function encrypt(source: Readable, recipients: readonly string[]): Promise<Readable> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return Readable.fromWeb((await encrypter.encrypt(Readable.toWeb(source))) as Parameters<typeof Readable.fromWeb>[0]);
}

/** Decrypts a stream. The reader gets an error where it was cut or changed. */
export async function decrypt(source: Readable, identity: string): Promise<Readable> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return Readable.fromWeb((await decrypter.decrypt(Readable.toWeb(source))) as Parameters<typeof Readable.fromWeb>[0]);
}
