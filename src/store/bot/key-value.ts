import type { KeyValueStore } from '#src/core/ports.ts';
import type { Database } from '../database/database.ts';

export function createKeyValueStore(database: Database): KeyValueStore {
  const { sql } = database;

  return {
    async find(name) {
      const [kept] = await sql<{ note: string }[]>`select note from note where name = ${name}`;
      return kept?.note ?? null;
    },

    list: (prefix) =>
      sql<{ name: string; note: string }[]>`
        select name, note from note where starts_with(name, ${prefix}) order by name`.then((rows) => [...rows]),

    update: (name, change) =>
      database.withTransaction(async (tx) => {
        // Locked by name, because there may be no row yet.
        await tx`select pg_advisory_xact_lock(hashtextextended(${`note:${name}`}, 0))`;
        const [kept] = await tx<{ note: string }[]>`select note from note where name = ${name}`;
        const before = kept?.note ?? null;
        const after = await change(before);
        if (after === before) return;
        if (after === null) await tx`delete from note where name = ${name}`;
        else
          await tx`
            insert into note (name, note) values (${name}, ${after})
            on conflict (name) do update set note = excluded.note`;
      }),
  };
}
