import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { UserError } from '#src/core/errors.ts';
import { BusyError } from '#src/core/gate.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Adapter } from '#src/core/platform.ts';
import { guardMethod, refuseHead } from '#src/server/method-guard.ts';
import { createBodyGate } from './body-gate.ts';
import type { Trouble } from './health.ts';
import { guardHost } from './host-guard.ts';
import { remoteOf } from './remote.ts';

export interface ServerParts {
  /** The address listened on; decides which Host headers are taken. */
  host: string;
  publicUrl: string | null;
  /** Each answers below /{platform}. */
  adapters: Pick<Adapter, 'platform' | 'fetch'>[];
  pages?: Hono;
  /** Rejects when the server cannot do its work now. */
  isReady(): Promise<void>;
  /** What keeps platforms from working. The server still does its work for the others. */
  listTroubles?(): Trouble[];
  logger: Logger;
}

/** The web side of the house: health, the platforms' routes, the pages. */
export function createServer({
  host,
  publicUrl,
  adapters,
  pages,
  isReady,
  listTroubles = () => [],
  logger,
}: ServerParts): Hono {
  const app = new Hono();
  app.use(guardMethod);

  // Asked by machines under whatever name they know; these tell nothing worth guarding.
  app.get('/healthz', (context) => context.text('alive\n'));
  app.get('/readyz', async (context) => {
    try {
      await isReady();
      const troubles = listTroubles().map(({ platform, trouble }) => `${platform} does not work: ${trouble}\n`);
      return context.text(`ready\n${troubles.join('')}`);
    } catch (error) {
      logger.warn({ err: error }, 'not ready');
      return context.text('not ready: the database does not answer\n', 503);
    }
  });

  app.use(createBodyGate());
  app.use(guardHost(host, publicUrl));
  for (const adapter of adapters) {
    if (!adapter.fetch) continue;
    const answer = (context: Context) =>
      adapter.fetch?.(context.req.raw, { remote: remoteOf(context) }) as Response | Promise<Response>;
    app.all(`/${adapter.platform}`, refuseHead, answer);
    app.all(`/${adapter.platform}/*`, refuseHead, answer);
  }
  if (pages) app.route('/', pages);

  app.notFound((context) => context.text('There is nothing at this address.\n', 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (error instanceof UserError) return context.text(`${error.message}\n`, 400);
    if (error instanceof BusyError) {
      context.header('retry-after', '2');
      return context.text('Too much is asked at once. Try again in a moment.\n', 503);
    }
    const reference = randomBytes(4).toString('hex');
    logger.error({ err: error, reference, method: context.req.method, path: context.req.path }, 'a request failed');
    return context.text(
      `Something went wrong on our side. If it happens again, give this reference to whoever runs this server: ${reference}\n`,
      500,
    );
  });
  return app;
}
