import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { beforeAll, expect, test } from 'vitest';
import { draw } from '#src/charts/draw.ts';
import { raster, selfTest } from '#src/charts/raster.ts';
import { samples } from './samples.ts';

/**
 * Every kind of picture looks as it did when somebody looked at it. After a change that is meant: STORE_PICTURES=1 npx vitest run
 * test/charts/pixels.test.ts, then look at what changed.
 */
const folder = new URL('stored/', import.meta.url);
const width = 440;
/** Of a hundred pixels: letters are drawn a little differently from one version of the rasteriser to the next. */
const mostDifferent = 0.2;

const names = samples.map(({ type }, i) => {
  const before = samples.slice(0, i).filter((each) => each.type === type).length;
  return `${type}${before > 0 ? before + 1 : ''}`;
});

beforeAll(async () => selfTest());

test.each(samples.map((spec, i) => [names[i] ?? '', spec] as const))('%s looks as it is stored', async (name, spec) => {
  const { default: sharp } = await import('sharp');
  const image = sharp(await raster(draw(spec).svg)).resize({ width });
  const file = new URL(`${name}.png`, folder);
  if (process.env.STORE_PICTURES) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, await image.clone().png({ palette: true, colours: 64, effort: 10 }).toBuffer());
  }
  const pixels = async (of: typeof image) => of.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const [drawn, stored] = await Promise.all([pixels(image), pixels(sharp(readFileSync(file)))]);
  expect([drawn.info.width, drawn.info.height]).toEqual([stored.info.width, stored.info.height]);
  const different = pixelmatch(drawn.data, stored.data, undefined, stored.info.width, stored.info.height, {
    threshold: 0.2,
  });
  expect((100 * different) / (stored.info.width * stored.info.height)).toBeLessThan(mostDifferent);
});
