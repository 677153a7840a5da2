import { text } from 'node:stream/consumers';
import autocannon from 'autocannon';

// Its own process, so that making load does not take from the server that is measured.
const { url, method = 'GET', headers = {}, body, seconds, connections } = JSON.parse(await text(process.stdin));
const options = { url, method, headers, ...(body !== undefined && { body }), connections };
await autocannon({ ...options, duration: 1 });
process.stdout.write('warm\n');
const result = await autocannon({ ...options, duration: seconds });
process.stdout.write(
  JSON.stringify({ total: result.requests.total, failed: result.non2xx + result.errors, p99Ms: result.latency.p99 }),
);
