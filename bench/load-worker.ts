import { text } from 'node:stream/consumers';
import autocannon from 'autocannon';

// Its own process, so that making load does not take from the server that is measured.
type Asked = { url: string; method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string };
const { requests, seconds, connections } = JSON.parse(await text(process.stdin)) as {
  requests: Asked[];
  seconds: number;
  connections: number;
};
const mix = requests.map(({ url, method = 'GET', headers = {}, body }) => {
  const { pathname, search } = new URL(url);
  return { method, path: pathname + search, headers, ...(body !== undefined && { body }) };
});
let begun = 0;
const options: autocannon.Options = {
  url: requests[0]?.url ?? '',
  connections,
  requests: mix.slice(0, 1),
  setupClient(client) {
    // Spread over the list, so that no two connections ask the same at once.
    const first = Math.floor((begun++ * mix.length) / connections) % mix.length;
    client.setRequests([...mix.slice(first), ...mix.slice(0, first)]);
  },
};
await autocannon({ ...options, duration: 1 });
process.stdout.write('warm\n');
const result = await autocannon({ ...options, duration: seconds });
process.stdout.write(
  JSON.stringify({ total: result.requests.total, failed: result.non2xx + result.errors, p99Ms: result.latency.p99 }),
);
