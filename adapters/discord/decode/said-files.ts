import type { GatewayMessageCreateDispatchData } from 'discord-api-types/v10';
import type { SaidFile } from '#src/core/event.ts';
import { listOf, textOf } from '#src/core/untyped.ts';
import type { FetchBytes } from '../api/upload.ts';

/** What is fetched of one message: nobody passes on more. */
const largestBytes = 10_000_000;
const mostFiles = 10;
/** All of them together: what is said next waits behind them. */
const withinMs = 20_000;

/** Fetches the files of a message that may belong to a conversation; one that is too large or cannot be had comes without content. */
export async function readSaidFiles(
  { attachments }: Pick<GatewayMessageCreateDispatchData, 'attachments'>,
  fetchBytes: FetchBytes,
): Promise<SaidFile[]> {
  const read: SaidFile[] = [];
  const signal = AbortSignal.timeout(withinMs);
  let left = largestBytes;
  for (const { filename, title, size: told, url } of listOf(attachments)) {
    const size = typeof told === 'number' ? told : 0;
    const isWanted = size <= left && read.length < mostFiles && !signal.aborted;
    const bytes = isWanted ? await fetchBytes({ url: textOf(url), size, largest: left, signal }) : null;
    left -= bytes?.byteLength ?? 0;
    read.push({
      ...{ name: textOf(filename) || textOf(title) || 'file', size },
      content: bytes && Buffer.from(bytes).toString('base64'),
    });
  }
  return read;
}
