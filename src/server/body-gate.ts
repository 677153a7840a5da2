import type { IncomingMessage } from 'node:http';
import { createMiddleware } from 'hono/factory';
import { operatorTexts } from '#src/texts/operator.ts';

const { server: texts } = operatorTexts;

export type BodyBounds = {
  /** No route takes more. */
  largest: number;
  /** The bytes that all request bodies in progress may hold together. */
  total: number;
  /** The bytes of them for bodies larger than `small`, so that a flood of those leaves room for the platforms' usual requests. */
  large: number;
  small: number;
};

const mb = 1024 * 1024;
/** What goes to disk as it comes and is held nowhere: files for the page of staff, which looks first whether the link is one. */
const streamed = {
  path: /^\/(?:(?:imports|collections)\/[\w-]{22}|records\/[\w-]{22}\/files)$/,
  largest: 101_000_000,
  largestFile: 100_000_000,
};
const bounds: BodyBounds = { largest: 4 * mb, total: 64 * mb, large: 40 * mb, small: 128 * 1024 };

/** Of a body that is too large so much is received and dropped, for so long and of so many at once: clients read an answer only behind what they send. */
const dropping = { most: 256 * mb, forMs: 20_000, atOnce: 16 };

/** The bytes that a request costs besides its body. */
const ownBytes = 8 * 1024;
const retryAfterS = 2;

/**
 * Bounds what bodies hold in memory before anybody has looked at who sent them. Each is counted by the length it announces, or as the largest
 * there is where it announces none, until it is answered. What does not fit any more is told to come again.
 */
export function createBodyGate({ largest, total, large, small }: BodyBounds = bounds) {
  let held = 0;
  let heldByLarge = 0;
  let dropped = 0;

  /** Resolves when nothing more of the body is to be received. */
  async function dropBody(incoming: IncomingMessage | undefined): Promise<void> {
    if (!incoming || incoming.readableEnded || incoming.destroyed || dropped >= dropping.atOnce) return;
    dropped += 1;
    let received = 0;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, dropping.forMs);
      const end = () => {
        clearTimeout(timer);
        resolve();
      };
      incoming.on('data', ({ length }: Buffer) => {
        received += length;
        if (received > dropping.most) end();
      });
      for (const event of ['end', 'error', 'close']) incoming.once(event, end);
    });
    incoming.pause();
    dropped -= 1;
  }

  return createMiddleware(async (context, next) => {
    const { method, raw } = context.req;
    const { incoming } = (context.env ?? {}) as { incoming?: IncomingMessage };
    // An answer that comes before anybody has read what is sent would be lost with the connection.
    const answer = async () => {
      await next();
      if (incoming && hasBody(incoming) && !incoming.readableDidRead) await dropBody(incoming);
    };
    if (method !== 'POST') return answer();
    const announced = raw.headers.get('content-length');
    const size = announced === null ? largest : Number(announced);
    const isStreamed = streamed.path.test(context.req.path);
    if (isStreamed && size <= streamed.largest) return answer();
    if (!(size <= largest)) {
      await dropBody(incoming);
      context.header('connection', 'close');
      const most = Math.floor((isStreamed ? streamed.largestFile : largest) / 1_000_000);
      return context.text(`${texts.tooLarge({ megabytes: String(most) })}\n`, 413);
    }
    const cost = size + ownBytes;
    const isLarge = size > small;
    if (held + cost > total || (isLarge && heldByLarge + cost > large)) {
      context.header('connection', 'close');
      context.header('retry-after', String(retryAfterS));
      return context.text(`${texts.receiving}\n`, 503);
    }
    held += cost;
    if (isLarge) heldByLarge += cost;
    try {
      await answer();
    } finally {
      held -= cost;
      if (isLarge) heldByLarge -= cost;
    }
  });
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
