import { createHash } from 'node:crypto';
import type { LineStore } from '#src/core/ports.ts';
import type { Sql } from '../database/database.ts';

/** 96 bits of the line's SHA-256: two lines with one key are not to be expected. */
const keyLength = 16;
const mostRemembered = 2_000;
/** A line in use is kept anew this often, so that it is not taken for an old one. */
const rememberedMs = 24 * 60 * 60_000;

/** Long command lines. The same line has the same key on every server, so most saves need no query. */
export function createLineStore(sql: Sql): LineStore {
  const saved = new Map<string, number>();

  return {
    async save(line) {
      const key = createHash('sha256').update(line).digest('base64url').slice(0, keyLength);
      if (Date.now() - (saved.get(key) ?? 0) < rememberedMs) return key;
      await sql`insert into long_line (key, line) values (${key}, ${line}) on conflict (key) do update set kept_at = now()`;
      if (saved.size >= mostRemembered) saved.clear();
      saved.set(key, Date.now());
      return key;
    },

    async find(key) {
      const [kept] = await sql<{ line: string }[]>`select line from long_line where key = ${key}`;
      return kept?.line ?? null;
    },
  };
}

/** Lines may hold what a member wrote, so they do not stay for ever. Returns how many were removed. */
export async function deleteLinesBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from long_line where kept_at < ${before}`;
  return count;
}
