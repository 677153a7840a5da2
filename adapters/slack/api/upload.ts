import { shorten } from '#src/core/text.ts';
import { limits } from '../limits.ts';
import { callSlack } from './call.ts';
import type { Workspace } from './workspace.ts';

export type Upload = { name: string; bytes: Uint8Array; alt?: string };

/**
 * The three-step upload. Without `share` the file belongs to the app alone until a message points to it.
 * @returns the file's id.
 * @throws PlatformError
 */
export async function uploadFile(
  workspace: Workspace,
  { name, bytes, alt }: Upload,
  share?: { channel: string; threadTs?: string | null; comment?: string },
): Promise<string> {
  const { client } = workspace;
  const { upload_url: url, file_id: id } = await callSlack(() =>
    client.files.getUploadURLExternal({
      filename: name,
      length: bytes.byteLength,
      ...(alt && { alt_text: shorten(alt, limits.fileAlt) }),
    }),
  );
  if (!url || !id) throw new Error('Slack gave no address to upload to.');
  await callSlack(() => workspace.sendBytes(url, bytes));
  await callSlack(() =>
    client.files.completeUploadExternal({
      files: [{ id, title: name }],
      ...(share && {
        channel_id: share.channel,
        ...(share.threadTs && { thread_ts: share.threadTs }),
        ...(share.comment && { initial_comment: share.comment }),
      }),
    } as Parameters<typeof client.files.completeUploadExternal>[0]),
  );
  return id;
}
