import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPictures, type PictureStore } from '#src/charts/pictures.ts';
import type { PictureSpec } from '#src/charts/spec.ts';
import { createPictureStore, deleteUnusedPictures } from '#src/store/bot/picture.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { beeswarmSpec, dumbbellSpec, trendSpec } from './samples.ts';

const { sql } = await createTestDatabase();

/** A store that counts what is asked of it. */
function watched(store: PictureStore) {
  const calls = { load: 0, save: 0, savePng: 0, keep: 0 };
  const count = <Name extends keyof PictureStore>(name: Name): PictureStore[Name] =>
    ((...given: [never, never]) => {
      calls[name]++;
      return store[name](...given);
    }) as PictureStore[Name];
  return { store: { load: count('load'), save: count('save'), savePng: count('savePng'), keep: count('keep') }, calls };
}

test('a picture added here can be read by another process, drawn once for all', async () => {
  const here = createPictures({ store: createPictureStore(sql) });
  const { key, alt, width, height } = here.add(dumbbellSpec);
  expect(key).toMatch(/^[\w-]{16,24}$/);
  expect(alt).toContain('Skåne 72.2%');
  await here.flush();

  let drawn = 0;
  const { store, calls } = watched(createPictureStore(sql));
  const raster = async (svg: string) => {
    drawn++;
    return (await import('#src/charts/raster.ts')).raster(svg);
  };
  const there = createPictures({ store, raster });
  const [first, second] = await Promise.all([there.read(key), there.read(key)]);
  expect(first?.subarray(1, 4).toString()).toBe('PNG');
  expect([first?.readUInt32BE(16), first?.readUInt32BE(20)]).toEqual([width, height]);
  expect(second).toBe(first);
  expect(await there.read(key)).toBe(first);
  expect({ drawn, ...calls }).toEqual({ drawn: 1, load: 1, save: 0, savePng: 1, keep: 0 });

  const third = createPictures({
    store: createPictureStore(sql),
    raster: () => Promise.reject(new Error('drawn again')),
  });
  expect((await third.read(key))?.equals(first ?? Buffer.alloc(0))).toBe(true);
  expect(await third.svg(key)).toBe(await here.svg(key));
});

test('the same content has the same key, other content another; an unknown key is null', async () => {
  const pictures = createPictures({ store: createPictureStore(sql) });
  const copy = JSON.parse(JSON.stringify(trendSpec)) as PictureSpec;
  expect(pictures.add(copy)).toBe(pictures.add(trendSpec));
  expect(pictures.add({ ...trendSpec, title: 'Another' }).key).not.toBe(pictures.add(trendSpec).key);
  expect(await pictures.read('nothing')).toBeNull();
  expect(await pictures.svg('nothing')).toBeNull();
  await pictures.flush();
});

test('a kept picture of a kind that is no more is shown as it was drawn, and is unknown where it never was', async () => {
  const former = { ...trendSpec, type: 'former' } as unknown as PictureSpec;
  const kept = (png: Buffer | null): PictureStore => ({
    ...createPictureStore(sql),
    load: async () => ({ spec: former, png }),
  });
  expect(await createPictures({ store: kept(null) }).read('former')).toBeNull();
  expect(await createPictures({ store: kept(null) }).svg('former')).toBeNull();
  expect((await createPictures({ store: kept(Buffer.from('png')) }).read('former'))?.toString()).toBe('png');
});

test('adding returns before the store answers, saves once, and flush waits', async () => {
  const waiting: (() => void)[] = [];
  let saves = 0;
  const store: PictureStore = {
    load: async () => null,
    keep: async () => {},
    save: () =>
      new Promise((resolve) => {
        saves++;
        waiting.push(resolve);
      }),
    savePng: async () => {},
  };
  const pictures = createPictures({ store, raster: async () => Buffer.from('png') });
  for (let i = 0; i < 10_000; i++) pictures.add({ ...beeswarmSpec });
  expect(saves).toBe(1);
  let flushed = false;
  const flushing = pictures.flush().then(() => {
    flushed = true;
  });
  await setImmediate();
  expect(flushed).toBe(false);
  for (const resolve of waiting) resolve();
  await flushing;
  expect(flushed).toBe(true);
});

test('a spec that could not be saved is said by flush, tried again, and readable meanwhile', async () => {
  let failing = true;
  let saves = 0;
  const store: PictureStore = {
    load: async () => null,
    keep: async () => {},
    save: async () => {
      saves++;
      if (failing) throw new Error('the database is away');
    },
    savePng: async () => {
      throw new Error('the database is away');
    },
  };
  const errors: unknown[] = [];
  const pictures = createPictures({
    store,
    raster: async () => Buffer.from('png'),
    onStoreError: (error) => errors.push(error),
  });
  const { key } = pictures.add(trendSpec);
  await expect(pictures.flush()).rejects.toThrow('the database is away');
  expect((await pictures.read(key))?.toString()).toBe('png');
  expect(errors).toHaveLength(1);
  failing = false;
  pictures.add(trendSpec);
  await pictures.flush();
  await pictures.flush();
  expect(saves).toBe(2);
});

test('memory is bounded: old PNGs are read again from the store', async () => {
  const { store, calls } = watched(createPictureStore(sql));
  const pictures = createPictures({ store, maxPngBytes: 10, raster: async () => Buffer.alloc(8) });
  const keys = ['one', 'two'].map((title) => pictures.add({ ...trendSpec, title }).key);
  for (const key of [...keys, ...keys]) expect(await pictures.read(key)).toHaveLength(8);
  expect(calls).toMatchObject({ load: 4, savePng: 2 });
});

test('pictures nobody asked for are forgotten', async () => {
  const pictures = createPictures({ store: createPictureStore(sql) });
  const { key } = pictures.add({ ...trendSpec, title: 'Old' });
  await pictures.flush();
  await sql`update picture set last_used_at = '2026-01-01' where key = ${key}`;
  expect(await deleteUnusedPictures(sql, new Date('2026-01-02'))).toBe(1);
});

test('what is sent in a message is marked as sent once, after it was saved', async () => {
  const { store, calls } = watched(createPictureStore(sql));
  const pictures = createPictures({ store });
  const [shown, sent] = ['Shown', 'Sent'].map((title) => pictures.add({ ...trendSpec, title }).key);
  await pictures.keep([sent ?? '']);
  await pictures.keep([sent ?? '']);
  expect(calls.keep).toBe(1);
  await pictures.flush();
  const rows = await sql`select key, is_sent from picture where key = any(${[shown ?? '', sent ?? '']}::text[])`;
  expect(new Map(rows.map(({ key, isSent }) => [key, isSent]))).toEqual(
    new Map([
      [shown, false],
      [sent, true],
    ]),
  );
});
