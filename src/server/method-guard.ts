import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { operatorTexts } from '#src/texts/operator.ts';

const methods = ['GET', 'HEAD', 'POST'];

/**
 * Refuses every method that no route takes. Whatever changes something is reached by POST alone, and what a header or a parameter names as the
 * method is not heard.
 */
export const guardMethod = createMiddleware(async (context, next) => {
  if (methods.includes(context.req.method)) return next();
  // What programs use refuses as it refuses everything, with the methods of each address, and tells browsers whether a page of another origin may call it.
  if (/^\/(?:api\/v1(?:\/|$)|mcp\/?$)/.test(context.req.path)) return next();
  return context.text(`${operatorTexts.server.method({ method: context.req.method })}\n`, 405, {
    allow: methods.join(', '),
  });
});

/**
 * Answers HEAD before a route of GET hears of it, where such a route does something: takes a code, hands over what is kept. Link checkers and
 * mail scanners ask with HEAD.
 */
export const refuseHead = (context: Context): Response => context.body(null, 405, { allow: 'GET, POST' });
