/** Reads "12", "-1.5" or "12,5"; null where it is no number. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace(/%$/, '').trim().replace(',', '.');
  return /^-?\d{1,12}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}
