import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createCallFeedReader } from '#src/sources/call-feed-reader.ts';
import { createWebReader, readHead } from '#src/sources/web-reader.ts';

test('title, description, language and publisher are read from the head of a page', () => {
  const page = `<!doctype html><html lang="sv"><head><title lang="sv">Guide &amp; mall</title>
    <meta property="og:site_name" content="Region Skåne"><meta name="description" content="Så gör man."></head><body></body></html>`;
  expect(readHead(page)).toEqual({
    title: 'Guide & mall',
    description: 'Så gör man.',
    language: 'sv',
    publisher: 'Region Skåne',
  });
});

test.each(['<title', '<title ', '<meta ', '<meta name=a ', '</head ', '<html ', '<title>'])(
  'a page of “%s” alone, however long, is read once through',
  (mark) => {
    expect(readHead(mark.repeat(80_000))).toMatchObject({ description: '', publisher: '' });
  },
);

test('of a feed of 50 MB little is fetched and less is held, and it is said in words; one that is a page now too', async () => {
  const megabyte = Buffer.alloc(1_000_000, 'x');
  let sent = 0;
  const server = createServer((request, response) => {
    if (request.url === '/page') return response.end('<!doctype html><title>Moved</title>');
    const send = () => {
      while (sent < 50 && !response.destroyed) {
        sent += 1;
        if (!response.write(megabyte)) return response.once('drain', send);
      }
      return response.end();
    };
    response.writeHead(200, { 'content-type': 'application/rss+xml' });
    return send();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const reader = createCallFeedReader(createWebReader({ privateHosts: [host], version: '1', publicUrl: null }));
  const read = (path: string) => reader.read(`http://${host}${path}`, { etag: null, changed: null });
  const before = process.memoryUsage().rss;
  for (let times = 0; times < 5; times += 1) {
    sent = 0;
    expect(await read('/feed')).toEqual({
      ...{ type: 'failed', why: 'The feed is larger than 2 MB, which none is that somebody reads.' },
    });
    expect(sent).toBeLessThan(50);
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  expect(await read('/page')).toMatchObject({ type: 'failed', why: expect.stringContaining('holds a page now') });
  server.closeAllConnections();
  server.close();
});
