import { Hono } from 'hono';
import type { PictureSource } from '#src/core/ports.ts';

/** The pictures that messages name, for those who read them where none can be attached. */
export function createPictureRoutes(pictures: PictureSource): Hono {
  return new Hono().get('/pictures/:file{[\\w-]+\\.png}', async (context) => {
    const bytes = await pictures.read(context.req.param('file').slice(0, -'.png'.length));
    if (!bytes) return context.notFound();
    // The key is made from what the picture shows, so what is behind it never changes.
    return context.body(Uint8Array.from(bytes), 200, {
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
}
