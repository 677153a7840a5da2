import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gateway } from './gateway.ts';
import type { createRateLimits } from './rate-limits.ts';
import { refuse } from './refusal.ts';
import type { Answer, Asked } from './routes.ts';
import { listSpecProblems } from './spec.ts';
import type { StoredFile, World } from './world.ts';

export type Recorded = Asked & { status: number; authorization: string | undefined; at: number };
/** Instead of an answer, or (`after`) in place of the answer to what was done. */
export type Fault = {
  matches(method: string, path: string): boolean;
  status: number;
  headers?: Record<string, string>;
  json?: unknown;
  after?: boolean;
  /** Only from when this is so. */
  when?(): boolean;
  times: number;
};

/** The HTTP side: bodies read, judged and recorded; faults, rights and rate limits before the routes. */
export function createHttpSide({
  world,
  gateway,
  limits,
  route,
  now,
}: {
  world: World;
  gateway: Gateway;
  limits: ReturnType<typeof createRateLimits>;
  route(asked: Asked): Answer;
  now(): number;
}) {
  const requests: Recorded[] = [];
  const faults: Fault[] = [];
  /** Every body that the official description or the documented limits would refuse, in words. */
  const violations: string[] = [];
  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      violations.push(`the fake itself failed: ${error}`);
      response.writeHead(500).end('{}');
    });
  });
  gateway.attach(server);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://localhost');
    const raw = await readAll(request);
    if (url.pathname.startsWith('/attachments/')) {
      const file = world.files.get(url.pathname);
      response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' }).end(file?.data);
      return;
    }
    const path = /^\/api\/v10(\/.*)$/.exec(url.pathname)?.[1];
    if (!path) {
      response.writeHead(404).end();
      return;
    }
    // `@original` arrives as %40original.
    const asked = await readAsked(request, path.split('/').map(decodeURIComponent).join('/'), url.searchParams, raw);
    const { authorization } = request.headers;
    const { answer, headers } = decide(asked, authorization);
    requests.push({ ...asked, status: answer.status, authorization, at: now() });
    if (answer.status === 400) violations.push(`${asked.method} ${asked.path}: ${JSON.stringify(answer.json)}`);
    response.writeHead(answer.status, {
      ...(answer.json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    });
    response.end(answer.json === undefined ? undefined : JSON.stringify(answer.json));
  }

  function decide(
    asked: Asked,
    authorization: string | undefined,
  ): { answer: Answer; headers?: Record<string, string> } {
    const { method, path } = asked;
    const fault = faults.find(({ matches, times, when }) => times > 0 && matches(method, path) && (when?.() ?? true));
    if (fault) {
      fault.times -= 1;
      if (fault.after) route(asked);
      return {
        answer: { status: fault.status, json: fault.json ?? { message: 'fault', code: 0 } },
        ...(fault.headers && { headers: fault.headers }),
      };
    }
    const isOpen = /^\/(interactions\/|webhooks\/\d+\/[^/]+)/.test(path);
    if (isOpen && authorization) violations.push(`${method} ${path}: the bot's token was sent where none belongs`);
    if (!isOpen && authorization !== `Bot ${world.token}`) return { answer: refuse(401, 0, '401: Unauthorized') };
    const verdict = limits.take(`${method} ${path}`);
    if (verdict?.isOver)
      return {
        answer: {
          status: 429,
          json: { message: 'You are being rate limited.', retry_after: verdict.afterS, global: false, code: 0 },
        },
        headers: verdict.headers,
      };
    for (const problem of listSpecProblems(method, path, asked.body)) violations.push(`${method} ${path}: ${problem}`);
    return { answer: route(asked), ...(verdict && { headers: verdict.headers }) };
  }

  return {
    requests,
    faults,
    violations,
    async start(): Promise<number> {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return (server.address() as AddressInfo).port;
    },
    async stop(): Promise<void> {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function readAsked(request: IncomingMessage, path: string, query: URLSearchParams, raw: Buffer): Promise<Asked> {
  const method = request.method ?? 'GET';
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data'))
    return { method, path, query, body: raw.length > 0 ? JSON.parse(raw.toString()) : undefined, files: [] };
  const form = await new Request('http://localhost', {
    method: 'POST',
    headers: { 'content-type': type },
    body: new Uint8Array(raw),
  }).formData();
  const files: StoredFile[] = [];
  let body: unknown;
  for (const [key, value] of form)
    if (key === 'payload_json') body = JSON.parse(String(value));
    else if (value instanceof File)
      files.push({ key, name: value.name, type: value.type, data: Buffer.from(await value.arrayBuffer()) });
  return { method, path, query, body, files };
}
