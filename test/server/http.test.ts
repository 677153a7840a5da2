import { once } from 'node:events';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { UserError } from '#src/core/errors.ts';
import { createServer, type ServerParts } from '#src/server/http.ts';
import { listen } from '#src/server/listen.ts';
import { createTroublePage } from '#src/web/trouble.ts';

const logged: object[] = [];
const log = (details: object | string) => void logged.push(Object(details));
const logger = { debug: log, info: log, warn: log, error: log };

function create(parts: Partial<ServerParts> = {}) {
  const { fetch } = new Hono()
    .basePath('/parrot')
    .onError((error) => {
      throw error;
    })
    .get('/hello', (context) => context.text('hello'))
    .get('/bug', () => {
      throw new Error('secret detail');
    })
    .get('/refused', () => {
      throw new UserError('Name a region.');
    });
  return createServer({
    host: '127.0.0.1',
    publicUrl: null,
    adapters: [{ platform: 'parrot', fetch }, { platform: 'mute' }],
    logger,
    ...parts,
  });
}

test('each adapter answers below its platform', async () => {
  expect(await (await create().request('http://localhost/parrot/hello')).text()).toBe('hello');
  expect((await create().request('http://localhost/mute')).status).toBe(404);
});

test('alive and ready are two things', async () => {
  const app = create({ database: { isAway: () => false, trouble: () => 'its disk is full.' } });
  expect((await app.request('http://localhost/healthz')).status).toBe(200);
  const response = await app.request('http://localhost/readyz');
  expect([response.status, await response.text()]).toEqual([503, 'not ready: the database: its disk is full.\n']);
  expect((await create().request('http://localhost/readyz')).status).toBe(200);
});

test('ready for the others, it says which platform does not work', async () => {
  const listTroubles = () => [{ platform: 'discord', trouble: 'Discord refused DISCORD_TOKEN.' }];
  const response = await create({ listTroubles }).request('http://localhost/readyz');
  expect([response.status, await response.text()]).toEqual([
    200,
    'ready\ndiscord does not work: Discord refused DISCORD_TOKEN.\n',
  ]);
});

test('a bug is shown as a reference that stands in the log, and nothing else', async () => {
  const response = await create().request('http://localhost/parrot/bug');
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).not.toContain('secret');
  const reference = /[0-9a-f]{8}/.exec(text)?.[0];
  expect(logged).toContainEqual(expect.objectContaining({ reference, path: '/parrot/bug' }));
  expect(await (await create().request('http://localhost/parrot/refused')).text()).toContain('Name a region.');
});

test('while the database is away a browser gets a page with its styles, anything else a sentence', async () => {
  const pages = new Hono().get('/assets/site.css', (context) => context.text('css'));
  const troublePage = createTroublePage({ hasPlayground: true, takesMail: false });
  const app = create({ pages, troublePage, database: { isAway: () => true, trouble: () => 'away' } });
  const asked = (path: string, accept: string) => app.request(`http://localhost${path}`, { headers: { accept } });
  const page = await asked('/regions?q=Sk%C3%A5ne', 'text/html,*/*');
  const shown = await page.text();
  expect([page.status, page.headers.get('retry-after'), page.headers.get('x-frame-options')]).toEqual([
    503,
    '30',
    'DENY',
  ]);
  expect(shown).toContain('<title>Not just now</title>');
  expect(shown).toContain('The database does not answer just now.');
  expect(shown).toContain('href="/regions?q=Sk%C3%A5ne"');
  expect(shown).toContain('href="/assets/site.css"');
  expect(await (await asked('/assets/site.css', 'text/css')).text()).toBe('css');
  expect(await (await asked('/regions', '*/*')).text()).toBe(
    'The database does not answer just now. Try again in a minute.\n',
  );
});

test.each([
  ['127.0.0.1', null, 'localhost:3000', 200],
  ['127.0.0.1', null, '[::1]:3000', 200],
  ['127.0.0.1', null, 'evil.example', 403],
  ['127.0.0.1', null, 'localhost.evil.example', 403],
  ['127.0.0.1', null, '192.168.1.5', 403],
  ['127.0.0.1', 'https://causeway.example.org', 'Causeway.example.org', 200],
  ['0.0.0.0', null, '192.168.1.5:3000', 200],
  ['0.0.0.0', null, 'evil.example', 403],
])('listening on %s with PUBLIC_URL %s, Host: %s → %i', async (host, publicUrl, name, status) => {
  const app = create({ host, publicUrl });
  expect((await app.request(`http://${name}/parrot/hello`)).status).toBe(status);
  expect((await app.request(`http://${name}/healthz`)).status).toBe(200);
});

test('a taken port is said in words', async () => {
  const first = await listen(create(), { host: '127.0.0.1', port: 0 });
  const port = Number(new URL(first.url).port);
  await expect(listen(create(), { host: '127.0.0.1', port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
  await first.close(0);
});

test('closing lets a request in flight finish and does not wait for idle connections', async () => {
  const gate = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  const pages = new Hono().get('/slow', async (context) => {
    arrived.resolve();
    await gate.promise;
    return context.text('done');
  });
  const listening = await listen(create({ pages }), { host: '127.0.0.1', port: 0 });
  const idle = connect(Number(new URL(listening.url).port), '127.0.0.1');
  await once(idle, 'connect');
  const answer = fetch(`${listening.url}/slow`);
  await arrived.promise;
  const closed = listening.close(5_000);
  gate.resolve();
  expect(await (await answer).text()).toBe('done');
  await closed;
  await expect(fetch(listening.url)).rejects.toThrow();
  idle.destroy();
});

test('a request that does not end is cut off after the grace', async () => {
  const arrived = Promise.withResolvers<void>();
  const pages = new Hono().get('/endless', () => {
    arrived.resolve();
    return new Promise<Response>(() => {});
  });
  const listening = await listen(create({ pages }), { host: '127.0.0.1', port: 0 });
  const answer = fetch(`${listening.url}/endless`).catch((error: unknown) => error);
  await arrived.promise;
  await listening.close(1);
  expect(await answer).toBeInstanceOf(Error);
});

/** The status of an answer to these bytes. */
async function sendRaw(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.end(bytes);
  const [answer] = await once(socket, 'data');
  socket.destroy();
  return String(answer).slice(9, 12);
}

test('a request that names two hosts, or none, is refused', async () => {
  const listening = await listen(create(), { host: '127.0.0.1', port: 0 });
  for (const [hosts, status] of [
    [['Host: localhost'], '200'],
    [['Host: localhost', 'Host: localhost'], '400'],
    [['Host: localhost', 'hOST: evil.example'], '400'],
    [['Host: evil.example', 'Host: localhost'], '400'],
    [['X-Host: evil.example', 'Host: localhost', 'Hosts: x'], '200'],
    [['X-A: host', 'Host: localhost', 'X-B: Host'], '200'],
    [[], '400'],
  ] as const)
    expect(
      await sendRaw(listening.url, `${['GET /parrot/hello HTTP/1.1', ...hosts].join('\r\n')}\r\n\r\n`),
      `${hosts}`,
    ).toBe(status);
  await listening.close(0);
});

test('an address is the same with a slash at its end', async () => {
  const pages = new Hono().get('/', ({ text }) => text('home')).get('/page', ({ text }) => text('page'));
  const app = create({ pages });
  for (const path of ['/', '/page', '/page/', '/healthz/'])
    expect((await app.request(`http://localhost${path}`)).status).toBe(200);
});

test('a request that breaks off while it is sent is no fault of ours, and one that fails is', async () => {
  const failed: object[] = [];
  const quiet = { ...logger, error: (details: object | string) => void failed.push(Object(details)) };
  const pages = new Hono().post('/take', async ({ req, text }) => text(await req.text()));
  pages.post('/fail', async ({ req }) => {
    await req.text();
    throw new Error('ours');
  });
  const listening = await listen(create({ pages, logger: quiet }), { host: '127.0.0.1', port: 0 });
  const port = Number(new URL(listening.url).port);
  for (const path of ['/take', '/fail', '/parrot/hello'])
    for (const head of ['Content-Length: 1000', 'Transfer-Encoding: chunked'])
      for (const part of ['', '5\r\nab', 'no chunk at all \0']) {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => {});
        socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\n${head}\r\n\r\n${part}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        socket.resetAndDestroy();
      }
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(failed).toEqual([]);
  expect((await fetch(`${listening.url}/fail`, { method: 'POST', body: 'x' })).status).toBe(500);
  expect(failed).toHaveLength(1);
  await listening.close(0);
});

test('texts that anybody may have are compressed; what is somebody’s own, pictures and streams are not', async () => {
  const words = 'A region of Sweden. '.repeat(200);
  const pages = new Hono()
    .get('/page', (context) => context.html(words, 200, { etag: '"1"' }))
    .get('/own', (context) => context.html(words, 200, { 'cache-control': 'private, no-store' }))
    .get('/picture', (context) => context.body(words, 200, { 'content-type': 'image/png' }))
    .get('/stream', (context) => context.body(words, 200, { 'content-type': 'text/event-stream' }))
    .post('/page', (context) => context.html(words));
  const app = create({ pages });
  const ask = (path: string, init: RequestInit = {}) =>
    app.request(`http://localhost${path}`, { ...init, headers: { 'accept-encoding': 'gzip, br' } });
  const page = await ask('/page');
  expect([page.headers.get('content-encoding'), page.headers.get('vary'), page.headers.get('etag')]).toEqual([
    'gzip',
    'Accept-Encoding',
    'W/"1"',
  ]);
  const bytes = Buffer.from(await page.arrayBuffer());
  expect(bytes.byteLength).toBeLessThan(words.length / 10);
  expect(gunzipSync(bytes).toString()).toBe(words);
  for (const path of ['/own', '/picture', '/stream'])
    expect([(await ask(path)).headers.get('content-encoding'), path]).toEqual([null, path]);
  expect((await ask('/page', { method: 'POST' })).headers.get('content-encoding')).toBe(null);
  expect((await app.request('http://localhost/page')).headers.get('content-encoding')).toBe(null);
});
