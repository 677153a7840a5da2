import type { SaidFile } from '#src/core/event.ts';
import { listOf, textOf } from '#src/core/untyped.ts';
import { callSlack, isSlackError } from '../api/call.ts';
import type { Workspace } from '../api/workspace.ts';

/** What is fetched of one message: nobody passes on more. */
const largestBytes = 10_000_000;
const mostFiles = 10;
/** All of them together: what is said next waits behind them. */
const withinMs = 20_000;

/** Fetches the files of a message that may belong to a conversation; one that is too large or cannot be had comes without content. */
export async function readSaidFiles(workspace: Workspace, files: unknown): Promise<SaidFile[]> {
  const read: SaidFile[] = [];
  const signal = AbortSignal.timeout(withinMs);
  let left = largestBytes;
  for (const { name, title, size: told, url_private_download: download, url_private: shown } of listOf(files)) {
    const size = typeof told === 'number' ? told : 0;
    const url = textOf(download) || textOf(shown);
    const isWanted = url !== '' && size <= left && read.length < mostFiles;
    const bytes = isWanted ? await readOrNothing(workspace, url, { largest: left, signal }) : null;
    left -= bytes?.byteLength ?? 0;
    read.push({
      ...{ name: textOf(name) || textOf(title) || 'file', size },
      content: bytes && Buffer.from(bytes).toString('base64'),
    });
  }
  return read;
}

async function readOrNothing(
  workspace: Workspace,
  url: string,
  limits: { largest: number; signal: AbortSignal },
): Promise<Uint8Array | null> {
  if (limits.signal.aborted) return null;
  try {
    return await callSlack(() => workspace.readBytes(url, limits), { repeatable: false });
  } catch (error) {
    if (isSlackError(error)) return null;
    throw error;
  }
}
