import { playground } from '#adapters/playground/index.ts';
import type { AdapterContext } from '#src/core/platform.ts';
import { createServer, type ServerParts } from '#src/server/http.ts';
import { listen } from '#src/server/listen.ts';
import { createPictureRoutes } from '#src/web/pictures.ts';

/** The real server with the playground on a free port of this machine. */
export async function servePlayground(house: AdapterContext, parts: Partial<ServerParts> = {}) {
  const adapter = playground.create({}, house);
  const app = createServer({
    host: '127.0.0.1',
    publicUrl: house.publicUrl,
    adapters: [adapter],
    pages: createPictureRoutes({ read: house.pictures.read, readDark: house.pictures.read }, 'no such picture'),
    logger: house.logger,
    ...parts,
  });
  const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 });
  await adapter.start();
  return {
    adapter,
    url,
    async stop() {
      await Promise.all([adapter.stop(), close(2_000)]);
    },
  };
}
