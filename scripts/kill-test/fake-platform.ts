import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

const lostShare = 0.05;
const refusedShare = 0.02;
const earlyShare = 0.03;
const slowestAnswerMs = 120;
/** Statuses that a proxy before a platform returns without reading the request; 0 resets the connection. */
const earlyStatuses = [503, 429, 413, 0];

/**
 * A platform that takes every message it gets, however often, and may be asked for one. Now and then it is out of order, answers before it has
 * read a message, or takes one and its answer gets lost. `onArrival` is called with each message that arrives, before it is answered.
 */
export async function startFakePlatform(onArrival: () => void) {
  /** The number of times each message arrived, by its place and text. */
  const arrived = new Map<string, number>();
  /** Each message as it stands, by its id, in the order in which they came first. */
  const standing = new Map<string, { place: string; text: string }>();
  const tally = { lostAnswers: 0, outOfOrder: 0, asked: 0, early: 0 };

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'GET') {
      tally.asked += 1;
      const isThere = standing.has(decodeURIComponent(pathname.slice(1)));
      return end(response, isThere ? 200 : 404);
    }
    if (Math.random() < earlyShare) {
      tally.early += 1;
      return answerEarly(request, response);
    }
    if (Math.random() < refusedShare) {
      tally.outOfOrder += 1;
      return end(response, 503);
    }
    const { id, text } = (await json(request)) as { id: string; text: string };
    const [place = ''] = text.split(' ');
    if (request.method === 'PUT' && !standing.has(id)) return end(response, 404);
    standing.set(id, { place, text });
    if (request.method === 'PUT') return end(response, 200);
    arrived.set(text, (arrived.get(text) ?? 0) + 1);
    onArrival();
    await end(response, 200);
  }

  function answerEarly(request: IncomingMessage, response: ServerResponse): void {
    const status = earlyStatuses[Math.floor(Math.random() * earlyStatuses.length)] ?? 0;
    if (status === 0) request.socket.resetAndDestroy();
    else response.writeHead(status, { connection: 'close' }).end();
  }

  async function end(response: ServerResponse, status: number) {
    await wait(Math.random() * slowestAnswerMs);
    if (Math.random() < lostShare) {
      tally.lostAnswers += 1;
      response.destroy();
      return;
    }
    response.writeHead(status).end();
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    standing,
    tally,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
