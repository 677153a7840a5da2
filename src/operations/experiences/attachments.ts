import type { AppContext } from '#src/context.ts';
import { type FileStore, FileStoreError } from '#src/core/file-store.ts';
import { type Attachment, type AttachmentFault, attachmentLimits } from '#src/domain/experiences/attachment.ts';
import { isPublic } from '#src/domain/experiences/experience.ts';
import type { Sql } from '#src/store/database/database.ts';
import {
  deleteAttachment,
  insertAttachment,
  listAttachments,
  listUsedHashes,
} from '#src/store/experiences/attachment.ts';
import { findExperience, lockExperience } from '#src/store/experiences/experience.ts';
import { inTransaction } from '../transaction.ts';
import { editableExperience } from './access.ts';
import type { OpenRecordPage } from './record-page.ts';
import { type StoredFile, storeFile } from './store-file.ts';

type Inside = Pick<AppContext, 'sql' | 'withTransaction' | 'now'>;
type Who = Pick<OpenRecordPage, 'person' | 'number'>;

const sweptAtOnce = 500;
/** A file that was saved so lately may be about to get its row. */
const freshMs = 60 * 60_000;

/** Adds a file to an experience. Returns why it was not taken, null where it was. */
export async function addAttachment(
  context: Inside & Pick<AppContext, 'logger'> & Parameters<typeof storeFile>[0],
  { person, number }: Who,
  given: { name: string; bytes: Uint8Array },
): Promise<AttachmentFault | null> {
  const stored = await storeFile(context, given).catch((error: unknown): AttachmentFault => {
    if (!(error instanceof FileStoreError)) throw error;
    context.logger.error({ err: error }, 'a file could not be kept');
    return 'not-kept';
  });
  if (typeof stored === 'string') return stored;
  return inTransaction(context, async ({ sql, now }) => {
    await lockExperience(sql, number);
    await editableExperience({ sql }, number, person);
    return attachStored(sql, number, stored, { addedBy: person.id, addedAt: now() });
  });
}

/** Puts a file that is kept beside an experience; or says why there is no room for it. Needs a transaction that holds the experience. */
export async function attachStored(
  sql: Sql,
  number: number,
  { name, mediaType, size, hash }: StoredFile,
  added: { addedBy: number; addedAt: Date },
): Promise<'too-many' | 'too-much' | null> {
  const { recordBytes, files: mostFiles } = attachmentLimits;
  const others = (await listAttachments(sql, number)).filter((each) => each.hash !== hash);
  if (others.length >= mostFiles) return 'too-many';
  if (others.reduce((sum, each) => sum + each.size, size) > recordBytes) return 'too-much';
  await insertAttachment(sql, { ...{ experience: number, name, mediaType, size, hash }, ...added });
  return null;
}

/** Takes a file away from an experience. */
export async function removeAttachment(context: Inside, { person, number }: Who, id: number): Promise<void> {
  await editableExperience(context, number, person);
  await deleteAttachment(context.sql, number, id);
}

/** In chat no more is given at once, in bytes and in files. */
const mostGiven = { bytes: 9_000_000, files: 10 } as const;

/** Reads the bytes of files as base64, the smallest first, as many as a chat takes at once; what is gone is left out. */
export async function readAttachments(
  { files }: Pick<AppContext, 'files'>,
  attachments: readonly Attachment[],
): Promise<(Attachment & { content: string })[]> {
  const read: (Attachment & { content: string })[] = [];
  let left: number = mostGiven.bytes;
  for (const each of attachments.toSorted((one, other) => one.size - other.size)) {
    if (each.size > left || read.length >= mostGiven.files) break;
    const bytes = await files?.read(each.hash);
    if (!bytes) continue;
    left -= bytes.length;
    read.push({ ...each, content: Buffer.from(bytes).toString('base64') });
  }
  return read.toSorted((one, other) => one.id - other.id);
}

/** The file of that number beside an experience that anybody may read; null where there is none. */
export async function findPublicAttachment(
  { sql }: Pick<Inside, 'sql'>,
  number: number,
  id: number,
): Promise<Attachment | null> {
  const experience = await findExperience(sql, number);
  if (!experience || !isPublic(experience)) return null;
  return (await listAttachments(sql, number)).find((each) => each.id === id) ?? null;
}

/** Deletes the files that no experience and no entry of the toolbox has any more. Returns how many. */
export async function sweepFiles({ sql }: Pick<Inside, 'sql'>, files: FileStore, now: Date): Promise<number> {
  let [deleted, waiting] = [0, [] as string[]];
  const sweep = async () => {
    const used = await listUsedHashes(sql, waiting);
    for (const hash of waiting.filter((each) => !used.has(each))) {
      await files.remove(hash);
      deleted += 1;
    }
    waiting = [];
  };
  for await (const hash of files.list(new Date(now.getTime() - freshMs)))
    if (waiting.push(hash) >= sweptAtOnce) await sweep();
  await sweep();
  return deleted;
}
