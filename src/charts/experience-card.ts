import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { mapColors, mapHeight } from './base-map.ts';
import { frameWidth } from './frame.ts';
import { raster } from './raster.ts';
import { drawShapes } from './region-shapes.ts';
import { label, palette, px } from './svg-parts.ts';
import { cleanSpec, escapeXml, shorten, wrap } from './text.ts';

/** What the picture of an experience says where its address is shown by others: finished text, and the NUTS 2 codes of its region. */
export type ExperienceCard = {
  title: string;
  /** Where it was, what it is about, and how it stands, a line each. */
  lines: readonly string[];
  /** Whose page it is. */
  foot: string;
  codes: readonly string[];
  names: Readonly<Record<string, string>>;
};

/** The size in which others show such pictures: 1.91 to 1. */
export const cardSize = { width: 660, height: 346 };
const inset = 28;
const mapWidth = 250;
const textWidth = cardSize.width - mapWidth - 2 * inset - 18;
const titleSize = 25;
const titleLines = 5;
const accent = '#0b5c74';

/** Draws the card: the title and what it is about beside a map on which its region is filled. */
export function drawCard(card: ExperienceCard): string {
  const { title, lines, foot, codes, names } = cleanSpec(card);
  const { width, height } = cardSize;
  const shapes = drawShapes({
    fills: new Map(codes.map((code) => [code, accent])),
    hatched: new Set(),
    marked: [],
    names,
  });
  const scale = mapWidth / frameWidth;
  const titleRows = wrap(title, textWidth, titleSize, 700, titleLines);
  const top = inset + 24;
  const below = top + titleRows.length * 32 + 6;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'Noto Sans',system-ui,sans-serif">` +
    `<title>${escapeXml(title)}</title><rect width="${width}" height="${height}" fill="${palette.paper}"/><rect width="8" height="${height}" fill="${accent}"/>` +
    titleRows.map((row, i) => label(inset, top + i * 32, row, { size: titleSize, weight: 700 })).join('') +
    lines
      .slice(0, 4)
      .map((text, i) => label(inset, below + i * 23, shorten(text, textWidth, 16), { size: 16, fill: palette.soft }))
      .join('') +
    label(inset, height - 22, shorten(foot, textWidth, 15, 700), { size: 15, weight: 700, fill: accent }) +
    `<rect x="${width - mapWidth - inset}" y="${px((height - mapHeight * scale) / 2)}" width="${mapWidth}" height="${px(mapHeight * scale)}" fill="${mapColors.sea}"/>` +
    `<g transform="translate(${width - mapWidth - inset} ${px((height - mapHeight * scale) / 2)}) scale(${scale.toFixed(4)})">${shapes.svg}</g></svg>`
  );
}

/** Pictures drawn lately, by what they show: nothing on disk outlives the experience. */
const drawn = new LRUCache<string, Buffer>({
  maxSize: 16 * 1024 * 1024,
  sizeCalculation: (png) => Math.max(1, png.length),
});

/** The card as a PNG, 1,320 pixels wide, with the hash of what it shows. */
export async function cardPng(card: ExperienceCard): Promise<{ png: Buffer; hash: string }> {
  const svg = drawCard(card);
  const hash = createHash('sha256').update(svg).digest('base64url').slice(0, 22);
  const before = drawn.get(hash);
  if (before) return { png: before, hash };
  const png = await raster(svg);
  drawn.set(hash, png);
  return { png, hash };
}
