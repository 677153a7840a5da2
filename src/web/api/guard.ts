import type { Context, MiddlewareHandler } from 'hono';
import type { Person } from '#src/core/person.ts';
import { createRateLimit } from '#src/core/rate-limit.ts';
import type { ApiToken, Scope } from '#src/domain/tokens/token.ts';
import { openToken } from '#src/operations/tokens/tokens.ts';
import type { ApiContext } from './context.ts';
import { ApiProblem, apiTexts } from './problem.ts';

const { problems: texts } = apiTexts;

/** What a route knows of who asks. */
export type Asker = { Variables: { reader: Person; token: ApiToken } };

const askedInside = Symbol('who asks');
type Inside = { [askedInside]?: Asker['Variables'] };

/** Makes what goes with a request of this server to its own API, for somebody whom a guard has let in already. */
export const askingAs = (asker: Asker['Variables']): object => ({ [askedInside]: asker });

const windowMs = 60_000;
/** Requests a minute: of a token, and of an address whose token opens nothing. */
export const perMinute = { token: 300, stranger: 30 } as const;

/** Creates what lets nobody in without a token, and counts how often each asks. */
export function createGuard(context: ApiContext): MiddlewareHandler<Asker> {
  const ofToken = createRateLimit({ limit: perMinute.token, windowMs });
  const ofStranger = createRateLimit({ limit: perMinute.stranger, windowMs });

  return async (c, next) => {
    const inside = (c.env as Inside | undefined)?.[askedInside];
    if (inside) {
      c.set('reader', inside.reader);
      c.set('token', inside.token);
      return next();
    }
    const now = context.now();
    const secret = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const opened = secret === undefined ? null : await openToken(context, secret, now);
    if (!opened) {
      count(c, ofStranger(context.remoteOf?.(c) ?? 'unknown', now));
      c.header('www-authenticate', secret === undefined ? 'Bearer' : 'Bearer error="invalid_token"');
      throw secret === undefined
        ? new ApiProblem(401, texts.noToken, texts.noTokenDetail)
        : new ApiProblem(401, texts.badToken, texts.badTokenDetail);
    }
    count(c, ofToken(String(opened.token.id), now));
    c.set('reader', opened.person);
    c.set('token', opened.token);
    await next();
  };
}

function count(c: Context, { isOver, limit, remaining, resetS }: ReturnType<ReturnType<typeof createRateLimit>>): void {
  c.header('ratelimit-policy', `"minute";q=${limit};w=${windowMs / 1_000}`);
  c.header('ratelimit', `"minute";r=${remaining};t=${resetS}`);
  if (!isOver) return;
  c.header('retry-after', String(resetS));
  throw new ApiProblem(429, texts.tooMany, texts.tooManyDetail({ limit, seconds: resetS }));
}

/** Creates what lets only tokens with a scope go on. */
export const needs =
  (scope: Scope): MiddlewareHandler<Asker> =>
  async (c, next) => {
    if (!c.get('token').scopes.includes(scope))
      throw new ApiProblem(403, texts.noScope, texts.noScopeDetail({ scope }));
    await next();
  };
