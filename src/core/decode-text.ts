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
  const other = holdsControls(start) ? detectUtf16(start) : null;
  if (other) return other;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return detectUtf16(start) ?? 'windows-1252';
  }
}

/** Text holds none of the bytes that stand in one half of each sign of a script beside the Latin one: 4 in Cyrillic, 3 in Greek. */
function holdsControls(bytes: Uint8Array): boolean {
  const controls = bytes.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return controls > bytes.length / 10;
}

/** A list in one or two scripts and its signs of punctuation: as many different upper bytes as these, in the right order of bytes. */
const mostUpperBytes = 12;
const noText = /[\p{Cn}\p{Co}\p{Cs}]|(?![\t\n\v\f\r])\p{Cc}/u;

/** The order of bytes in which they are UTF-16 of any script; null if they are none. */
function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const orders = (['utf-16le', 'utf-16be'] as const).map((encoding, index) => ({
    encoding,
    upper: new Set(whole.filter((_, at) => at % 2 !== index)).size,
    // The last sign may be one half of two.
    isText: !noText.test(new TextDecoder(encoding).decode(whole).replace(/\ufffd$/, '')),
  }));
  const [best] = orders
    .filter(({ isText, upper }) => isText && upper <= mostUpperBytes && upper * 3 < whole.length / 2)
    .sort(byUpper);
  return best?.encoding ?? null;
}

const byUpper = (left: { upper: number }, right: { upper: number }) => left.upper - right.upper;
