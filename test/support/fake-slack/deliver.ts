import { createHmac } from 'node:crypto';
import type { Sockets } from './socket.ts';

/** What the app answered: `body` is its JSON or text, undefined if there was none. */
export type Delivered = { status: number; body: unknown; attempts: number };

export type DeliverOptions = {
  /** Requests go here instead of over a socket. */
  http: ((request: Request) => Promise<Response>) | null;
  signingSecret: string;
  ackTimeoutMs: number;
};

export function sign(
  secret: string,
  body: string | Uint8Array,
  timestamp = Math.floor(Date.now() / 1_000),
): Record<string, string> {
  const mac = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${mac}` };
}

const retries = 3;
const unanswered: Delivered = { status: 0, body: undefined, attempts: 1 };

/** Brings what happened to the app, over HTTP as Slack signs it or over its socket. */
export function createDeliver(options: DeliverOptions, sockets: () => Sockets) {
  async function post(body: string, contentType: string, headers: Record<string, string> = {}): Promise<Delivered> {
    if (!options.http) return unanswered;
    const request = new Request('http://causeway.test/slack/events', {
      method: 'POST',
      headers: { 'content-type': contentType, ...sign(options.signingSecret, body), ...headers },
      body,
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, options.ackTimeoutMs, null);
    });
    const response = await Promise.race([options.http(request), late]);
    clearTimeout(timer);
    if (!response) return unanswered;
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, body: isJson ? JSON.parse(text) : text || undefined, attempts: 1 };
  }

  async function overSocket(
    type: string,
    payload: unknown,
    retry?: { attempt: number; reason: string },
  ): Promise<Delivered> {
    const acked = await sockets().deliver(type, payload, retry);
    return acked ? { status: 200, body: acked.payload, attempts: 1 } : unanswered;
  }

  return {
    command: (payload: Record<string, string>) =>
      options.http
        ? post(new URLSearchParams(payload).toString(), 'application/x-www-form-urlencoded')
        : overSocket('slash_commands', payload),
    interaction: (payload: unknown) =>
      options.http
        ? post(
            new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
            'application/x-www-form-urlencoded',
          )
        : overSocket('interactive', payload),
    /** As Slack does: again while it is not answered with 2xx, the waits between left out. */
    async event(payload: unknown): Promise<Delivered> {
      let last = unanswered;
      for (let attempt = 0; attempt <= retries; attempt++) {
        const reason = last.status === 0 ? 'http_timeout' : 'http_error';
        last = options.http
          ? await post(
              JSON.stringify(payload),
              'application/json',
              attempt > 0 ? { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason } : {},
            )
          : await overSocket('events_api', payload, { attempt, reason: attempt > 0 ? reason : '' });
        if (last.status >= 200 && last.status < 300) return { ...last, attempts: attempt + 1 };
      }
      return { ...last, attempts: retries + 1 };
    },
    post,
  };
}
