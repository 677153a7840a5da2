import { Hono } from 'hono';
import { isSameTag } from '#src/core/entity-tag.ts';
import type { PictureSource } from '#src/core/ports.ts';

/** A key is the hash of what the picture shows, so what is behind it never changes. */
const forever = 'public, max-age=31536000, immutable';

const dark = '.dark';

/** The pictures that messages name: `/pictures/{key}.png`, and `/pictures/{key}.dark.png` for dark pages. `missing` is said where there is none. */
export function createPictureRoutes(
  pictures: Record<'read' | 'readDark', PictureSource['read']>,
  missing: string,
): Hono {
  return new Hono().get('/pictures/:file{[\\w-]{1,64}(?:\\.dark)?\\.png}', async (context) => {
    const name = context.req.param('file').slice(0, -'.png'.length);
    const etag = `"${name}"`;
    if (isSameTag(context.req.header('if-none-match'), etag))
      return context.body(null, 304, { etag, 'cache-control': forever });
    const bytes = await (name.endsWith(dark) ? pictures.readDark(name.slice(0, -dark.length)) : pictures.read(name));
    if (!bytes) return context.text(missing, 404, { 'cache-control': 'no-store' });
    return context.body(Uint8Array.from(bytes), 200, { 'content-type': 'image/png', 'cache-control': forever, etag });
  });
}
