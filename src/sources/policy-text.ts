import { decodeText } from '#src/core/decode-text.ts';
import { openFile } from './open-file.ts';
import { inOnePiece, SourceError } from './source.ts';

/** Many times the largest edition of an index. */
const mostBytes = 16_000_000;

/** The text of a file of a policy index, unpacked if it is a gzip. @throws SourceError that says what the file is where it is no text, or too large */
export async function readPolicyText(content: Uint8Array): Promise<string> {
  const { pieces } = await openFile(inOnePiece(content));
  const taken: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > mostBytes)
      throw new SourceError(
        `The file is larger than ${mostBytes / 1_000_000} MB when it is unpacked, as no edition of an index is. Nothing was taken.`,
      );
    taken.push(piece);
  }
  const bytes = Buffer.concat(taken);
  const other = kinds.find(([start]) => bytes.toString('latin1', 0, start.length) === start)?.[1];
  if (other) throw new SourceError(`This is ${other}, not a table or JSON of an index.`);
  return decodeText(bytes);
}

const kinds = [
  ['\x1f\x8b', 'a compressed file (gzip) inside another'],
  ['PK\x03\x04', 'a spreadsheet or a zip file'],
  ['%PDF', 'a PDF'],
] as const;
