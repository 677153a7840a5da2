import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { UserError } from '#src/core/errors.ts';
import type { Scope } from '#src/domain/tokens/token.ts';
import { type Asker, needs } from './guard.ts';
import { apiTexts, notFound, problemSchema } from './problem.ts';

export type Api = OpenAPIHono<Asker>;

/** Describes an answer that is a problem. */
export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

const { problems: texts } = apiTexts;
/** What can go wrong with every route. */
export const problems = {
  400: problem(texts.bad),
  401: problem(texts.noToken),
  403: problem(texts.noScope),
  404: problem(texts.notFound),
  429: problem(texts.tooMany),
  503: problem(texts.busy),
};

/** Names an operation by what its address says, as generated clients call it: `getExperience` of GET /experiences/{number}, `postQuestionClose` of POST /questions/{number}/close. */
export function operationIdOf(method: 'get' | 'post', path: string): string {
  const segments = path.split('/').filter(Boolean);
  const words = segments.flatMap((segment, at) => {
    if (segment.startsWith('{')) return [];
    return segments[at + 1]?.startsWith('{') ? segment.replace(/ies$/, 'y').replace(/s$/, '') : segment;
  });
  return [method, ...words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)].join('');
}

const noQuery = z.strictObject({});
export const noParams = z.object({});

/** Describes how something is read: a route of GET, with the scope that its token needs (null: any), and what can go wrong. */
export function reading<
  const Path extends string,
  Answer extends z.ZodType,
  Query extends z.ZodObject = typeof noQuery,
  Params extends z.ZodObject = typeof noParams,
>({
  path,
  scope,
  summary,
  answer,
  tag,
  query,
  params,
  alsoAs = {},
  within,
}: {
  path: Path;
  scope: Scope | null;
  tag: string;
  summary: string;
  answer: Answer;
  query?: Query;
  params?: Params;
  /** Other media types of the same. */
  alsoAs?: Record<string, { schema: z.ZodType }>;
  /** What it runs within. */
  within?: MiddlewareHandler<Asker>;
}) {
  return createRoute({
    method: 'get',
    path,
    operationId: operationIdOf('get', path),
    summary,
    tags: [tag],
    security: [{ token: scope === null ? [] : [scope] }],
    middleware: [...(scope === null ? [] : [needs(scope)]), ...(within ? [within] : [])],
    request: { query: (query ?? noQuery) as Query, params: (params ?? noParams) as Params },
    responses: {
      200: { description: summary, content: { 'application/json': { schema: answer }, ...alsoAs } },
      ...problems,
    },
  });
}

/** Reads by an operation that refuses with a sentence in chat: here it is a thing that is not there. */
export async function orNotFound<Read>(read: Promise<Read>): Promise<Read> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof UserError) throw notFound();
    throw error;
  }
}
