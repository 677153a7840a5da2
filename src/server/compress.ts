import type { MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';

const isText = /^(?:text\/(?!event-stream)|application\/(?:json|xml|[\w.-]+\+(?:json|xml))|image\/svg\+xml)/i;
const compressed = compress({ contentTypeFilter: isText });

/**
 * Compresses the texts that anybody may have for the asking: pages, styles, scripts, lists. What is somebody's own (`no-store`) stays as it is, since
 * the length of a compressed answer tells of its secrets to whoever can put words beside them. Pictures and files are compressed already.
 */
export const compressTexts: MiddlewareHandler = async (context, next) => {
  await next();
  if (context.req.method !== 'GET' || context.req.header('accept-encoding') === undefined) return;
  if (/\bno-store\b/i.test(context.res.headers.get('cache-control') ?? '')) return;
  await compressed(context, async () => {});
};
