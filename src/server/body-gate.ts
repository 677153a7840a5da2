import { createMiddleware } from 'hono/factory';

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
const streamed = { path: /^\/imports\/[\w-]{22}$/, largest: 101_000_000 };
const bounds: BodyBounds = { largest: 4 * mb, total: 64 * mb, large: 40 * mb, small: 128 * 1024 };

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

  return createMiddleware(async (context, next) => {
    const { method, raw } = context.req;
    if (method !== 'POST') return next();
    const announced = raw.headers.get('content-length');
    const size = announced === null ? largest : Number(announced);
    if (streamed.path.test(context.req.path) && size <= streamed.largest) return next();
    if (!(size <= largest)) {
      context.header('connection', 'close');
      return context.text('This is too much.\n', 413);
    }
    const cost = size + ownBytes;
    const isLarge = size > small;
    if (held + cost > total || (isLarge && heldByLarge + cost > large)) {
      context.header('connection', 'close');
      context.header('retry-after', String(retryAfterS));
      return context.text('Too much is being received at once. Try again in a moment.\n', 503);
    }
    held += cost;
    if (isLarge) heldByLarge += cost;
    try {
      await next();
    } finally {
      held -= cost;
      if (isLarge) heldByLarge -= cost;
    }
  });
}
