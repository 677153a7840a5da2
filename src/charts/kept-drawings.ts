import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { draw } from './draw.ts';
import type { PictureSpec } from './spec.ts';

/** Some 200 maps with dots: those of the start page and of the choices that readers of `/experiences/map` make. */
const mostBytes = 16 * 1024 * 1024;

const drawn = new LRUCache<string, string>({ maxSize: mostBytes, sizeCalculation: (svg) => svg.length });

/**
 * The SVG of a spec, kept for the next reader: drawing a map takes some tens of milliseconds. A spec holds all that is drawn, so other data are
 * another drawing.
 */
export function drawKept(spec: PictureSpec): string {
  const key = createHash('sha256').update(JSON.stringify(spec)).digest('base64url');
  const before = drawn.get(key);
  if (before !== undefined) return before;
  const { svg } = draw(spec);
  drawn.set(key, svg);
  return svg;
}
