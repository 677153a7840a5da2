import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Weight = 400 | 700;

/** The TTF of each weight; only these two are known to the rasteriser. */
export const fontFiles: Readonly<Record<Weight, string>> = (() => {
  const { resolve } = createRequire(import.meta.url);
  return {
    400: resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    700: resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  };
})();

const advances: Partial<Record<Weight, Float32Array>> = {};

/** Returns whether the font has a glyph for a sign. */
export function hasGlyph(character: string): boolean {
  return (advancesOf(400)[character.codePointAt(0) ?? 0] ?? -1) >= 0;
}

/** Width of a line of text in pixels. Kerning is left out (under 1 %); a character the font lacks counts as wide as "m". */
export function measure(text: string, size: number, weight: Weight = 400): number {
  const table = advancesOf(weight);
  let em = 0;
  for (const character of text) {
    const advance = table[character.codePointAt(0) ?? 0];
    em += advance === undefined || advance < 0 ? 0.92 : advance;
  }
  return em * size;
}

function advancesOf(weight: Weight): Float32Array {
  advances[weight] ??= readAdvances(readFileSync(fontFiles[weight]));
  return advances[weight];
}

/** Advance by code point of the Basic Multilingual Plane in em, −1 where the font has no glyph. Reads head, hhea, hmtx and cmap format 4. */
function readAdvances(font: Buffer): Float32Array {
  const table = (tag: string) => {
    for (let i = 0; i < font.readUInt16BE(4); i++) {
      const record = 12 + i * 16;
      if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
    }
    throw new Error(`The font has no ${tag} table.`);
  };
  const unitsPerEm = font.readUInt16BE(table('head') + 18);
  const metrics = font.readUInt16BE(table('hhea') + 34);
  const hmtx = table('hmtx');
  const advanceOf = (glyph: number) => font.readUInt16BE(hmtx + Math.min(glyph, metrics - 1) * 4) / unitsPerEm;

  const cmap = table('cmap');
  let subtable = 0;
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const offset = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    if (font.readUInt16BE(offset) === 4) subtable = offset;
  }
  if (subtable === 0) throw new Error('The font has no cmap subtable of format 4.');

  const result = new Float32Array(0x10000).fill(-1);
  const segments = font.readUInt16BE(subtable + 6) / 2;
  const [ends, starts] = [subtable + 14, subtable + 16 + segments * 2];
  const [deltas, offsets] = [starts + segments * 2, starts + segments * 4];
  for (let i = 0; i < segments; i++) {
    const rangeOffset = font.readUInt16BE(offsets + i * 2);
    const start = font.readUInt16BE(starts + i * 2);
    for (let code = start; code <= font.readUInt16BE(ends + i * 2); code++) {
      const at = offsets + i * 2 + rangeOffset + (code - start) * 2;
      const raw = rangeOffset === 0 ? code : font.readUInt16BE(at);
      const glyph = rangeOffset !== 0 && raw === 0 ? 0 : (raw + font.readUInt16BE(deltas + i * 2)) & 0xffff;
      if (glyph !== 0) result[code] = advanceOf(glyph);
    }
  }
  return result;
}
