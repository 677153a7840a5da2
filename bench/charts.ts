import { draw } from '#src/charts/draw.ts';
import { createPictures } from '#src/charts/pictures.ts';
import { raster, rasterWidth, selfTest } from '#src/charts/raster.ts';
import type { PictureSpec } from '#src/charts/spec.ts';
import { samples } from '#test/charts/samples.ts';

const pictures = 300;
const atOnce = 4;

/** Prints the cost of a drawing, a PNG and a picture named again, and what 300 pictures leave in memory. */
export async function run(print: (line: string) => void): Promise<void> {
  await selfTest();
  for (const spec of samples) {
    const svgMs = await time(100, () => draw(spec));
    const { svg } = draw(spec);
    const pngMs = await time(100, () => raster(svg));
    print(
      `charts  ${spec.type.padEnd(9)} SVG ${ms(svgMs, 0.5)} ms  PNG p50 ${ms(pngMs, 0.5)} p99 ${ms(pngMs, 0.99)} ms  ${Math.round((await raster(svg)).length / 1024)} KiB`,
    );
  }

  const ratios: number[] = [];
  for (const spec of samples) {
    const { svg } = draw(spec);
    const [ours, alone] = await timeBoth(40, () => raster(draw(spec).svg), await rasterAlone(svg));
    // The quickest tenth: what a busy machine adds to some runs belongs to neither.
    ratios.push(at(ours, 0.1) / at(alone, 0.1));
  }
  print(
    `charts  a picture warm ÷ the rasteriser alone: ${ratios.map((ratio, i) => `${samples[i]?.type} ${ratio.toFixed(2)}`).join(', ')}; worst ${Math.max(...ratios).toFixed(2)} (aim 1.2)`,
  );

  const shared = createPictures({
    store: { load: async () => null, save: async () => {}, savePng: async () => {}, keep: async () => {} },
  });
  const start = performance.now();
  const names = 20_000;
  for (let i = 0; i < names; i++) shared.add({ ...(samples[i % samples.length] as PictureSpec) });
  print(`charts  naming a known picture ${(((performance.now() - start) * 1000) / names).toFixed(1)} µs`);

  const before = process.memoryUsage().rss;
  const began = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < pictures) {
      const spec = samples[next % samples.length] as PictureSpec;
      await raster(draw({ ...spec, title: `${spec.title} ${next++}` }).svg);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - began) / 1000;
  const grown = (process.memoryUsage().rss - before) / 1024 / 1024;
  print(
    `charts  ${pictures} pictures, ${atOnce} at once: ${(pictures / seconds).toFixed(1)} a second, memory +${grown.toFixed(0)} MiB`,
  );
}

/** What the library does by itself with a finished drawing: the least that any picture costs. */
async function rasterAlone(svg: string): Promise<() => Promise<Buffer>> {
  const { default: sharp } = await import('sharp');
  const input = Buffer.from(svg);
  const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
  return () =>
    sharp(input, { density: (72 * rasterWidth) / width })
      .resize({ width: rasterWidth })
      .flatten({ background: '#ffffff' })
      .png({ compressionLevel: 6 })
      .toBuffer();
}

/** Sorted durations of two kinds of work done in turn, so that what else the machine does slows both. */
async function timeBoth(rounds: number, first: () => unknown, second: () => unknown): Promise<[number[], number[]]> {
  const durations: [number[], number[]] = [[], []];
  for (let i = 0; i < rounds + 3; i++)
    for (const [n, work] of [first, second].entries()) {
      const start = performance.now();
      await work();
      if (i >= 3) durations[n]?.push(performance.now() - start);
    }
  for (const each of durations) each.sort((a, b) => a - b);
  return durations;
}

/** Sorted durations in milliseconds, after three unmeasured runs. */
async function time(rounds: number, work: () => unknown): Promise<number[]> {
  for (let i = 0; i < 3; i++) await work();
  const durations: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    await work();
    durations.push(performance.now() - start);
  }
  return durations.sort((a, b) => a - b);
}

function ms(sorted: readonly number[], share: number): string {
  return at(sorted, share).toFixed(1);
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
