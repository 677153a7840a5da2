/** Tells whether a file begins with these bytes. */
export const startsWith = (bytes: Uint8Array, ...signs: number[]) => signs.every((sign, at) => bytes[at] === sign);

/** Tells whether a file is packed as workbooks are. */
export const isWorkbook = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b);
