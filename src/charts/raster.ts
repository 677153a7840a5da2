import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fontFiles, measure } from './font.ts';

type Sharp = typeof import('sharp').default;

/** Width of every PNG in pixels. */
export const rasterWidth = 1500;

/** Turns an SVG into a PNG, off the main thread; the same text asked for twice at a time is drawn once. */
export type Raster = (svg: string) => Promise<Buffer>;

const underWay = new Map<string, Promise<Buffer>>();
let loading: Promise<Sharp> | null = null;

export const raster: Raster = (svg) => {
  let result = underWay.get(svg);
  if (!result) {
    result = render(svg).finally(() => underWay.delete(svg));
    underWay.set(svg, result);
  }
  return result;
};

async function render(svg: string): Promise<Buffer> {
  loading ??= loadSharp();
  const sharp = await loading;
  const width = Number(/<svg[^>]* width="([\d.]+)"/.exec(svg)?.[1] ?? rasterWidth);
  // A density at which the drawing comes out at the width wanted: the text is drawn sharp, not enlarged.
  const image = sharp(Buffer.from(svg), { density: (72 * rasterWidth) / width }).resize({ width: rasterWidth });
  return image
    .flatten({ background: '#ffffff' })
    .png({ palette: true, quality: 95, effort: 4, compressionLevel: 9 })
    .toBuffer();
}

/** fontconfig reads its configuration once, at the first text drawn: it must be named before sharp is loaded. */
async function loadSharp(): Promise<Sharp> {
  process.env.FONTCONFIG_FILE = writeFontConfig();
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/** Only the two weights that are measured; the machine's own fonts stand in for letters they lack (Arabic, Hebrew, …). */
function writeFontConfig(): string {
  const directory = join(tmpdir(), `causeway-fonts-${process.getuid?.() ?? 'user'}`);
  mkdirSync(join(directory, 'cache'), { recursive: true });
  const file = join(directory, 'fonts.conf');
  const directories = [...Object.values(fontFiles).map((path) => dirname(path)), '/usr/share/fonts'].filter((path) =>
    existsSync(path),
  );
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${directories.map((path) => `<dir>${path}</dir>`).join('')}<cachedir>${join(directory, 'cache')}</cachedir></fontconfig>`,
  );
  return file;
}

/** Draws "ΚΣκåł" in both weights and measures its ink; throws a sentence when the fonts are missing, because text would be blank or boxes. */
export async function selfTest(): Promise<void> {
  loading ??= loadSharp();
  const sharp = await loading;
  const text = 'ΚΣκåł';
  for (const weight of [400, 700] as const) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="120"><text x="40" y="80" font-family="Noto Sans" font-size="60" font-weight="${weight}">${text}</text></svg>`;
    const { data, info } = await sharp(Buffer.from(svg))
      .extractChannel('alpha')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const columns = Array.from({ length: info.width }, (_, x) =>
      data.some((value, i) => i % info.width === x && value > 127),
    );
    const drawn = columns.lastIndexOf(true) - columns.indexOf(true);
    const expected = measure(text, 60, weight);
    if (Math.abs(drawn - expected) > expected * 0.08) {
      throw new Error(
        `Pictures would come out without readable text: the font Noto Sans (weight ${weight}) cannot be drawn. Run npm install again, and check that the directory ${dirname(fontFiles[weight])} can be read.`,
      );
    }
  }
}
