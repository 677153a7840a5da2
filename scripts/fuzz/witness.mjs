// Loaded into the server ahead of it: counts what nobody awaited or caught, and tells what memory holds when it is asked.
const seen = { rejections: 0, thrown: 0 };

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
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send({ ...seen, live: heapUsed + external, rss });
});
// Whoever asks does not keep the server running, but their end ends it.
process.channel.unref();
process.once('disconnect', () => process.exit(1));
