import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { darken } from './darken.ts';
import { draw, drawingVersion, pictureTypes } from './draw.ts';
import { drawKept } from './kept-drawings.ts';
import { type Raster, raster, rasterWidth } from './raster.ts';
import type { PictureSpec } from './spec.ts';

/** The data of a picture in a message: block { type: 'picture', key, alt, width, height }. Sizes are those of the PNG, in pixels. */
export interface Picture {
  readonly key: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** The store in which specs and finished PNGs outlive the process. */
export interface PictureStore {
  load(key: string): Promise<{ spec: PictureSpec; png: Buffer | null } | null>;
  save(picture: Picture & { spec: PictureSpec }): Promise<void>;
  savePng(key: string, png: Buffer): Promise<void>;
  /** Sent in a message now: it outlives what only pages showed. */
  keep(keys: readonly string[]): Promise<void>;
}

export interface Pictures {
  /** Names a picture and remembers its spec; nothing is rasterised. Synchronous and, for a spec already known, a matter of microseconds. Do not change a spec afterwards. */
  add(spec: PictureSpec): Picture;
  /** The PNG, drawn once and then kept; null when no such picture was ever added, or was never drawn and is of a kind that is no more. */
  read(key: string): Promise<Buffer | null>;
  /** The same for a dark page: drawn when it is asked for, and kept in memory alone. */
  readDark(key: string): Promise<Buffer | null>;
  /** The drawing for a page; null as with `read`. */
  svg(key: string): Promise<string | null>;
  /** Says that these are sent in a message: they are kept as long as messages are looked up, and not as briefly as what pages show. */
  keep(keys: readonly string[]): Promise<void>;
  /** Resolves when every added spec is in the store, so that another process can read it; rejects with the first reason if one could not be saved. */
  flush(): Promise<void>;
}

export interface PicturesOptions {
  readonly store: PictureStore;
  /** Told when a finished PNG could not be stored, which harms no one who waits for it. */
  readonly onStoreError?: (error: unknown) => void;
  readonly maxSpecs?: number;
  readonly maxPngBytes?: number;
  readonly raster?: Raster;
}

interface Known {
  readonly picture: Picture;
  readonly spec: PictureSpec;
}

/** The pictures of all regions' profiles and of what is asked in between; a spec takes a few kilobytes. */
const mostSpecs = 2_000;
/** Some 1,500 pictures: what a day's busiest hours show again and again. */
const mostPngBytes = 64 * 1024 * 1024;

/** Keys have no point. */
const darkKey = (key: string) => `${key}.dark`;

export function createPictures(options: PicturesOptions): Pictures {
  const { store, onStoreError = () => {} } = options;
  const toPng = options.raster ?? raster;
  const maxSpecs = options.maxSpecs ?? mostSpecs;
  const bySpec = new WeakMap<PictureSpec, Known>();
  const byJson = new LRUCache<string, Known>({ max: maxSpecs });
  const byKey = new LRUCache<string, Known>({ max: maxSpecs });
  const pngs = new LRUCache<string, Buffer>({
    maxSize: options.maxPngBytes ?? mostPngBytes,
    sizeCalculation: (png) => Math.max(1, png.length),
  });
  const kept = new LRUCache<string, true>({ max: maxSpecs });
  const reading = new Map<string, Promise<Buffer | null>>();
  const unsaved = new Map<string, { known: Known; saving: Promise<void> | null }>();

  function remember(json: string): Known {
    const same = byJson.get(json);
    if (same) return same;
    const spec: PictureSpec = JSON.parse(json);
    const { alt, width, height } = draw(spec);
    const key = createHash('sha256').update(`${drawingVersion}\n${json}`).digest('base64url').slice(0, 22);
    const size = { width: rasterWidth, height: Math.round((height * rasterWidth) / width) };
    const known = { picture: { key, alt, ...size }, spec };
    byJson.set(json, known);
    byKey.set(key, known);
    save(key, known);
    return known;
  }

  function save(key: string, known: Known): Promise<void> {
    const saving = store.save({ ...known.picture, spec: known.spec }).then(
      () => void unsaved.delete(key),
      (error: unknown) => {
        // Kept, so that the next flush or the next add tries again.
        unsaved.set(key, { known, saving: null });
        throw error;
      },
    );
    saving.catch(() => {});
    unsaved.set(key, { known, saving });
    return saving;
  }

  async function find(key: string): Promise<{ spec: PictureSpec; png: Buffer | null } | null> {
    const known = byKey.get(key) ?? unsaved.get(key)?.known;
    const loaded = await store.load(key);
    if (loaded && loaded.png === null && !pictureTypes.has(loaded.spec.type)) return null;
    return loaded ?? (known ? { spec: known.spec, png: null } : null);
  }

  async function renderDark(key: string): Promise<Buffer | null> {
    const spec = byKey.get(key)?.spec ?? (await find(key))?.spec;
    if (!spec || !pictureTypes.has(spec.type)) return null;
    const png = await toPng(darken(draw(spec).svg));
    pngs.set(darkKey(key), png);
    return png;
  }

  /** Returns what is in memory, or else what `make` gives, once for all who wait for it. */
  async function once(key: string, make: (key: string) => Promise<Buffer | null>, kept = key): Promise<Buffer | null> {
    const png = pngs.get(kept);
    if (png) return png;
    const result = reading.get(kept) ?? make(key).finally(() => reading.delete(kept));
    reading.set(kept, result);
    return result;
  }

  async function render(key: string): Promise<Buffer | null> {
    const found = await find(key);
    if (!found) return null;
    if (found.png) {
      pngs.set(key, found.png);
      return found.png;
    }
    const png = await toPng(draw(found.spec).svg);
    pngs.set(key, png);
    // The spec's row first: a PNG is written into it.
    await unsaved.get(key)?.saving?.catch(() => {});
    await store.savePng(key, png).catch(onStoreError);
    return png;
  }

  return {
    add(spec) {
      const known = bySpec.get(spec) ?? remember(JSON.stringify(spec));
      bySpec.set(spec, known);
      const { key } = known.picture;
      if (unsaved.get(key)?.saving === null) save(key, known);
      return known.picture;
    },

    read: (key) => once(key, render),

    readDark: (key) => once(key, renderDark, darkKey(key)),

    async svg(key) {
      const known = byKey.get(key) ?? (await find(key));
      return known && pictureTypes.has(known.spec.type) ? drawKept(known.spec) : null;
    },

    async keep(keys) {
      const fresh = keys.filter((key) => !kept.has(key));
      if (fresh.length === 0) return;
      // Their rows first: what is kept is written into them.
      await Promise.all(fresh.map((key) => unsaved.get(key)?.saving));
      await store.keep(fresh);
      for (const key of fresh) kept.set(key, true);
    },

    async flush() {
      await Promise.all([...unsaved].map(([key, { known, saving }]) => saving ?? save(key, known)));
    },
  };
}
