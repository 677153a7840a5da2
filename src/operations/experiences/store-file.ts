import type { FileStore } from '#src/core/file-store.ts';
import { cleanText, cutTo, joinLines } from '#src/core/text.ts';
import {
  type Attachment,
  type AttachmentFault,
  attachmentLimits,
  judgeKind,
} from '#src/domain/experiences/attachment.ts';

/** A file whose bytes are kept: `size` in bytes. */
export type StoredFile = Pick<Attachment, 'name' | 'mediaType' | 'size' | 'hash'>;

type Parts = { files: FileStore; readFileKind(bytes: Uint8Array): Promise<string | null> };

const longestName = 120;

/** Judges a file by its bytes, looks for viruses, and keeps it; or says why it is not taken. */
export async function storeFile(
  { files, readFileKind }: Parts,
  { name: said, bytes }: { name: string; bytes: Uint8Array },
): Promise<StoredFile | AttachmentFault> {
  // Some programs send the folders that a file was in.
  const name = cutTo(joinLines(cleanText(said.split(/[\\/]/).at(-1) ?? '')), longestName);
  if (bytes.length === 0) return 'none';
  if (bytes.length > attachmentLimits.fileBytes) return 'too-large';
  const mediaType = await readFileKind(bytes);
  const fault = judgeKind(name, mediaType);
  if (fault !== null || mediaType === null) return fault ?? 'not-taken';
  const found = await files.scan(bytes);
  if (found !== 'clean') return found === 'infected' ? 'infected' : 'not-scanned';
  return { name, mediaType, size: bytes.length, hash: await files.save(bytes) };
}
