import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fontFiles, measure } from './font.ts';
import { escapeXml } from './text.ts';

type Sharp = typeof import('sharp').default;

/** Width of every PNG in pixels. */
export const rasterWidth = 1320;

/** Turns an SVG into a PNG, off the main thread; the same text asked for twice at a time is drawn once. */
export type Raster = (svg: string) => Promise<Buffer>;

const underWay = new Map<string, Promise<Buffer>>();
let loading: Promise<Sharp> | null = null;

/** PNG by sharp, 1,320 px wide. */
export const raster: Raster = (svg) => {
  let result = underWay.get(svg);
  if (!result) {
    result = inTurn(() => render(svg)).finally(() => underWay.delete(svg));
    underWay.set(svg, result);
  }
  return result;
};

// Memory stayed level over 1,000 pictures two at a time, and kept growing with four.
const maxAtOnce = 2;
const waiting: (() => void)[] = [];
let busy = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= maxAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy++;
  try {
    return await work();
  } finally {
    // The place goes straight to the next in line, so that nobody slips in between.
    const next = waiting.shift();
    if (next) next();
    else busy--;
  }
}

async function render(svg: string): Promise<Buffer> {
  loading ??= loadSharp(fontDirectories);
  const sharp = await loading;
  const width = Number(/<svg[^>]* width="([\d.]+)"/.exec(svg)?.[1] ?? rasterWidth);
  // A density at which the drawing comes out at the width wanted: the text is drawn sharp, not enlarged.
  const image = sharp(Buffer.from(svg), { density: (72 * rasterWidth) / width }).resize({ width: rasterWidth });
  return image.flatten({ background: '#ffffff' }).png({ compressionLevel: 6 }).toBuffer();
}

/** fontconfig reads its configuration once, at the first text drawn: it must be named before sharp is loaded. */
async function loadSharp(directories: readonly string[]): Promise<Sharp> {
  process.env.FONTCONFIG_FILE = writeFontConfig(directories);
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/** The two weights that are measured, then the machine's own fonts for letters these lack (Arabic, Hebrew, …). */
const fontDirectories = [...Object.values(fontFiles).map((file) => dirname(file)), '/usr/share/fonts'];

function writeFontConfig(directories: readonly string[]): string {
  const home = mkdtempSync(join(tmpdir(), 'causeway-fonts-'));
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  const entries = directories.filter((path) => existsSync(path)).map((path) => `<dir>${escapeXml(path)}</dir>`);
  const file = join(home, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${entries.join('')}<cachedir>${escapeXml(join(home, 'cache'))}</cachedir></fontconfig>`,
  );
  return file;
}

/**
 * Draws "ΚΣκåł" in both weights and measures its ink against the font's own widths. Throws a sentence when the fonts are missing: every
 * text would be blank, boxes, or in a font whose widths nobody measured.
 */
export async function selfTest(directories: readonly string[] = fontDirectories): Promise<void> {
  loading ??= loadSharp(directories);
  const sharp = await loading;
  const text = 'ΚΣκåł';
  for (const weight of [400, 700] as const) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="120"><text x="40" y="80" font-family="Noto Sans" font-size="60" font-weight="${weight}">${text}</text></svg>`;
    const { data, info } = await sharp(Buffer.from(svg))
      .extractChannel('alpha')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const inked = Array.from(data.keys())
      .filter((i) => (data[i] ?? 0) > 127)
      .map((i) => i % info.width);
    const drawn =
      inked.reduce((most, x) => Math.max(most, x), 0) - inked.reduce((least, x) => Math.min(least, x), info.width);
    const expected = measure(text, 60, weight);
    if (Math.abs(drawn - expected) > expected * 0.08) {
      throw new Error(
        `Pictures would come out without readable text: the font Noto Sans (weight ${weight}) cannot be drawn. Run npm install again, and check that the directory ${dirname(fontFiles[weight])} can be read.`,
      );
    }
  }
}
