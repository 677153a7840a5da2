import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { textsFor } from '#src/texts/index.ts';

/** The API speaks English. */
export const apiTexts = textsFor('en').api;
const { problems: texts } = apiTexts;

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ parameter: z.string(), detail: z.string() })).optional(),
  })
  .openapi('Problem');

type Fault = { parameter: string; detail: string };

/** What keeps a request from being answered, thrown by a route. */
export class ApiProblem extends Error {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  readonly errors: readonly Fault[];

  constructor(status: ContentfulStatusCode, title: string, detail: string, errors: readonly Fault[] = []) {
    super(detail);
    this.status = status;
    this.title = title;
    this.errors = errors;
  }
}

/** Makes a problem that names what is wrong with each parameter. */
export const badRequest = (...errors: Fault[]) =>
  new ApiProblem(400, texts.bad, texts.badDetail({ count: errors.length }), errors);

/** Nothing that this reader may see: whether there is anything is not told. */
export const notFound = () => new ApiProblem(404, texts.notFound, texts.notFoundDetail);

/** Answers with a problem as RFC 9457 writes it. */
export function problemResponse(c: Context, { status, title, message, errors }: ApiProblem): Response {
  const body = { type: 'about:blank', title, status, detail: message, ...(errors.length > 0 && { errors }) };
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
}
