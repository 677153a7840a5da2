import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { BusyError } from '#src/core/concurrency-gate.ts';
import { UserError } from '#src/core/errors.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Adapter } from '#src/core/platform.ts';
import { guardMethod, refuseHead } from '#src/server/method-guard.ts';
import { isPassingFailure, isUnwritable } from '#src/store/database/connection-failure.ts';
import type { DatabaseWatch } from '#src/store/database/watch.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { createBodyGate } from './body-gate.ts';
import { compressTexts } from './compress.ts';
import type { Trouble } from './health.ts';
import { guardHost } from './host-guard.ts';
import { RequestOrigin } from './remote.ts';

const { server: texts } = operatorTexts;

export interface ServerParts {
  /** The address listened on; decides which Host headers are taken. */
  host: string;
  publicUrl: string | null;
  /** Each answers below /{platform}. */
  adapters: Pick<Adapter, 'platform' | 'fetch'>[];
  pages?: Hono;
  /** Says in the frame of a page why nothing can be shown; null for who takes no HTML. Absent: in a line of text. */
  troublePage?(context: Context, sentence: string, status: 500 | 503): Promise<Response | null>;
  /** Absent: nothing here needs one. */
  database?: Pick<DatabaseWatch, 'isAway' | 'trouble'>;
  /** Lists the problems that keep platforms from working. The server still serves the others. */
  listTroubles?(): Trouble[];
  /** Answers Prometheus; absent: there are no metrics. */
  metrics?: (context: Context) => Promise<Response>;
  logger: Logger;
}

/** The HTTP server: health, the platforms' routes, the pages. */
export function createServer({
  host,
  publicUrl,
  adapters,
  pages,
  troublePage = async () => null,
  database = { isAway: () => false, trouble: () => null },
  listTroubles = () => [],
  metrics,
  logger,
}: ServerParts): Hono {
  // With a slash at the end or without, an address is the same.
  const app = new Hono({ strict: false });
  app.use(createBodyGate());
  app.use(guardMethod);

  // Asked by machines under whatever name they know; these tell nothing worth guarding.
  app.get('/healthz', (context) => context.text('alive\n'));
  app.get('/readyz', (context) => {
    const trouble = database.trouble();
    const troubles = listTroubles()
      .filter(({ platform }) => platform !== 'database')
      .map(({ platform, trouble }) => `${texts.ready.platform({ platform, trouble })}\n`)
      .join('');
    if (trouble === null) return context.text(`ready\n${troubles}`);
    return context.text(`${texts.ready.database({ trouble })}\n${troubles}`, 503);
  });

  if (metrics) app.get('/metrics', metrics);

  app.use(guardHost(host, publicUrl));
  app.use(compressTexts);
  for (const adapter of adapters) {
    if (!adapter.fetch) continue;
    const answer = (context: Context) =>
      context.req.method === 'HEAD'
        ? refuseHead(context)
        : (adapter.fetch?.(context.req.raw, new RequestOrigin(context)) as Response | Promise<Response>);
    app.all(`/${adapter.platform}`, answer);
    app.all(`/${adapter.platform}/*`, answer);
  }
  // Known not to come, an answer is not waited for. Platforms say it in their own way.
  // What a page looks like is no matter of the database.
  app.use(async (context, next) =>
    database.isAway() && !context.req.path.startsWith('/assets/') ? unavailable(context, texts.away) : next(),
  );
  // An app of its own: with patterns such as the pages have, requests of platforms too would go the router's slow way.
  const rest = new Hono({ strict: false });
  if (pages) rest.route('/', pages);
  app.all('*', (context) => rest.fetch(context.req.raw, context.env));

  rest.notFound((context) => context.text(`${texts.notFound}\n`, 404));
  rest.onError(explain);
  app.onError(explain);
  return app;

  async function tell(context: Context, sentence: string, status: 500 | 503): Promise<Response> {
    return (await troublePage(context, sentence, status)) ?? context.text(`${sentence}\n`, status);
  }

  function unavailable(context: Context, sentence: string, seconds = retryAfterS): Promise<Response> {
    context.header('retry-after', seconds);
    return tell(context, sentence, 503);
  }

  function explain(error: Error, context: Context): Response | Promise<Response> {
    if (error instanceof HTTPException) return error.getResponse();
    if (error instanceof UserError) return context.text(`${error.message}\n`, 400);
    if (error instanceof BusyError) return unavailable(context, texts.busy, '2');
    if (isBrokenOff(error, context)) {
      logger.debug({ path: context.req.path }, 'a request broke off before it was there');
      return context.body(null, 400);
    }
    if (isPassingFailure(error)) {
      logger.warn({ err: error, path: context.req.path }, 'a request could not be answered now');
      return unavailable(context, isUnwritable(error) ? texts.unwritable : texts.away);
    }
    const reference = randomBytes(4).toString('hex');
    logger.error({ err: error, reference, method: context.req.method, path: context.req.path }, 'a request failed');
    return tell(context, texts.fault({ reference }), 500);
  }
}

const retryAfterS = '30';

/** Whoever asked went away, or sent its body in a way that HTTP does not know. Nobody hears the answer. */
function isBrokenOff(error: Error, { env, req }: Context): boolean {
  const { incoming } = (env ?? {}) as { incoming?: IncomingMessage };
  if (incoming) return incoming.destroyed && !incoming.complete;
  return error.name === 'AbortError' && req.raw.signal.aborted;
}
