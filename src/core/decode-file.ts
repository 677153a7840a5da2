import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { decodeText } from './decode-text.ts';
import type { FileValue } from './form.ts';

const unpack = promisify(gunzip);
/** What a packed file may hold, in bytes. */
const largestBytes = 32_000_000;

/** Returns an attached file with its bytes. */
export function bytesFile(name: string, mediaType: string, bytes: Uint8Array): FileValue {
  return { name, mediaType, content: Buffer.from(bytes).toString('base64'), encoding: 'base64' };
}

/**
 * Returns an attached file as text; a workbook, which has none, with its bytes. One packed as gzip is unpacked, and its name loses its ending; where that fails, or it holds more than 32 MB, it stays as it is,
 * and whoever reads it says so.
 */
export async function decodeFile(name: string, mediaType: string, bytes: Uint8Array): Promise<FileValue> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4)
    return bytesFile(name, mediaType, bytes);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const content = await unpack(bytes, { maxOutputLength: largestBytes }).catch(() => null);
    if (content) return { name: name.replace(/\.gz$/i, ''), mediaType, content: decodeText(content) };
  }
  return { name, mediaType, content: decodeText(bytes) };
}
