/** The text of a file as people's programs save it: UTF-8, UTF-16 in either order of bytes, else Windows-1252, which Excel still writes. */
export async function readText(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new TextDecoder(detectEncoding(bytes)).decode(bytes);
}

/** Detects the encoding of a file by the rule that the server uses for files. */
function detectEncoding(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 4_096);
  const zeros = [0, 0];
  for (const [index, byte] of start.entries()) if (byte === 0) zeros[index % 2] += 1;
  if (zeros[1] > start.length / 5 && zeros[0] * 4 < zeros[1]) return 'utf-16le';
  if (zeros[0] > start.length / 5 && zeros[1] * 4 < zeros[0]) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The bytes of a file in base64. */
export async function readBase64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(binary);
}

/** Tells whether a file is packed, as workbooks are, and so has no text. */
export async function isPacked(file) {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return [0x50, 0x4b, 3, 4].every((sign, at) => start[at] === sign);
}
