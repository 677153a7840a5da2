import { text } from 'node:stream/consumers';
import autocannon from 'autocannon';

// Its own process, so that making load does not take from the server that is measured.
type Asked = { url: string; method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string };
const { requests, seconds, connections } = JSON.parse(await text(process.stdin)) as {
  requests: Asked[];
  /** How long to ask; null: each request once, but for those that warm the server up. */
  seconds: number | null;
  connections: number;
};
const mix = requests.map(({ url, method = 'GET', headers = {}, body }) => {
  const { pathname, search } = new URL(url);
  return { method, path: pathname + search, headers, ...(body !== undefined && { body }) };
});
/** The part of the requests that warm the server up, where each is made once. */
const warmShare = 0.2;

/** Asks for `seconds` again and again, each connection beginning elsewhere in the list, so that no two ask the same at once; or each once. */
function ask(list: typeof mix, lasting: number | null): Promise<autocannon.Result> {
  let begun = 0;
  return autocannon({
    url: requests[0]?.url ?? '',
    connections,
    requests: list.slice(0, 1),
    ...(lasting === null ? { amount: list.length } : { duration: lasting }),
    setupClient(client) {
      const first = Math.floor((begun * list.length) / connections) % list.length;
      begun += 1;
      const end = lasting === null ? Math.floor((begun * list.length) / connections) : list.length;
      client.setRequests(lasting === null ? list.slice(first, end) : [...list.slice(first), ...list.slice(0, first)]);
    },
  });
}

/** Each connection makes as many as every other: it would begin its list again for one more. */
const evenly = (count: number) => Math.floor(count / connections) * connections;
const warm = seconds === null ? evenly(mix.length * warmShare) : mix.length;
await ask(mix.slice(0, warm), seconds === null ? null : 1);
process.stdout.write('warm\n');
const result = await ask(seconds === null ? mix.slice(warm, evenly(mix.length)) : mix, seconds);
process.stdout.write(
  JSON.stringify({
    total: result.requests.total,
    seconds: result.duration,
    // An answer that holds nothing, as to a request that came before, is none.
    failed: result.requests.total - (result.statusCodeStats?.['200']?.count ?? 0) + result.errors,
    p99Ms: result.latency.p99,
  }),
);
