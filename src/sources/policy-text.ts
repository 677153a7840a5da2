import { decodeText } from '#src/core/decode-text.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { openFile } from './open-file.ts';
import { inOnePiece, SourceError } from './source.ts';

const { source: texts } = operatorTexts;

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
      throw new SourceError(texts.policyIndex.tooLarge({ megabytes: String(mostBytes / 1_000_000) }));
    taken.push(piece);
  }
  const bytes = Buffer.concat(taken);
  const other = kinds.find(([start]) => bytes.toString('latin1', 0, start.length) === start)?.[1];
  if (other) throw new SourceError(texts.policyIndex.otherKind({ kind: other }));
  return decodeText(bytes);
}

const kinds = [
  ['\x1f\x8b', texts.kinds.gzip],
  ['PK\x03\x04', texts.kinds.zip],
  ['%PDF', texts.kinds.pdf],
] as const;
