import { Hono } from 'hono';
import type { PictureSource } from '#src/core/ports.ts';

/** A key is the hash of what the picture shows, so what is behind it never changes. */
const forever = 'public, max-age=31536000, immutable';

/** The pictures that messages name: `/pictures/{key}.png`. `missing` is said where there is none. */
export function createPictureRoutes(pictures: PictureSource, missing: string): Hono {
  return new Hono().get('/pictures/:file{[\\w-]{1,64}\\.png}', async (context) => {
    const key = context.req.param('file').slice(0, -'.png'.length);
    const etag = `"${key}"`;
    if (context.req.header('if-none-match') === etag)
      return context.body(null, 304, { etag, 'cache-control': forever });
    const bytes = await pictures.read(key);
    if (!bytes) return context.text(missing, 404, { 'cache-control': 'no-store' });
    return context.body(Uint8Array.from(bytes), 200, { 'content-type': 'image/png', 'cache-control': forever, etag });
  });
}
