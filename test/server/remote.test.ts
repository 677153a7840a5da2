import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { remoteOf } from '#src/server/remote.ts';

async function remote(direct: string | undefined, forwarded?: string): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(String(remoteOf(c))));
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const incoming = { socket: { remoteAddress: direct } };
  return (await app.request('http://localhost/', { headers }, { incoming })).text();
}

test.each([
  ['192.0.2.7', undefined, '192.0.2.7'],
  ['::ffff:192.0.2.7', undefined, '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::9', undefined, '2001:db8:1:2::/64'],
  ['2001:db8::9', undefined, '2001:db8:0:0::/64'],
  // A stranger says what they like.
  ['192.0.2.7', '198.51.100.1', '192.0.2.7'],
  ['192.0.2.7', '127.0.0.1', '192.0.2.7'],
  // A proxy adds the last.
  ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['::1', '203.0.113.9, 198.51.100.1', '198.51.100.1'],
  ['::ffff:10.0.0.3', 'invented, 198.51.100.1:4711', '198.51.100.1'],
  ['172.18.0.2', '[2001:db8:1:2::5]:80', '2001:db8:1:2::/64'],
  ['127.0.0.1', 'no address', '127.0.0.1'],
  ['127.0.0.1', '', '127.0.0.1'],
  [undefined, '198.51.100.1', 'null'],
])('from %s, forwarded %s: %s', async (direct, forwarded, expected) => {
  expect(await remote(direct, forwarded)).toBe(expected);
});
