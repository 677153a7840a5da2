import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { placeOfWebhook } from '#src/core/webhook.ts';
import { createPacers } from '#src/outbox/pacer.ts';
import { createServerCount } from '#src/outbox/server-count.ts';
import { createWebhookCaller } from '#src/outbox/webhook-caller.ts';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { createWebhookSender } from '#src/sources/webhook-sender.ts';
import type { Database } from '#src/store/database/database.ts';
import { countDeliveries } from '#src/store/outbox/delivery.ts';
import { createOutbox } from '#src/store/outbox/outbox.ts';
import { createQueue } from '#src/store/outbox/queue.ts';
import { textsFor } from '#src/texts/index.ts';
import { makeTokens } from '../scripts/fuzz-api/tokens.ts';
import { addressOf, describeLoad, type Load, load, loadOnce, type Request, startServer, stopServer } from './load.ts';
import { withDatabase } from './with-database.ts';

const rounds = 3;
const seconds = 3;
/** A token is answered 300 times a minute. */
const tokens = 400;
const pairs = 400;
const calls = 2_000;
/** Each is called ten times a second at most. */
const webhooks = 500;
const root = join(import.meta.dirname, '..');

/** A list and a comparison of the API beside a bare route and beside the comparison in chat, the same again and again and each another; then calls of webhooks. */
export async function run(print: (line: string) => void): Promise<void> {
  print(`api: load of the machine before: ${loadavg()[0]?.toFixed(1)}`);
  await withDatabase(async (database) => {
    const bare = await startServer([join(root, 'bench/bare-server.ts')], { PORT: '0' }, /^ready/);
    const causeway = await startServer(
      [join(root, 'src/main.ts')],
      { PORT: '0', DATABASE_URL: database.url, PLAYGROUND: 'on', LOG_LEVEL: 'error', NODE_ENV: 'production' },
      /ready/,
    );
    try {
      const keys = await makeTokens(database, tokens);
      const address = addressOf(causeway);
      const of = (path: string, index: number): Request => ({
        url: `${address}/api/v1${path}`,
        headers: { authorization: `Bearer ${keys[index % keys.length]}` },
      });
      const same = (path: string) => keys.map((_, index) => of(path, index));
      const codes = await listCodes(of('/regions?member=true&limit=200', 0));
      const twoOf = (index: number) => [codes[index % codes.length], codes[(index * 7 + 1) % codes.length]] as const;
      const distinct = Array.from({ length: pairs }, (_, index) => index).filter(
        (index) => new Set(twoOf(index)).size === 2,
      );
      const cookie = (await fetch(`${address}/playground`)).headers.get('set-cookie')?.split(';')[0] ?? '';
      const say = (text: string): Request => ({
        ...{ url: `${address}/playground/events`, method: 'POST' },
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ id: 'bench-event', type: 'said', text }),
      });
      const apart = {
        api: await loadOnce(
          causeway,
          distinct.map((index) => of(`/compare?regions=${twoOf(index).join(',')}`, index)),
          {
            connections: 2,
          },
        ),
        chat: await loadOnce(
          causeway,
          distinct.map((index) => say(`/compare ${twoOf(index).join(' ')}`)),
          {
            connections: 2,
          },
        ),
      };
      const cases: [string, typeof bare, Request[]][] = [
        ['a bare Hono route', bare, [{ url: `${addressOf(bare)}/constant`, method: 'POST', body: '{}' }]],
        ['API: 50 regions', causeway, same('/regions')],
        ['API: 50 experiences', causeway, same('/experiences')],
        ['API: what happened', causeway, same('/activity')],
        ['API: /compare of two', causeway, same(`/compare?regions=${twoOf(0).join(',')}`)],
        ['chat: /compare of two', causeway, [say(`/compare ${twoOf(0).join(' ')}`)]],
      ];
      const best = new Map<string, Load>();
      for (let round = 0; round < rounds; round += 1)
        for (const [name, server, request] of cases) {
          // What compares runs one after the other of all tokens: more connections at once would be told to wait.
          const connections = name.startsWith('API: /compare') ? 2 : 50;
          const measured = await load(server, request, { seconds, connections });
          const before = best.get(name);
          if (!before || measured.cpuUs < before.cpuUs) best.set(name, measured);
        }
      const base = best.get('a bare Hono route') as Load;
      print(
        `api: best of ${rounds} rounds by CPU; in brackets the ratio to the bare route; ${keys.length} tokens in turns`,
      );
      for (const [name, measured] of best) print(`api: ${describeLoad(name, measured, base)}`);
      print(`api: ${describeLoad(`API: ${distinct.length} distinct pairs, each first`, apart.api, base)}`);
      print(`api: ${describeLoad('chat: the same pairs', apart.chat, base)}`);
    } finally {
      await Promise.all([stopServer(bare), stopServer(causeway)]);
    }
    await callAll(database, print);
  });
}

async function listCodes({ url, headers = {} }: Request): Promise<string[]> {
  const { items } = (await (await fetch(url, { headers })).json()) as { items: { code: string }[] };
  return items.map(({ code }) => code);
}

/** Makes calls of many webhooks to a server of this machine, signed and through the outbox. */
async function callAll(database: Database, print: (line: string) => void): Promise<void> {
  let taken = 0;
  const receiver = createServer((request, response) => {
    taken += 1;
    request.resume();
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const now = () => new Date();
  const queue = createQueue(database.url, { logger });
  await queue.start();
  const caller = createWebhookCaller({
    find: async (number) => ({ address: `http://${host}/${number}`, secrets: [`whsec_${'A'.repeat(44)}`] }),
    send: createWebhookSender({ privateHosts: [host], version: '1', publicUrl: null }),
    ...{ texts: textsFor('en').webhook, now },
  });
  const content = JSON.stringify({ type: 'question.asked', timestamp: now().toISOString(), data: { id: 1 } });
  const outbox = createOutbox({ queue, wayTo: () => 'push', now });
  await database.withTransaction((sql) =>
    outbox.enqueueAll(
      sql,
      Array.from({ length: calls }, (_, index) => ({
        ...{ recipient: `webhook:${index % webhooks}`, person: null, purpose: 'webhook', period: `activity ${index}` },
        places: [placeOfWebhook(index % webhooks)],
        message: {
          text: 'activity',
          blocks: [{ type: 'file' as const, name: 'activity.json', mediaType: 'application/json', content }],
        },
      })),
    ),
  );
  const worker = createOutboxWorker({
    ...{ database, queue, adapters: [caller], pacerOf: createPacers(createServerCount(queue)) },
    ...{ wayTo: () => 'push' as const, logger, now },
  });
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await worker.start();
  for (let left = calls; left > 0; await wait(50)) {
    const { waiting, sending } = await countDeliveries(database.sql);
    left = waiting + sending;
  }
  const [ms, { user, system }] = [performance.now() - began, process.cpuUsage(cpu)];
  print(
    `api: ${calls} calls of ${webhooks} webhooks, ${taken} taken: ${((calls / ms) * 1_000).toFixed(0)}/s, CPU ${((user + system) / calls).toFixed(0)} µs a call with who takes it`,
  );
  await worker.stop();
  await queue.stop();
  receiver.close();
}
