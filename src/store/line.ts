import { createHash } from 'node:crypto';
import type { LineStore } from '#src/core/ports.ts';
import type { Sql } from './db.ts';

/** 96 bits of the line's SHA-256: two lines with one key are not to be expected. */
const keyLength = 16;
const mostRemembered = 2_000;

/** Long command lines. The same line has the same key on every server, so most saves need no query. */
export function createLineStore(sql: Sql): LineStore {
  const saved = new Set<string>();

  return {
    async save(line) {
      const key = createHash('sha256').update(line).digest('base64url').slice(0, keyLength);
      if (saved.has(key)) return key;
      await sql`insert into long_line (key, line) values (${key}, ${line}) on conflict (key) do nothing`;
      if (saved.size >= mostRemembered) saved.clear();
      saved.add(key);
      return key;
    },

    async find(key) {
      const [kept] = await sql<{ line: string }[]>`select line from long_line where key = ${key}`;
      return kept?.line ?? null;
    },
  };
}
