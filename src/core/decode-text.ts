/**
 * The text of a file as people's programs save it: UTF-8, UTF-16 in either order of bytes, with or without a byte order mark, and else
 * Windows-1252, which Excel still writes. Never fails; what is no text comes out as signs.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(detectEncoding(bytes)).decode(bytes);
}

const looked = 4_096;

function detectEncoding(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, looked);
  // Most signs of a European table have a zero for one of their two bytes.
  const zeros = [0, 0];
  for (const [index, byte] of start.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [atEven = 0, atOdd = 0] = zeros;
  if (atOdd > start.length / 5 && atEven * 4 < atOdd) return 'utf-16le';
  if (atEven > start.length / 5 && atOdd * 4 < atEven) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
