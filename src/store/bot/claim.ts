import type { ClaimStore } from '#src/core/ports.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

export function createClaimStore(sql: Sql): ClaimStore {
  return {
    async claim(key) {
      const { count } = await sql`insert into claim (key) values (${toText(key)}) on conflict (key) do nothing`;
      return count > 0;
    },
  };
}

/** Claims older than any repetition are of no more use. Returns how many were removed. */
export async function deleteClaimsBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from claim where claimed_at < ${before}`;
  return count;
}
