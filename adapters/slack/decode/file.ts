import { bytesFile, decodeFile } from '#src/core/decode-file.ts';
import { UserError } from '#src/core/errors.ts';
import type { FileValue } from '#src/core/form.ts';
import { callSlack, isSlackError } from '../api/call.ts';
import type { Workspace } from '../api/workspace.ts';
import type { Texts } from '../texts.ts';
import type { SlackFile } from '../transport/body.ts';
import type { ReadFile } from './values.ts';

const largestBytes = { text: 5_000_000, bytes: 10_000_000 } as const;

/**
 * Fetches what was sent with a form.
 * @throws UserError where it is too large or cannot be had.
 */
export function readFile(workspace: Workspace, texts: Texts): ReadFile {
  return async (file: SlackFile, takes): Promise<FileValue> => {
    const { name = 'file', mimetype: mediaType = 'application/octet-stream', size = 0 } = file;
    const url = file.url_private_download ?? file.url_private;
    if (!url) throw new UserError(texts.fileNotReadable({ name }));
    const most = largestBytes[takes];
    if (size > most) throw new UserError(texts.fileTooLarge({ name, megabytes: most / 1_000_000 }));
    const bytes = await callSlack(() => workspace.readBytes(url, { largest: most })).catch((error) => {
      throw isSlackError(error) ? new UserError(texts.fileNotReadable({ name })) : error;
    });
    return takes === 'bytes' ? bytesFile(name, mediaType, bytes) : decodeFile(name, mediaType, bytes);
  };
}
