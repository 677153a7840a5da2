import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';

/** A picture as it is kept; `spec` is plain JSON that only the drawing understands, sizes are in pixels. */
export type StoredPicture<Spec> = { key: string; spec: Spec; width: number; height: number; alt: string };

/** The shape the drawing room asks its pictures and their specs by. */
export function createPictureStore<Spec>(sql: Sql) {
  return {
    load: (key: string) => findPicture<Spec>(sql, key),
    save: (picture: StoredPicture<Spec>) => savePicture(sql, picture),
    savePng: (key: string, png: Buffer) => savePicturePng(sql, key, png),
    keep: (keys: readonly string[]) => keepPictures(sql, keys),
  };
}

/** Keeps a new picture; one that is there already counts as used now. */
export async function savePicture<Spec>(
  sql: Sql,
  { key, spec, width, height, alt }: StoredPicture<Spec>,
): Promise<void> {
  await sql`
    insert into picture (key, spec, width, height, alt) values (${key}, ${toJson(sql, spec)}, ${width}, ${height}, ${alt})
    on conflict (key) do update set last_used_at = now()`;
}

/** A picture's spec and, once it was drawn, its PNG. */
export async function findPicture<Spec>(sql: Sql, key: string): Promise<{ spec: Spec; png: Buffer | null } | null> {
  const [picture] = await sql<{ spec: Spec; png: Buffer | null }[]>`
    update picture set last_used_at = now() where key = ${key} returning spec, png`;
  return picture ?? null;
}

export async function savePicturePng(sql: Sql, key: string, png: Buffer): Promise<void> {
  await sql`update picture set png = ${png} where key = ${key}`;
}

/** These are sent in a message now, where they are looked up long after. */
export async function keepPictures(sql: Sql, keys: readonly string[]): Promise<void> {
  await sql`update picture set is_sent = true, last_used_at = now() where key = any(${[...keys]}::text[])`;
}

/** Forgets pictures that nobody asked for since `before`; returns how many. */
export async function deleteUnusedPictures(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from picture where last_used_at < ${before}`;
  return count;
}

/** Forgets those of pages that nobody asked for since `before`, and the longest unused beyond `most`; returns how many. */
export async function deletePagePictures(sql: Sql, before: Date, most: number): Promise<number> {
  const { count } = await sql`
    delete from picture where not is_sent and (last_used_at < ${before}
      or key in (select key from picture where not is_sent order by last_used_at desc offset ${most}))`;
  return count;
}
