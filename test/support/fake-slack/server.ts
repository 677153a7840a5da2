import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callMethod } from './api.ts';
import type { Fault, Faults } from './faults.ts';
import { type Answer, type Args, refuse, type Settings } from './method.ts';
import type { OAuth } from './oauth.ts';
import type { Reply, Responses } from './responses.ts';
import type { Sockets } from './socket.ts';
import type { World } from './world.ts';

export type Call = { method: string; args: Args; token: string | undefined; answer: Answer | null };

type Parts = {
  world: World;
  faults: Faults;
  oauth: OAuth;
  responses: Responses;
  settings: Settings;
  appTokens: Set<string>;
  calls: Call[];
  sockets(): Sockets;
};

/** These arrive as JSON inside a form. */
const jsonArgs = ['blocks', 'attachments', 'view', 'files', 'metadata'];

/** Slack's side of HTTP: the Web API, uploads, downloads, response addresses and the page of OAuth. */
export function createFakeServer(parts: Parts): Server {
  const { world, faults, oauth, responses, settings, appTokens, calls } = parts;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', settings.url);
    const body = await readBody(request);
    const send = (value: unknown, status = 200, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
      response.end(JSON.stringify(value));
    };

    const method = /^\/api\/([\w.]+)$/.exec(url.pathname)?.[1];
    if (method) return answerMethod(method, request, response, url, body, send);

    const upload = /^\/upload\/v1\/(\w+)$/.exec(url.pathname)?.[1];
    if (upload) {
      const fault = faults.take('upload');
      if (fault?.type === 'status') return send({}, fault.status);
      const file = world.files.get(upload);
      if (!file) return send({}, 404);
      file.bytes = await readUpload(request, body);
      if (file.bytes.length !== Number(url.searchParams.get('length'))) {
        file.bytes = null;
        return send({ ok: false, error: 'length mismatch' }, 400);
      }
      response.end(`OK - ${file.bytes.length}`);
      return;
    }

    const key = /^\/actions\/(\w+)$/.exec(url.pathname)?.[1];
    if (key) {
      const fault = faults.take('response_url');
      if (fault?.type === 'status') return send({}, fault.status);
      if (fault?.type === 'hang') return;
      if (fault?.type === 'rate-limited')
        return send(refuse('ratelimited'), 429, { 'retry-after': String(fault.retryAfterS) });
      if (fault?.type === 'error') return send(refuse(fault.error), 400);
      const reply = JSON.parse(body.toString()) as Reply;
      const used = responses.use(key, reply);
      calls.push({
        method: 'response_url',
        args: reply as Args,
        token: undefined,
        answer: { ok: used.status === 200, ...(used.status !== 200 && { error: used.text }) },
      });
      if (fault?.type === 'lost-answer') return void response.destroy();
      response.writeHead(used.status).end(used.text);
      return;
    }

    const fileId = /^\/files-pri\/(\w+)\//.exec(url.pathname)?.[1];
    if (fileId) {
      const token = world.tokens.get(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
      const bytes = world.files.get(fileId)?.bytes;
      if (!token || !bytes) return send({}, 403);
      const fault = faults.take('download');
      if (fault?.type === 'page') return void response.writeHead(302, { location: '/signin' }).end();
      if (fault?.type === 'held') await fault.until;
      response.end(bytes);
      return;
    }

    if (url.pathname === '/signin') {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end('<!DOCTYPE html><title>Sign in</title>');
      return;
    }

    if (url.pathname === '/oauth/v2/authorize') {
      const to = oauth.authorize(url.searchParams);
      if ('problem' in to) return send(to, 400);
      response.writeHead(302, { location: to.location }).end();
      return;
    }
    send({}, 404);
  }

  async function answerMethod(
    method: string,
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    body: Buffer,
    send: (value: unknown, status?: number, headers?: Record<string, string>) => void,
  ): Promise<void> {
    const args = readArgs(request, url, body);
    const token = (args?.token as string | undefined) ?? /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const call: Call = { method, args: args ?? {}, token, answer: null };
    calls.push(call);
    const waitS = faults.waitS(`${method} ${token}`);
    const fault: Fault | null =
      waitS > 0 ? { type: 'rate-limited', retryAfterS: waitS } : faults.take(method, args ?? {});
    if (fault?.type === 'hang') return;
    if (fault?.type === 'held') await fault.until;
    if (fault?.type === 'rate-limited') {
      if (waitS === 0) faults.limit(`${method} ${token}`, fault.retryAfterS);
      return send(refuse('ratelimited'), 429, { 'retry-after': String(fault.retryAfterS) });
    }
    if (fault?.type === 'status') return send({}, fault.status);
    if (fault?.type === 'error') return send(refuse(fault.error));
    call.answer = !args
      ? refuse('invalid_json')
      : method === 'oauth.v2.access'
        ? oauth.access(args, request.headers.authorization)
        : method === 'apps.connections.open'
          ? openConnection(token)
          : settings.forwardTo
            ? await forward(method, request, body)
            : callMethod(world, method, token, args, settings);
    if (fault?.type === 'lost-answer') return void response.destroy();
    send(call.answer);
  }

  /** The answer of another Slack. What was uploaded there may stand in what is said here. */
  async function forward(method: string, request: IncomingMessage, body: Buffer): Promise<Answer> {
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const response = await fetch(`${settings.forwardTo}/api/${method}`, {
      method: 'POST',
      headers: { authorization, 'content-type': type },
      body: new Uint8Array(body),
    });
    const answered = (await response.json()) as Answer;
    if (method === 'files.completeUploadExternal' && answered.ok)
      for (const { id } of answered.files as { id: string }[])
        world.files.set(id, {
          id,
          name: '',
          title: '',
          alt: null,
          bytes: null,
          isComplete: true,
          teamId: world.tokens.get(authorization.replace('Bearer ', ''))?.team.id ?? '',
          channel: null,
          readyAtMs: 0,
        });
    return answered;
  }

  function openConnection(token: string | undefined): Answer {
    if (!token?.startsWith('xapp-')) return refuse('not_allowed_token_type');
    return appTokens.has(token) ? { ok: true, url: parts.sockets().newUrl(settings.url) } : refuse('invalid_auth');
  }

  return createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error('fake slack', error);
      response.destroy();
    });
  });
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Null where a JSON argument is none. */
function readArgs(request: IncomingMessage, url: URL, body: Buffer): Args | null {
  const isJson = request.headers['content-type']?.startsWith('application/json');
  try {
    const args: Args = {
      ...Object.fromEntries(url.searchParams),
      ...(isJson ? JSON.parse(body.toString() || '{}') : Object.fromEntries(new URLSearchParams(body.toString()))),
    };
    for (const name of jsonArgs) if (typeof args[name] === 'string') args[name] = JSON.parse(args[name]);
    return args;
  } catch {
    return null;
  }
}

async function readUpload(request: IncomingMessage, body: Buffer): Promise<Buffer> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Request('http://fake', {
    method: 'POST',
    headers: { 'content-type': type },
    body: new Uint8Array(body),
  }).formData();
  const [file] = [...form.values()].filter((value) => typeof value !== 'string');
  return file ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
}
