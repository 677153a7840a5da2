import { createMiddleware } from 'hono/factory';
import { createOwnNames } from './own-host.ts';

/**
 * Refuses requests under a foreign name: a page elsewhere could point a name of its own at this machine and have the reader's browser ask in
 * its stead (DNS rebinding). A server for other machines is also reached by address, which cannot be pointed elsewhere.
 */
export function guardHost(listensOn: string, publicUrl: string | null) {
  const isOurs = createOwnNames(listensOn, publicUrl);

  return createMiddleware(async (context, next) => {
    const name = new URL(context.req.url).hostname.toLowerCase();
    if (isOurs(name)) return next();
    return context.text(
      `This server does not answer to the name ${name}. Use ${publicUrl ?? 'localhost'}, or start it with PUBLIC_URL set to the address it is reached at.\n`,
      403,
    );
  });
}
