import { readFileSync } from 'node:fs';
import { create, type Font, type GlyphRun } from 'fontkit';
import { LRUCache } from 'lru-cache';
import { fontFiles } from '#src/charts/font.ts';

/** Words come again from document to document. */
const mostWords = 10_000;

/** Reads a font for all documents: reading one takes longer than setting two pages with it, and so does shaping the same words again and again. */
export function readFont(weight: keyof typeof fontFiles): Font {
  const font = create(readFileSync(fontFiles[weight]));
  if (!('characterSet' in font)) throw new TypeError('Font collections (.ttc) are not supported.');
  // A glyph keeps the character it was first asked for. One that is first met as a part of another, as the o of ő, would keep none, and could not be read back.
  for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint);
  const shape = font.layout.bind(font);
  const shaped = new LRUCache<string, GlyphRun>({ max: mostWords });
  font.layout = (text, ...features) => {
    if (features.some((each) => each !== undefined)) return shape(text, ...features);
    const known = shaped.get(text);
    const run = known ?? shape(text);
    if (!known) shaped.set(text, run);
    // Whoever gets a run scales its positions in place.
    const own: GlyphRun = Object.create(Object.getPrototypeOf(run));
    return Object.assign(own, run, { positions: run.positions.map((each) => ({ ...each })) });
  };
  return font;
}
