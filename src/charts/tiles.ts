import { readFileSync } from 'node:fs';

/** A region's hexagon: its place in the grid (odd rows lie half a column to the right), or the name under which it is listed below the map. */
export type Tile = { readonly code: string; readonly country: string } & (
  | { readonly column: number; readonly row: number; readonly inset: null }
  | { readonly inset: string }
);

let tiles: readonly Tile[] | null = null;

/** The layout in data/tiles.csv, read once. */
export function listTiles(): readonly Tile[] {
  tiles ??= parseTiles(readFileSync(new URL('../../data/tiles.csv', import.meta.url), 'utf8'));
  return tiles;
}

function parseTiles(text: string): Tile[] {
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => {
      const [code = '', column, line, inset] = row.split(',');
      const country = code.slice(0, 2);
      return inset
        ? { code, country, inset }
        : { code, country, column: Number(column), row: Number(line), inset: null };
    });
}
