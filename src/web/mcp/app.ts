import { randomBytes } from 'node:crypto';
import { OpenAPIHono } from '@hono/zod-openapi';
import { createMcpHandler, Server } from '@modelcontextprotocol/server';
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Bot } from '#src/core/bot.ts';
import { BusyError } from '#src/core/concurrency-gate.ts';
import { readBody } from '#src/core/read-body.ts';
import { cutTo } from '#src/core/text.ts';
import { isPassingFailure } from '#src/store/database/connection-failure.ts';
import type { ApiDocument } from '../api/app.ts';
import type { ApiContext } from '../api/context.ts';
import { corsFor, originsOf } from '../api/cors.ts';
import { type Asker, askingAs } from '../api/guard.ts';
import { ApiProblem, apiTexts, problemResponse } from '../api/problem.ts';
import type { Api } from '../api/route.ts';
import { linkOfLine } from '../links.ts';
import { commandTools } from './command-tools.ts';
import { draftTools } from './draft-tools.ts';
import { routeTools } from './route-tools.ts';
import { saying, type Tool, type ToolAnswer, mcpTexts as texts } from './tool.ts';

const { problems } = apiTexts;
const mcpPath = '/mcp';
/** Arguments are names and short texts; the longest, a draft, has some 10,000 characters. */
const largestBody = 128 * 1024;
const corsSeconds = 3_600;

/** Returns what a body says; nothing where it is no JSON. */
function parse(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return undefined;
  }
}

export type McpParts = ApiContext & {
  bot: Pick<Bot, 'commands' | 'ask' | 'describe'>;
  api: { app: Api; document: ApiDocument };
  guard: MiddlewareHandler<Asker>;
  version: string;
};

/**
 * Creates `/mcp`, where assistants of people ask what commands answer: Model Context Protocol over Streamable HTTP, each request for itself. Tokens, rights and limits are
 * those of the API.
 */
export function createMcp(parts: McpParts): OpenAPIHono<Asker> {
  const { bot, api, guard, publicUrl, version, logger } = parts;
  const pageOf = (line: string) => {
    const path = publicUrl === null ? null : linkOfLine(line, false);
    return path === null ? null : `${publicUrl}${path}`;
  };
  const tools: Tool[] = [
    ...commandTools(bot, pageOf),
    ...routeTools(api.document, async (path, asker) => api.app.request(path, {}, askingAs(asker))),
    ...draftTools(parts),
  ];
  const app = new OpenAPIHono<Asker>({ strict: false });
  app.use(mcpPath, secureHeaders({ strictTransportSecurity: false, crossOriginResourcePolicy: 'cross-origin' }));
  app.use(mcpPath, async (c, next) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && !mayAsk(origin, c.req.url))
      throw new ApiProblem(403, texts.foreignOrigin, texts.foreignOriginDetail({ origin: cutTo(origin, 100) }));
    await next();
  });
  app.use(
    mcpPath,
    corsFor(parts, {
      allowHeaders: ['authorization', 'content-type', 'accept', 'mcp-protocol-version', 'mcp-method', 'mcp-name'],
      allowMethods: ['POST'],
      exposeHeaders: ['ratelimit', 'ratelimit-policy', 'retry-after', 'www-authenticate'],
      maxAge: corsSeconds,
    }),
  );
  app.use(mcpPath, async (c, next) => {
    // Before who asks is known: no token lets do others.
    if (c.req.method === 'POST') return next();
    c.header('allow', 'POST');
    throw new ApiProblem(405, texts.onlyPost, texts.onlyPostDetail);
  });
  app.use(mcpPath, guard);
  app.all(mcpPath, async (c) => {
    const body = await readBody(c.req.raw, largestBody);
    if (body === null) throw new ApiProblem(413, texts.tooLarge, texts.tooLargeDetail({ bytes: String(largestBody) }));
    const asker = { reader: c.get('reader'), token: c.get('token') };
    const parsed = parse(body);
    if (parsed === undefined) throw new ApiProblem(400, problems.bad, texts.noJson);
    if (Array.isArray(parsed)) throw new ApiProblem(400, problems.bad, texts.oneByOne);
    const request = new Request(c.req.url, { method: 'POST', headers: c.req.raw.headers, signal: c.req.raw.signal });
    const answer = await createMcpHandler(() => serve(asker), { onerror: note }).fetch(request, { parsedBody: parsed });
    for (const [name, value] of c.res.headers) if (!answer.headers.has(name)) answer.headers.set(name, value);
    answer.headers.set('cache-control', 'no-store');
    return answer;
  });
  app.onError((error, c) => {
    if (error instanceof ApiProblem) return problemResponse(c, error);
    if (error instanceof BusyError || isPassingFailure(error)) {
      c.header('retry-after', '30');
      return problemResponse(c, new ApiProblem(503, problems.busy, problems.busyDetail));
    }
    const reference = randomBytes(4).toString('hex');
    logger.error({ err: error, reference }, 'a request of MCP failed');
    return problemResponse(c, new ApiProblem(500, problems.fault, problems.faultDetail({ reference })));
  });
  return app;

  function mayAsk(origin: string, url: string): boolean {
    const apiOrigins = originsOf(parts);
    if (apiOrigins.includes('*') || apiOrigins.includes(origin)) return true;
    // The name in the address is one of ours, or the request would not have come so far.
    return [url, publicUrl].some((own) => own !== null && URL.parse(own)?.host === URL.parse(origin)?.host);
  }

  function note(error: Error): void {
    logger.debug({ err: error }, 'a message of MCP was refused');
  }

  /** A server for one message of one asker. */
  function serve(asker: Asker['Variables']): Server {
    const server = new Server(
      { name: 'causeway', title: texts.title, version },
      { capabilities: { tools: {} }, instructions: texts.instructions },
    );
    const isOpen = ({ scope }: Tool) => asker.token.scopes.includes(scope);
    server.setRequestHandler('tools/list', () => ({ tools: tools.filter(isOpen).map(({ listed }) => listed) }));
    server.setRequestHandler('tools/call', async ({ params: { name, arguments: given = {} } }) => {
      const tool = tools.find(({ listed }) => listed.name === name);
      return tool && isOpen(tool) ? call(tool, given, asker) : saying(texts.noTool({ name: cutTo(name, 100) }), true);
    });
    return server;
  }

  async function call(tool: Tool, given: Record<string, unknown>, asker: Asker['Variables']): Promise<ToolAnswer> {
    try {
      return await tool.call(given, asker);
    } catch (error) {
      if (error instanceof BusyError || isPassingFailure(error)) return saying(problems.busyDetail, true);
      const reference = randomBytes(4).toString('hex');
      logger.error({ err: error, reference, tool: tool.listed.name }, 'a tool of MCP failed');
      return saying(problems.faultDetail({ reference }), true);
    }
  }
}
