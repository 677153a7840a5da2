import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { saveFeed } from '#src/store/calls/feed.ts';
import { withDatabase } from './with-database.ts';

/** Megabytes that reading them may add. */
const aimMb = 200;
const items = 200;

/** RSS with as many items as long as feeds have; every twentieth feed is no feed any more, every fiftieth has 50 MB. */
function bodyOf(feed: number): string {
  if (feed % 50 === 49) return 'x'.repeat(50_000_000);
  if (feed % 20 === 19) return '<!doctype html><title>Moved</title>';
  const all = Array.from({ length: items }, (_, index) => {
    const text = `&lt;p&gt;For towns &amp;amp; regions, number ${index}. ${'What is funded and how. '.repeat(60)}&lt;/p&gt; Deadline: 3 May 2027`;
    return `<item><title>Call ${feed}-${index}</title><link>https://example.org/${feed}/${index}</link><guid>${feed}-${index}</guid><description>${text}</description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Calls</title>${all.join('')}</channel></rss>`;
}

/** Reads feeds of calls from a server on this machine, in a process of its own, and prints time and memory. */
export async function run(print: (line: string) => void, sizes: readonly number[] = [50, 500]): Promise<void> {
  const server = createServer((request, response) => {
    const feed = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0);
    const etag = `"${feed}"`;
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    return response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(bodyOf(feed));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    for (const size of sizes)
      await withDatabase(async (database) => {
        const [{ id }] = await database.sql<[{ id: number }]>`
          insert into person (language, time_zone) values ('en', 'UTC') returning id`;
        for (let feed = 0; feed < size; feed += 1)
          await saveFeed(
            database.sql,
            {
              ...{ url: `http://${host}/${feed}`, policyAreas: ['housing'], timeZone: 'Europe/Brussels' },
              ...{ programme: '', addedBy: id },
            },
            new Date(Date.UTC(2026, 1, 1)),
          );
        const { stdout } = await promisify(execFile)(
          process.execPath,
          ['--max-semi-space-size=2', join(import.meta.dirname, 'feeds-refresh.ts'), database.url, host, String(size)],
          { timeout: 1_200_000 },
        );
        for (const line of stdout.trim().split('\n')) print(`feeds: ${line} (aim: ${aimMb} MB more)`);
      });
  } finally {
    server.close();
  }
}
