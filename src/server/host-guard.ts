import type { IncomingMessage } from 'node:http';
import { createMiddleware } from 'hono/factory';
import { operatorTexts } from '#src/texts/operator.ts';
import { createOwnNames } from './own-host.ts';

const { server: texts } = operatorTexts;

/**
 * Refuses requests under a foreign name: a page elsewhere could point a name of its own at this machine and have the reader's browser ask in
 * its stead (DNS rebinding). A server for other machines is also reached by address, which cannot be pointed elsewhere.
 */
export function guardHost(listensOn: string, publicUrl: string | null) {
  const isOurs = createOwnNames(listensOn, publicUrl);
  /** The last request's: nearly all name the same host, and parsing an address costs more than the rest of this check. */
  let last = { origin: '', name: '' };

  /** The host that an address names, in small letters; '' where it names none. */
  function nameIn(url: string): string {
    const [origin = ''] = withoutPath.exec(url) ?? [];
    if (origin !== last.origin) last = { origin, name: URL.parse(origin)?.hostname.toLowerCase() ?? '' };
    return last.name;
  }

  return createMiddleware(async (context, next) => {
    if (countHosts(context.env) > 1) return context.text(`${texts.severalHosts}\n`, 400);
    const name = nameIn(context.req.url);
    if (name === '') return context.text(`${texts.noHost}\n`, 400);
    if (isOurs(name)) return next();
    return context.text(`${texts.foreignHost({ name, own: publicUrl ?? 'localhost' })}\n`, 403);
  });
}

const withoutPath = /^[a-z]+:\/\/[^/?#\\]*/;

/** Counts Host headers. Node keeps the first of two and a proxy may use the other, so the two could route to different servers. */
function countHosts(env: unknown): number {
  const { incoming } = (env ?? {}) as { incoming?: IncomingMessage };
  const { rawHeaders = [] } = incoming ?? {};
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) if (isHost(rawHeaders[index] ?? '')) count += 1;
  return count;
}

const isHost = (name: string) => name.length === 4 && name.toLowerCase() === 'host';
