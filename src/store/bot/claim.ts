import type { ClaimStore } from '#src/core/ports.ts';
import type { Sql } from '../database/database.ts';
import { toText } from '../database/json.ts';

/** The time between two statements: half of what a claim costs is the statement, and whoever asks waits up to half a second for it. */
const apartMs = 5;

type Waiting = { key: string; resolve(isWon: boolean): void; reject(error: unknown): void };

/**
 * One statement writes the claims of five milliseconds: under load that saves most of their cost. A claim that comes alone is written at once.
 */
export function createClaimStore(sql: Sql): ClaimStore {
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writtenAtMs = Number.NEGATIVE_INFINITY;

  function write(): void {
    timer = undefined;
    writtenAtMs = performance.now();
    const asked = waiting;
    waiting = [];
    void insertClaims(sql, [...new Set(asked.map(({ key }) => key))]).then(
      (won) => {
        // Of several that asked for one key, the first has it.
        for (const { key, resolve } of asked) resolve(won.delete(key));
      },
      (error: unknown) => {
        for (const { reject } of asked) reject(error);
      },
    );
  }

  return {
    claim: (key) =>
      new Promise((resolve, reject) => {
        waiting.push({ key: toText(key), resolve, reject });
        if (timer) return;
        const leftMs = writtenAtMs + apartMs - performance.now();
        if (leftMs <= 0) write();
        else timer = setTimeout(write, leftMs);
      }),
  };
}

/** Writes claims, and returns the keys that nobody had. In order of the keys: two servers that write the same ones would wait for each other. */
async function insertClaims(sql: Sql, keys: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ key: string }[]>`
    insert into claim (key)
    select key from unnest(${keys}::text[]) as asked (key) order by key
    on conflict (key) do nothing
    returning key`;
  return new Set(rows.map(({ key }) => key));
}

/** Claims older than any repetition are of no more use. Returns how many were removed. */
export async function deleteClaimsBefore(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`delete from claim where claimed_at < ${before}`;
  return count;
}
