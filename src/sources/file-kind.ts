import { fileTypeFromBuffer } from 'file-type';

/** Tells the media type of a file by its bytes; null where it is none that can be told. */
export async function readFileKind(bytes: Uint8Array): Promise<string | null> {
  return (await fileTypeFromBuffer(bytes))?.mime ?? null;
}
