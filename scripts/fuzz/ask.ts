import { Agent, request } from 'node:http';

/** The answer to a body: an HTTP status, or a word if there is none. */
export type Answer = { status: number | string; text: string; ms: number };

export type Ask = {
  method?: string;
  path: string;
  headers?: Record<string, string | string[]>;
  body?: Buffer | string;
};

const longestMs = 30_000;
/** Nothing here answers with more. */
const mostRead = 1_000_000;

/** Asks as nothing that checks would: any path, any header. */
export function createAsk(url: string, connections: number) {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });

  function ask({ method = 'POST', path, headers = {}, body }: Ask, isAgain = false): Promise<Answer> {
    const since = performance.now();
    return new Promise<Answer>((resolve) => {
      const end = (status: number | string, text = '') => resolve({ status, text, ms: performance.now() - since });
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const asked = request({ hostname, port, method, path, agent, headers: { ...length, ...headers } }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (text.length < mostRead) text += chunk;
        });
        response.on('end', () => end(response.statusCode ?? 0, text));
        response.on('error', () => end('broken off'));
      });
      asked.setTimeout(longestMs, () => {
        end('no answer');
        asked.destroy();
      });
      asked.on('error', () => {
        // A connection that was kept open may be closed just as it is used again.
        if (!isAgain && asked.reusedSocket)
          ask({ method, path, headers, ...(body !== undefined && { body }) }, true).then(resolve);
        else end('broken off');
      });
      asked.end(body);
    });
  }

  return { ask: (what: Ask) => ask(what), close: () => agent.destroy() };
}

export type Asker = ReturnType<typeof createAsk>['ask'];
