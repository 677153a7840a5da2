import { setTimeout as wait } from 'node:timers/promises';
import type { Context, MiddlewareHandler } from 'hono';
import { BusyError, createGate } from '#src/core/concurrency-gate.ts';
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
/** Requests a minute of an address whose token opens nothing. */
const strangerPerMinute = 30;
const usualPerMinute = 300;

/** Returns how many requests a minute are answered for one token. */
export const requestsPerMinute = ({ live }: Pick<ApiContext, 'live'>): number =>
  live?.values().apiRequests ?? usualPerMinute;

/** So many requests that read many figures run at once in this server, and are begun or wait of one token and of all: each takes the thread for a tenth of a second and more. */
const heavy = { atOnce: 1, ofOne: 3, waiting: 12 } as const;

const longestBreathMs = 1_000;

/** Creates what lets requests that read many figures run one after the other, with room for others between them. */
export function createHeavy(): MiddlewareHandler<Asker> {
  const gate = createGate(heavy);
  return async (c, next) => {
    const { id } = c.get('token');
    try {
      await gate.pass(id, async () => {
        const began = performance.now();
        await next();
        // What came meanwhile gets as much of the thread as this took.
        await wait(Math.min(performance.now() - began, longestBreathMs));
      });
    } catch (error) {
      if (!(error instanceof BusyError && error.isOwn)) throw error;
      c.header('retry-after', '1');
      throw new ApiProblem(429, texts.tooMany, texts.tooManyAtOnce({ count: heavy.ofOne }));
    }
  };
}

/** Creates what lets nobody in without a token, and counts how often each asks. */
export function createGuard(context: ApiContext): MiddlewareHandler<Asker> {
  const ofToken = createRateLimit({ limit: () => requestsPerMinute(context), windowMs });
  const ofStranger = createRateLimit({ limit: strangerPerMinute, windowMs });

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
