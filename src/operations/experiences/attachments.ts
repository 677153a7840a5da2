import type { AppContext } from '#src/context.ts';
import type { FileStore } from '#src/core/file-store.ts';
import { cleanText, cutTo, joinLines } from '#src/core/text.ts';
import {
  type Attachment,
  type AttachmentFault,
  attachmentLimits,
  judgeKind,
} from '#src/domain/experiences/attachment.ts';
import { isPublic } from '#src/domain/experiences/experience.ts';
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

type Inside = Pick<AppContext, 'sql' | 'withTransaction' | 'now'>;
type Who = Pick<OpenRecordPage, 'person' | 'number'>;

const longestName = 120;
const sweptAtOnce = 500;
/** A file that was saved so lately may be about to get its row. */
const freshMs = 60 * 60_000;

/** Adds a file to an experience. Returns why it was not taken, null where it was. */
export async function addAttachment(
  context: Inside & { files: FileStore },
  { person, number }: Who,
  { name: said, bytes, mediaType }: { name: string; bytes: Uint8Array; mediaType: string | null },
): Promise<AttachmentFault | null> {
  const name = cutTo(joinLines(cleanText(said)), longestName);
  const { fileBytes, recordBytes, files: mostFiles } = attachmentLimits;
  if (bytes.length === 0) return 'none';
  if (bytes.length > fileBytes) return 'too-large';
  const fault = judgeKind(name, mediaType);
  if (fault !== null || mediaType === null) return fault ?? 'not-taken';
  const found = await context.files.scan(bytes);
  if (found !== 'clean') return found === 'infected' ? 'infected' : 'not-scanned';
  const hash = await context.files.save(bytes);
  return inTransaction(context, async ({ sql, now }) => {
    await lockExperience(sql, number);
    await editableExperience({ sql }, number, person);
    const others = (await listAttachments(sql, number)).filter((each) => each.hash !== hash);
    if (others.length >= mostFiles) return 'too-many';
    if (others.reduce((sum, { size }) => sum + size, bytes.length) > recordBytes) return 'too-much';
    const file = { experience: number, name, mediaType, size: bytes.length, hash };
    await insertAttachment(sql, { ...file, addedBy: person.id, addedAt: now() });
    return null;
  });
}

/** Takes a file away from an experience. */
export async function removeAttachment(context: Inside, { person, number }: Who, id: number): Promise<void> {
  await editableExperience(context, number, person);
  await deleteAttachment(context.sql, number, id);
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

/** Deletes the files that no experience has any more. Returns how many. */
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
