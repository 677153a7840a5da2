import type { CacheFill, Seen } from './server.ts';

const mb = 2 ** 20;
/** Caches fill and code is compiled in the beginning; from here on no more is taken, beside what bounded caches take. */
const warmAt = 40;
const mayGrow = 1.15;
const mayGrowMb = 16;

/** A line for each look, by hundredths of all bodies, and one for each cache that grew after the server was warm. */
export function describeMemory(memory: ReadonlyMap<number, Seen>): string[] {
  const looks = [...memory].sort(([left], [right]) => left - right);
  const [warm, last] = [memory.get(warmAt), memory.get(100)];
  const grown = Object.entries(last?.caches ?? {}).filter(
    ([file, fill]) => fill.entries > (warm?.caches[file]?.entries ?? 0),
  );
  return [
    ...looks.map(
      ([at, seen]) =>
        `memory      ${String(at).padStart(3)} %: ${inMb(seen.live)} mb live (${inMb(cachedBytes(seen))} in caches bounded by bytes, ${inMb(withoutCached(seen))} beside them; ${inMb(seen.buffers)} are buffers), ${inMb(seen.rss)} in all`,
    ),
    ...grown.map(([file, fill]) => `cache       ${file}: ${describeFill(warm?.caches[file])} → ${describeFill(fill)}`),
  ];
}

/** Says how memory grew beside what bounded caches hold; null where it is flat. */
export function describeGrowth(memory: ReadonlyMap<number, Seen>): string | null {
  const [warm, last] = [memory.get(warmAt), memory.get(100)];
  if (!warm || !last) return 'memory could not be looked at to the end';
  const isFlat = withoutCached(last) <= withoutCached(warm) * mayGrow + mayGrowMb * mb;
  return isFlat
    ? null
    : `memory grows: ${inMb(withoutCached(warm))} mb live beside caches at ${warmAt} %, ${inMb(withoutCached(last))} mb at the end`;
}

const cachedBytes = ({ caches }: Seen) => Object.values(caches).reduce((sum, { bytes }) => sum + bytes, 0);
const withoutCached = (seen: Seen) => seen.live - cachedBytes(seen);
const inMb = (bytes: number) => Math.round(bytes / mb);

function describeFill(fill: CacheFill | undefined): string {
  if (!fill) return 'nothing';
  const { entries, most, bytes, mostBytes } = fill;
  return `${entries}${most > 0 ? ` of ${most}` : ''} entries${mostBytes > 0 ? `, ${inMb(bytes)} of ${inMb(mostBytes)} mb` : ''}`;
}
