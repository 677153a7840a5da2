import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** open: bytes pass. hold: they wait until it opens again. swallow: they are thrown away, for good on connections of that time. refuse: it hangs up. */
type Mode = 'open' | 'hold' | 'swallow' | 'refuse';

/** What may lie between a server and its database. */
export async function createTcpProxy(target: { host: string; port: number }) {
  let mode: Mode = 'open';
  const pairs = new Set<{ client: Socket; upstream: Socket; isLost: boolean }>();
  const server = createServer((client) => {
    if (mode === 'refuse') return void client.destroy();
    const upstream = connect(target.port, target.host);
    const pair = { client, upstream, isLost: mode === 'swallow' };
    pairs.add(pair);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.on('data', (chunk) => {
        if (!pair.isLost) to.write(chunk);
      });
      if (mode === 'hold') from.pause();
      from.on('error', () => {});
      from.on('close', () => {
        pairs.delete(pair);
        // Where bytes are thrown away, so is word of the end.
        if (!pair.isLost) to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    set(next: Mode) {
      mode = next;
      for (const pair of pairs) {
        if (next === 'swallow') pair.isLost = true;
        for (const socket of [pair.client, pair.upstream]) {
          if (next === 'refuse') socket.destroy();
          else if (next === 'hold') socket.pause();
          else socket.resume();
        }
      }
    },
    stop() {
      for (const { client, upstream } of pairs) {
        client.destroy();
        upstream.destroy();
      }
      server.close();
    },
  };
}
