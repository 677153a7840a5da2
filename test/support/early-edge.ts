import { createServer, type IncomingMessage, request as passOn, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the edge does with an upload before it has read its body. */
export type Early =
  | { status: number; headers?: Record<string, string>; json?: unknown; text?: string }
  /** The connection is reset: at once, or after so many bytes. */
  | { resetAfterBytes: number }
  /** Neither read nor answered. */
  | 'silence'
  /** Answered at the beginning, and then no more comes. */
  | 'half-an-answer';

/**
 * What stands before a platform's servers: passes everything on to `upstream`, but for uploads that `isUpload` knows, which it answers early
 * while `answer` says how. Real sockets, because what is tested is how an HTTP client takes it.
 */
export async function startEarlyEdge(upstream: string, isUpload: (request: IncomingMessage) => boolean) {
  const target = new URL(upstream);
  const edge = { early: 0, passed: 0, answer: null as Early | null };
  const server = createServer((request, response) => {
    if (edge.answer && isUpload(request)) {
      edge.early += 1;
      return answerEarly(edge.answer, request, response);
    }
    edge.passed += 1;
    const { hostname, port } = target;
    const { method, url: path, headers } = request;
    const onward = passOn({ hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(edge, {
    url,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function answerEarly(early: Early, request: IncomingMessage, response: ServerResponse): void {
  if (early === 'silence') return void request.pause();
  if (early === 'half-an-answer') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"id":');
    return;
  }
  if ('resetAfterBytes' in early) {
    let read = 0;
    const reset = () => void request.socket.resetAndDestroy();
    if (early.resetAfterBytes === 0) return void request.socket.resetAndDestroy();
    request.on('data', (chunk: Buffer) => {
      read += chunk.length;
      if (read >= early.resetAfterBytes) reset();
    });
    return;
  }
  const { status, headers, json, text } = early;
  response.writeHead(status, { 'content-type': json === undefined ? 'text/html' : 'application/json', ...headers });
  response.end(json === undefined ? text : JSON.stringify(json));
}

/** Rejections that nobody holds, since it was called; they end a process. */
export function watchRejections(): { seen: unknown[]; stop(): void } {
  const seen: unknown[] = [];
  const note = (error: unknown) => void seen.push(error);
  process.on('unhandledRejection', note);
  return { seen, stop: () => void process.off('unhandledRejection', note) };
}
