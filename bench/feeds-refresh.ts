import { refreshFeeds } from '#src/operations/calls/feeds.ts';
import { createCallFeedReader } from '#src/sources/call-feed-reader.ts';
import { createWebReader } from '#src/sources/web-reader.ts';
import { createDatabase } from '#src/store/database/database.ts';

/** Reads all feeds of a database in a process of its own, twice, and prints the seconds and the most memory it held. */
const [url = '', host = '', feeds = ''] = process.argv.slice(2);
const database = createDatabase(url);
const web = createWebReader({ privateHosts: [host], version: 'bench', publicUrl: null });
const context = { ...database, callFeeds: createCallFeedReader(web) } as unknown as Parameters<typeof refreshFeeds>[0];
const before = process.memoryUsage().rss / 1_048_576;
for (const days of [0, 1]) {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const now = new Date(Date.UTC(2026, 2, 1 + days));
  const done = await refreshFeeds(context, { now, signal: new AbortController().signal, pauseMs: 0 });
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const peak = process.resourceUsage().maxRSS / 1_024;
  console.log(
    `${feeds} feeds, the ${days === 0 ? 'first' : 'second'} time: ${JSON.stringify(done)} in ${seconds.toFixed(1)} s, ${((user + system) / 1_000_000).toFixed(1)} s of processor, at most ${peak.toFixed(0)} MB (${before.toFixed(0)} before)`,
  );
}
await database.close();
