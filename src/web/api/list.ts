import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { apiTexts, badRequest } from './problem.ts';

export const pageLimits = { usual: 50, most: 200 } as const;

/** The parameters of a list that comes in pages. */
export const pageQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(pageLimits.most)
    .default(pageLimits.usual)
    .openapi({ description: 'How many a page has at most.', example: 20 }),
  cursor: z.string().max(200).optional().openapi({ description: 'Where the page begins: “next” of the page before.' }),
};

/** The numbers that things are given in their tables. */
const numberShape = z.int().min(1).max(2_147_483_647);
const cursorShape = z.tuple([z.string(), z.union([numberShape, z.string()])]);

/** Writes where a list goes on; `list` keeps a cursor from being used for another. */
export const writeCursor = (list: string, after: number | string) =>
  Buffer.from(JSON.stringify([list, after])).toString('base64url');

/** Reads a cursor of numbers, or of texts. Null where none was said. @throws ApiProblem where it is none of this list */
export function readCursor<Kind extends 'number' | 'string'>(
  list: string,
  kind: Kind,
  cursor: string | undefined,
): (Kind extends 'number' ? number : string) | null {
  if (cursor === undefined) return null;
  const bad = () => badRequest({ parameter: 'cursor', detail: apiTexts.problems.badCursor });
  let said: unknown;
  try {
    said = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw bad();
  }
  const { success, data } = cursorShape.safeParse(said);
  if (!success || data[0] !== list || typeof data[1] !== kind) throw bad();
  return data[1] as Kind extends 'number' ? number : string;
}

/** The schema of a page of a list. */
export const pageOf = <Item extends z.ZodType>(name: string, item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() }).openapi(name);

/** Cuts a page from rows of which one more than wanted was read, and says in the header `Link` where the next is. */
export function page<Row, Item>(
  c: Context,
  rows: readonly Row[],
  { limit, show, cursorOf }: { limit: number; show(row: Row): Item; cursorOf(row: Row): string },
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? cursorOf(last) : null;
  tellNext(c, next);
  return { items: shown.map(show), next };
}

/** Says in the header `Link` where the next page of this list is; null where there is none. */
export function tellNext(c: Context, next: string | null): void {
  if (next === null) return;
  const address = new URL(c.req.url);
  address.searchParams.set('cursor', next);
  c.header('link', `<${address.pathname}${address.search}>; rel="next"`);
}
