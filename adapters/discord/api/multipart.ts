import { randomBytes } from 'node:crypto';
import type { UploadedFile } from '../encode/blocks.ts';

/**
 * A request's body and files as the bytes of a form. Written here because what the platform's FormData and Blob hold lies outside the heap,
 * where a flood of pictures piled up to gigabytes before it was freed.
 */
export function encodeMultipart(body: unknown, files: UploadedFile[]): { bytes: Buffer; contentType: string } {
  const boundary = `causeway-${randomBytes(16).toString('hex')}`;
  const parts: (string | Uint8Array)[] = [];
  for (const [index, { name, mediaType, bytes }] of files.entries())
    parts.push(
      `--${boundary}\r\ncontent-disposition: form-data; name="files[${index}]"; filename="${escapeName(name)}"\r\ncontent-type: ${mediaType.replace(/[^\x20-\x7e]/g, '')}\r\n\r\n`,
      bytes,
      '\r\n',
    );
  if (body !== undefined)
    parts.push(
      `--${boundary}\r\ncontent-disposition: form-data; name="payload_json"\r\n\r\n${JSON.stringify(body)}\r\n`,
    );
  parts.push(`--${boundary}--\r\n`);
  return {
    bytes: Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}

/** As browsers write names (HTML, multipart/form-data encoding). */
function escapeName(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}
