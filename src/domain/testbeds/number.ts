import { readNumber } from '#src/core/read-number.ts';

/** Reads "12", "-1.5", "12,5 %" or "20 000"; null where it is no number, or can be two: "1,500" is a thousand and a half, or one and a half. */
export function parseNumber(text: string): number | null {
  const reading = readNumber(text.trim().replace(/%$/, '').trim());
  return reading.type === 'number' && Math.abs(reading.value) < 1e12 ? reading.value : null;
}

/** Writes a number so that it is read as itself: "1.500" could be read in two ways. */
export function writeNumber(value: number): string {
  const text = String(value);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}
