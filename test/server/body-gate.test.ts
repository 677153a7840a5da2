import { once } from 'node:events';
import { request as ask, type ClientRequest } from 'node:http';
import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { createBodyGate } from '#src/server/body-gate.ts';
import { listen } from '#src/server/listen.ts';

const kb = 1024;
const bounds = { largest: 400 * kb, total: 1_000 * kb, large: 600 * kb, small: 50 * kb };
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function start() {
  const app = new Hono().use(createBodyGate(bounds));
  app.post('/', async ({ req, text }) => text(String((await req.arrayBuffer()).byteLength)));
  app.post('/broken', async ({ req }) => {
    await req.arrayBuffer();
    throw new Error('x');
  });
  app.onError((_, { text }) => text('failed', 500));
  app.get('/', ({ text }) => text('here'));
  const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 });
  stops.push(() => close(0));
  /** A body announced, of which only the beginning comes until `end` is called. */
  const begin = (size: number | null, path = '/') => {
    const headers = size === null ? { 'transfer-encoding': 'chunked' } : { 'content-length': size };
    const sent = ask(`${url}${path}`, { method: 'POST', headers, agent: false });
    sent.on('error', () => {});
    sent.write('x');
    stops.push(() => sent.destroy());
    const answered = answerOf(sent);
    answered.catch(() => {});
    return Object.assign(sent, { answered, finish: () => sent.end('x'.repeat((size ?? 2) - 1)) });
  };
  const post = (size: number, path = '/') => fetch(url + path, { method: 'POST', body: 'x'.repeat(size) });
  return { url, begin, post };
}

async function answerOf(sent: ClientRequest) {
  const [response] = await once(sent, 'response');
  response.resume();
  return { status: response.statusCode as number, retryAfter: response.headers['retry-after'] as string | undefined };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

test('large bodies under way are bounded, and leave room for small ones', async () => {
  const { url, begin, post } = await start();
  const held = [begin(250 * kb), begin(250 * kb)];
  await settle();
  expect(await begin(250 * kb).answered).toEqual({ status: 503, retryAfter: '2' });
  expect(await (await post(40 * kb)).text()).toBe(String(40 * kb));
  expect((await fetch(url)).status).toBe(200);
  for (const one of held) one.finish();
  for (const one of held) expect(await one.answered).toEqual({ status: 200, retryAfter: undefined });
  expect((await post(250 * kb)).status).toBe(200);
});

test('small ones are bounded too, by all together', async () => {
  const { begin, post } = await start();
  const held = Array.from({ length: 20 }, () => begin(40 * kb));
  await settle();
  expect((await post(40 * kb)).status).toBe(503);
  for (const one of held) one.finish();
  await Promise.all(held.map(({ answered }) => answered));
  expect((await post(40 * kb)).status).toBe(200);
});

test('one that announces no length counts as the largest there is', async () => {
  const { begin, post } = await start();
  begin(null);
  await settle();
  expect((await post(250 * kb)).status).toBe(503);
  expect((await post(100 * kb)).status).toBe(200);
});

test('room is given back by those that break off, fail, or never come', async () => {
  const { begin, post } = await start();
  for (let round = 0; round < 20; round += 1) {
    const broken = [begin(250 * kb), begin(250 * kb)];
    await settle();
    for (const one of broken) one.destroy();
    for (const one of broken) await one.answered.catch(() => {});
    expect((await post(250 * kb, '/broken')).status).toBe(500);
    expect((await post(250 * kb, '/nowhere')).status).toBe(404);
  }
  await expect.poll(async () => (await post(390 * kb)).status).toBe(200);
});

test.each(['400001', '999999999999999999999', '1e9'])(
  'more than any route takes (%s bytes) is not received',
  async (length) => {
    const app = new Hono().use(createBodyGate({ ...bounds, largest: 400_000 })).post('/', ({ text }) => text('taken'));
    const answer = await app.request('/', { method: 'POST', headers: { 'content-length': length } });
    expect(answer.status).toBe(413);
  },
);

/** Sends so many bytes as a browser does: it reads the answer when all is sent. */
async function upload(url: string, size: number, method = 'POST') {
  const sent = ask(url, { method, headers: { 'content-length': size }, agent: false });
  const answered = once(sent, 'response');
  answered.catch(() => {});
  const piece = Buffer.alloc(1024 * kb);
  for (let left = size; left > 0; left -= piece.length)
    if (!sent.write(piece.subarray(0, Math.min(left, piece.length)))) await once(sent, 'drain');
  sent.end();
  const [response] = await answered;
  let text = '';
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode as number, text };
}

test.each(['/', `/imports/${'x'.repeat(22)}`])(
  'of 200 MB to %s, announced by their length, a client hears in a sentence that they are too many',
  async (path) => {
    const app = new Hono().use(createBodyGate()).post('*', ({ text }) => text('taken'));
    const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 });
    stops.push(() => close(0));
    const before = process.memoryUsage().rss;
    const { status, text } = await upload(url + path, 200_000_000);
    expect(status).toBe(413);
    expect(text).toBe(
      `This is too large: at most ${path === '/' ? 4 : 100} MB are taken here. Nothing of it was kept.\n`,
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  },
  60_000,
);

test.each(['POST', 'PUT', 'DELETE'])(
  'a client that sends 5 MB by %s to nothing hears that there is nothing',
  async (method) => {
    const app = new Hono()
      .use(createBodyGate())
      .post('/here', async ({ req, text }) => text(String((await req.arrayBuffer()).byteLength)))
      .notFound(({ header, text }) => {
        header('connection', 'close');
        return text('nothing is here', 404);
      });
    const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 });
    stops.push(() => close(0));
    for (const path of [`/imports/${'x'.repeat(22)}`, '/nowhere']) {
      const size = path === '/nowhere' ? 3_900_000 : 5_000_000;
      expect(await upload(url + path, size, method)).toEqual({ status: 404, text: 'nothing is here' });
    }
    expect(await upload(`${url}/here`, 3_900_000)).toEqual({ status: 200, text: '3900000' });
  },
);

test('those that announce too much and send nothing hold only so many places, and nobody else', async () => {
  const app = new Hono().use(createBodyGate()).post('*', ({ text }) => text('taken'));
  const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 });
  stops.push(() => close(0));
  const many = Array.from({ length: 20 }, () => {
    const sent = ask(url, { method: 'POST', headers: { 'content-length': 200_000_000 }, agent: false });
    sent.on('error', () => {});
    sent.write('x');
    stops.push(() => sent.destroy());
    return answerOf(sent).catch(() => null);
  });
  // Those for whom there is no room are answered at once, and the rest keep nobody else waiting.
  expect((await Promise.race(many))?.status).toBe(413);
  expect(await (await fetch(url, { method: 'POST', body: 'x' })).text()).toBe('taken');
});
