import { randomBytes } from 'node:crypto';
import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { BusyError } from '#src/core/concurrency-gate.ts';
import { scopes } from '#src/domain/tokens/token.ts';
import { isPassingFailure } from '#src/store/database/connection-failure.ts';
import type { ApiContext } from './context.ts';
import { corsFor } from './cors.ts';
import { type Asker, createGuard } from './guard.ts';
import { ApiProblem, apiTexts, badRequest, problemResponse } from './problem.ts';
import { type Api, reading } from './route.ts';
import { addActivity } from './routes/activity.ts';
import { addChanges } from './routes/changes.ts';
import { addEvents } from './routes/events.ts';
import { addExperiences } from './routes/experiences.ts';
import { addFigures } from './routes/figures.ts';
import { addOwn } from './routes/own.ts';
import { addProgramme } from './routes/programme.ts';
import { addRegions } from './routes/regions.ts';
import { addRules } from './routes/rules.ts';
import { addSubscriptions } from './routes/subscriptions.ts';
import { addWrites } from './routes/writes.ts';
import { instant, number } from './values.ts';

export const apiPath = '/api/v1';

const { problems: texts } = apiTexts;
const corsSeconds = 3_600;
/** Things are read, and written by POST. */
const usedMethods = ['GET', 'HEAD', 'POST'];
/** An experience has some 10,000 characters. */
const largestBody = 128 * 1024;

const own = z
  .object({
    person: number,
    token: z.object({ hint: z.string(), name: z.string(), scopes: z.array(z.enum(scopes)), expiresAt: instant }),
  })
  .openapi('Own');

/** What the API can do, as OpenAPI 3.1 says it. */
export type ApiDocument = ReturnType<Api['getOpenAPI31Document']>;

/** Creates the API below `/api/v1`, and its description. Every answer but the description needs a token. */
export function createApi(
  context: ApiContext,
  guard: MiddlewareHandler<Asker> = createGuard(context),
): { app: Api; document: ApiDocument } {
  const app: Api = new OpenAPIHono<Asker>({
    strict: false,
    defaultHook(result) {
      if (!result.success) throw badRequest(...result.error.issues.flatMap(faultsOf));
    },
  }).basePath(apiPath);
  app.use(secureHeaders({ strictTransportSecurity: false, crossOriginResourcePolicy: 'cross-origin' }));
  app.use(
    corsFor(context, {
      allowHeaders: ['authorization', 'if-none-match', 'content-type', 'idempotency-key'],
      allowMethods: usedMethods,
      exposeHeaders: ['etag', 'link', 'location', 'ratelimit', 'ratelimit-policy', 'retry-after'],
      maxAge: corsSeconds,
    }),
  );
  app.use(async (c, next) => {
    // Before who asks is known: no token lets do these.
    if (!usedMethods.includes(c.req.method)) throw refuseMethod(c, methodsAt(c.req.path) ?? usedMethods);
    await next();
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'private, no-cache');
  });
  app.use(etag());
  app.get('/openapi.json', (c) => c.json(document, 200, { 'cache-control': 'no-cache' }));
  app.use(guard);
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError() {
        throw new ApiProblem(413, texts.tooLarge, texts.tooLargeDetail({ bytes: String(largestBody) }));
      },
    }),
  );

  app.openapi(
    reading({ path: '/me', scope: null, tag: 'Token', summary: 'Whose token it is, and what it is for', answer: own }),
    (c) => {
      const { hint, name, scopes: open, expiresAt } = c.get('token');
      const token = { hint, name, scopes: open, expiresAt: expiresAt.toISOString() };
      return c.json({ person: c.get('reader').id, token }, 200);
    },
  );
  addRegions(app, context);
  addFigures(app, context);
  addExperiences(app, context);
  addProgramme(app, context);
  addEvents(app, context);
  addActivity(app, context);
  for (const add of [addOwn, addSubscriptions, addRules]) add(app, context);
  if (context.writes) for (const add of [addWrites, addChanges]) add(app, context, context.writes);
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });

  app.all('*', (c) => {
    const taken = methodsAt(c.req.path);
    if (taken && !taken.includes(c.req.method)) throw refuseMethod(c, taken);
    throw new ApiProblem(404, texts.notFound, texts.noPath({ url: `${apiPath}/openapi.json` }));
  });
  app.onError((error, c) => {
    if (error instanceof ApiProblem) return problemResponse(c, error);
    if (error instanceof HTTPException && error.status === 415)
      return problemResponse(c, new ApiProblem(415, texts.noJsonType, texts.noJsonTypeDetail));
    if (error instanceof HTTPException && error.status === 400)
      return problemResponse(c, badRequest({ parameter: 'body', detail: texts.noJson }));
    if (error instanceof BusyError || isPassingFailure(error)) {
      c.header('retry-after', '30');
      return problemResponse(c, new ApiProblem(503, texts.busy, texts.busyDetail));
    }
    const reference = randomBytes(4).toString('hex');
    context.logger.error({ err: error, reference, path: c.req.path }, 'a request to the API failed');
    return problemResponse(c, new ApiProblem(500, texts.fault, texts.faultDetail({ reference })));
  });

  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: apiTexts.title, version: '1', description: apiTexts.intro },
    servers: [{ url: context.publicUrl ?? '/' }],
  });
  const methodsAt = createMethods({ ...document.paths, [`${apiPath}/openapi.json`]: { get: {} } });
  return { app, document };
}

/** Returns what the API can do, all of it, without a server to ask. */
export function describeApi(): ApiDocument {
  const nothing = new Map<never, never>();
  const catalogue = { regions: nothing, indicators: nothing, territories: nothing };
  const behind = { catalogue, writes: {}, publicUrl: null, now: () => new Date() };
  // The routes are told apart by their schemas alone; what they work with is first asked for by a request.
  return createApi(behind as unknown as ApiContext, async (_c, next) => next()).document;
}

function refuseMethod(c: Context, taken: readonly string[]): ApiProblem {
  const methods = taken.join(', ');
  c.header('allow', methods);
  return new ApiProblem(405, texts.otherMethod, texts.otherMethodDetail({ methods, method: c.req.method }));
}

/** Makes what tells the methods that an address takes, by the paths of a description; null where none is described. */
function createMethods(paths: Record<string, { get?: unknown; post?: unknown }>) {
  const described = Object.entries(paths).map(([path, { get, post }]) => ({
    // A slash at the end makes no other address.
    address: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}/?$`),
    methods: [...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : [])],
  }));
  return (asked: string): string[] | null => {
    const taken = new Set(described.flatMap(({ address, methods }) => (address.test(asked) ? methods : [])));
    return taken.size > 0 ? usedMethods.filter((method) => taken.has(method)) : null;
  };
}

/** The faults of a request as zod tells them, each with the parameter it is about. */
function faultsOf(issue: z.core.$ZodIssue): { parameter: string; detail: string }[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((parameter) => ({ parameter, detail: texts.unknownParameter }));
  return [{ parameter: issue.path.join('.') || 'request', detail: issue.message }];
}
