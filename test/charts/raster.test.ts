import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { draw } from '#src/charts/draw.ts';
import { raster, selfTest } from '#src/charts/raster.ts';
import { samples } from './samples.ts';

const sharp = async () => {
  await selfTest();
  return (await import('sharp')).default;
};

test.each(samples.map((spec) => [spec.type, spec] as const))(
  'a %s becomes a PNG of 1,320 px with ink',
  async (_, spec) => {
    const drawing = draw(spec);
    const png = await raster(drawing.svg);
    const image = (await sharp())(png);
    const { format, width, height } = await image.metadata();
    expect([format, width, height]).toEqual(['png', 1320, drawing.height * 3]);
    const { channels } = await image.stats();
    expect(channels[0]?.min).toBeLessThan(60);
    expect(channels[0]?.max).toBe(255);
  },
);

test('the same drawing asked for at once is drawn once', async () => {
  const { svg } = draw(samples[0] as (typeof samples)[number]);
  expect(raster(svg)).toBe(raster(svg));
  expect((await raster(svg)).equals(await raster(svg))).toBe(true);
});

test('an SVG that is none is refused, and many of them keep nobody from their turn', async () => {
  const refused = await Promise.allSettled(Array.from({ length: 12 }, (_, i) => raster(`no svg ${i}`)));
  expect(refused.map(({ status }) => status)).toEqual(new Array(12).fill('rejected'));
  const svg = (n: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="${n + 1}"/>`;
  const pngs = await Promise.all(Array.from({ length: 8 }, (_, n) => raster(svg(n))));
  expect(pngs.map((png) => png.readUInt32BE(20))).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((height) => height * 132));
});

test('the fonts pass their test, and a directory without them fails it in words', async () => {
  await selfTest();
  // fontconfig reads its configuration once a process, so the wrong one needs a process of its own.
  const empty = mkdtempSync(join(tmpdir(), 'no-fonts-'));
  const program = `import { selfTest } from '#src/charts/raster.ts';
    await selfTest([${JSON.stringify(empty)}]).then(() => console.log('passed'), (error) => console.log(error.message));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: process.cwd(),
  });
  expect(stdout).toContain('Pictures would come out without readable text: the font Noto Sans');
});
