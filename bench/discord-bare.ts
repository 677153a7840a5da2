import { subtle } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

// What a signed interaction costs at least: the same server, the signature checked as Discord's examples do (by WebCrypto), PONG.
const key = await subtle.importKey(
  'raw',
  Buffer.from(String(process.env.DISCORD_PUBLIC_KEY), 'hex'),
  'Ed25519',
  false,
  ['verify'],
);
const app = new Hono().post('/discord/interactions', async ({ req, json, text }) => {
  const signature = Buffer.from(req.header('x-signature-ed25519') ?? '', 'hex');
  const timestamp = Buffer.from(req.header('x-signature-timestamp') ?? '');
  const signed = Buffer.concat([timestamp, new Uint8Array(await req.arrayBuffer())]);
  const isSigned = await subtle.verify('Ed25519', key, signature, signed);
  return isSigned ? json({ type: 1 }) : text('The signature does not fit.', 401);
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  process.stdout.write(`ready http://127.0.0.1:${port}\n`),
);
