import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createVerifier } from '#adapters/discord/transport/signature.ts';

// What a signed interaction costs at least: the same server, the same Ed25519 check, PONG.
const verify = createVerifier(String(process.env.DISCORD_PUBLIC_KEY));
const app = new Hono().post('/discord/interactions', async ({ req, json, text }) => {
  const body = await req.arrayBuffer();
  const isSigned = await verify(
    req.header('x-signature-ed25519') ?? null,
    req.header('x-signature-timestamp') ?? null,
    body,
  );
  return isSigned ? json({ type: 1 }) : text('The signature does not fit.', 401);
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  process.stdout.write(`ready http://127.0.0.1:${port}\n`),
);
