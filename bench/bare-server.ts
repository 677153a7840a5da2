import { serve } from '@hono/node-server';
import { Hono } from 'hono';

// What answering over HTTP costs at least here: the same server, a constant answer.
const app = new Hono().all('/constant', (context) => context.html('<p>The same every time.</p>'));
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' }, ({ port }) =>
  process.stdout.write(`ready http://127.0.0.1:${port}\n`),
);
