import type { Context } from 'hono';
import { describeDisposition } from '#src/core/file-name.ts';
import type { FileStore } from '#src/core/file-store.ts';
import { type Attachment, isPicture } from '#src/domain/experiences/attachment.ts';

/** A file as it is given away: pictures may be shown, all else is saved, and nothing in it is run. Null where its bytes are gone. */
export async function attachmentResponse(
  c: Context,
  files: FileStore,
  file: Pick<Attachment, 'name' | 'mediaType' | 'hash'>,
): Promise<Response | null> {
  const bytes = await files.read(file.hash);
  if (!bytes) return null;
  const how = isPicture(file) ? 'inline' : 'attachment';
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': file.mediaType,
    'content-disposition': describeDisposition(how, file.name),
    // Asked for anew each time, so that what was withdrawn is given to nobody.
    'cache-control': 'private, no-store',
  });
}
