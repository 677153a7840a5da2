import { LRUCache } from 'lru-cache';

// Loaded into the server ahead of it: counts what nobody awaited or caught, and tells what memory holds when it is asked.
const seen = { rejections: 0, thrown: 0, pause: { ms: 0, workMs: 0 } };

// How long the thread did nothing else at the longest, and how much of it it was at work itself: the rest others had the processor.
const beatMs = 50;
let last = { at: performance.now(), cpu: process.cpuUsage() };
const beat = () => {
  const at = performance.now();
  const ms = at - last.at - beatMs;
  const { user, system } = process.cpuUsage(last.cpu);
  if (ms > seen.pause.ms) seen.pause = { ms, workMs: (user + system) / 1_000 };
  last = { at, cpu: process.cpuUsage() };
};
setInterval(beat, beatMs).unref();
/** The caches that are in use, each with the file that fills it. Held weakly: those that are dropped shall be. */
const known = new WeakSet();
let caches = [];

const { set } = LRUCache.prototype;
LRUCache.prototype.set = function (...entry) {
  if (!known.has(this)) {
    known.add(this);
    const [, file = 'elsewhere'] = /((?:src|adapters)\/[\w/-]+)\.ts/.exec(new Error('here').stack) ?? [];
    caches.push({ file, ref: new WeakRef(this) });
  }
  return set.apply(this, entry);
};

/** By file: how many entries its caches hold, and their bytes where those are what bounds it. */
function listCaches() {
  const byFile = {};
  caches = caches.filter(({ ref }) => ref.deref() !== undefined);
  for (const { file, ref } of caches) {
    const cache = ref.deref();
    if (!cache) continue;
    byFile[file] ??= { entries: 0, most: 0, bytes: 0, mostBytes: 0 };
    byFile[file].entries += cache.size;
    byFile[file].most += cache.max;
    // Others weigh their entries otherwise.
    const [first] = cache.values();
    if (cache.maxSize === 0 || !(first instanceof Uint8Array)) continue;
    byFile[file].bytes += cache.calculatedSize;
    byFile[file].mostBytes += cache.maxSize;
  }
  return byFile;
}

process.on('unhandledRejection', () => {
  seen.rejections += 1;
});
process.on('uncaughtExceptionMonitor', () => {
  seen.thrown += 1;
});
process.on('message', () => {
  // Twice: what the first frees may hold more.
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
  // What collecting took is no pause of the server's own.
  last = { at: performance.now(), cpu: process.cpuUsage() };
  process.send({ ...seen, live: heapUsed + external, buffers: arrayBuffers, rss, caches: listCaches() });
});
// Whoever asks does not keep the server running, but their end ends it.
process.channel.unref();
process.once('disconnect', () => process.exit(1));
