import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { LineStore } from '#src/core/ports.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';
import { createSealKey, seal, unseal } from '../database/seal.ts';

/** 96 bits of the line's SHA-256: two lines with one key are not to be expected. */
const keyLength = 16;
/** More lines than the busiest answers hold within some minutes; a line that is not remembered costs one statement. */
const mostRemembered = 2_000;
/** The age after which a line in use is stored anew, so that it is not deleted as old. */
const rememberedMs = 24 * 60 * 60_000;

const keyOf = (line: string) => createHash('sha256').update(line).digest('base64url').slice(0, keyLength);
const rowOf = (key: string) => createHash('sha256').update(`line ${key}`).digest('base64url');
const sealKeyOf = (key: string) => createSealKey(key, 'long line');

/**
 * Long command lines, each sealed with the key that only its button has: they may hold what somebody wrote, and it is not known who. The same line
 * has the same key on every server, so most saves need no query.
 */
export function createLineStore(sql: Sql): LineStore {
  const saved = new LRUCache<string, true>({ max: mostRemembered, ttl: rememberedMs });

  return {
    async save(line) {
      const key = keyOf(line);
      if (saved.has(key)) return key;
      await insertSealed(sql, key, line);
      saved.set(key, true);
      return key;
    },

    async find(key) {
      const [kept] = await sql<{ line: string | null; sealed: Uint8Array | null }[]>`
        select line, sealed from long_line where key in (${rowOf(key)}, ${toText(key)}) order by sealed is null limit 1`;
      return kept?.sealed ? unseal(sealKeyOf(key), kept.sealed, rowOf(key)) : (kept?.line ?? null);
    },
  };
}

async function insertSealed(sql: Sql, key: string, line: string): Promise<void> {
  const sealed = seal(sealKeyOf(key), line, rowOf(key));
  await sql`
    insert into long_line (key, sealed) values (${rowOf(key)}, ${sealed}) on conflict (key) do update set kept_at = now()`;
}

/** Seals up to `limit` lines that an earlier version kept as they were. Returns how many there were. */
export async function sealLines(sql: Sql, limit: number): Promise<number> {
  const open = await sql<{ key: string; line: string }[]>`
    select key, line from long_line where line is not null limit ${limit}`;
  for (const { key, line } of open) {
    await insertSealed(sql, key, line);
    await sql`delete from long_line where key = ${key}`;
  }
  return open.length;
}

/** Lines are of no more use once their buttons are old. Returns how many were removed. */
export async function deleteLinesBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from long_line where kept_at < ${before}`;
  return count;
}
