import type { DefinitionStore } from '#src/core/ports.ts';
import type { Database } from './db.ts';

/** The row stays locked while the platform is told, so that two servers starting at once tell it once. */
export function createDefinitionStore(database: Database): DefinitionStore {
  return {
    update: (name, told, tell) =>
      database.withTransaction(async (sql) => {
        await sql`insert into definition (name) values (${name}) on conflict (name) do nothing`;
        const [before] = await sql<{ told: string | null }[]>`
          select told from definition where name = ${name} for update`;
        if (before?.told === told) return false;
        await tell(before?.told ?? null);
        await sql`update definition set told = ${told} where name = ${name}`;
        return true;
      }),
  };
}
