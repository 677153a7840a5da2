import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { UserError } from '#src/core/errors.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Person } from '#src/core/person.ts';
import type { Scope } from '#src/domain/tokens/token.ts';
import { onceByKey } from '#src/operations/tokens/once.ts';
import type { WriteContext } from './context.ts';
import { type Asker, needs } from './guard.ts';
import { ApiProblem, apiTexts } from './problem.ts';
import { noParams, operationIdOf, problem, problems } from './route.ts';
import { number } from './values.ts';

const { problems: texts } = apiTexts;

const headers = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: 'Anything unique: the same request under it does nothing a second time, for a day.' }),
});

/** What is told of something that was written: its number, and where it is read. */
export const written = z.object({ number, address: z.string(), isBefore: z.boolean() }).openapi('Written', {
  description: '`isBefore`: it was there already in the same words, and nothing was added.',
});
type Written = z.infer<typeof written>;

/** Describes how something is written: a route of POST, with the scope that its token needs, and what can go wrong. */
export function writing<
  const Path extends string,
  Body extends z.ZodType,
  Params extends z.ZodObject = typeof noParams,
>({
  path,
  scope,
  summary,
  body,
  tag,
  params,
}: {
  path: Path;
  scope: Scope;
  tag: string;
  summary: string;
  body: Body;
  params?: Params;
}) {
  return createRoute({
    method: 'post',
    path,
    operationId: operationIdOf('post', path),
    summary,
    tags: [tag],
    security: [{ token: [scope] }],
    middleware: [needs(scope)],
    request: {
      headers,
      params: (params ?? noParams) as Params,
      body: { required: true, content: { 'application/json': { schema: body } } },
    },
    responses: {
      201: { description: summary, content: { 'application/json': { schema: written } } },
      ...problems,
      409: problem(texts.refused),
      413: problem(texts.tooLarge),
      415: problem(texts.noJsonType),
      422: problem(texts.otherRequest),
    },
  });
}

/** Does what a request asks, in one transaction and once for its key. What the operation refuses with a sentence for people is told in it. */
export async function write(
  c: Context<Asker>,
  context: WriteContext,
  now: Date,
  run: (inside: WriteContext, by: { person: Person; now: Date }) => Promise<Written>,
): Promise<Written> {
  const request = `${c.req.path}\n${await c.req.text()}`;
  const key = c.req.header('idempotency-key') ?? null;
  const by = { person: c.get('reader'), now };
  try {
    const asked = { token: c.get('token').id, key, request, now };
    const answer = await onceByKey(context, asked, (inside) => run(inside, by));
    if (answer === 'other') throw new ApiProblem(422, texts.otherRequest, texts.otherRequestDetail);
    context.outbox.wake();
    return answer;
  } catch (error) {
    if (error instanceof UserError) throw new ApiProblem(409, texts.refused, plainText(error.message));
    throw error;
  }
}
