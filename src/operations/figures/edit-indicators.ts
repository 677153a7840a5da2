import { isAllowed, type Role } from '#src/core/role.ts';
import {
  type CatalogueEntry,
  type EntryProblem,
  findCollisions,
  readEntries,
} from '#src/domain/topics/catalogue-entry.ts';
import type { Sql } from '#src/store/database/database.ts';
import { endIndicator, findNextPosition, listEntries, saveIndicator } from '#src/store/figures/indicator.ts';

type Inside = { withTransaction<T>(run: (sql: Sql) => Promise<T>): Promise<T>; now(): Date };

export type EntriesSaved =
  | { added: CatalogueEntry[]; replaced: CatalogueEntry[] }
  | { problems: EntryProblem[] }
  | 'refused';

/**
 * Adds indicators, or writes those that staff added anew: all of them, or none where one is not as it has to be, or would stand for something that
 * another indicator stands for.
 */
export async function saveEntries(context: Inside, asker: { role: Role }, json: unknown): Promise<EntriesSaved> {
  if (!isAllowed(asker.role, 'manage-figures')) return 'refused';
  const read = readEntries(json);
  if ('problems' in read) return read;
  return context.withTransaction(async (sql) => {
    const present = await listEntries(sql);
    const own = new Set(present.filter(({ origin }) => origin === 'file').map(({ code }) => code));
    const problems: EntryProblem[] = read.entries
      .filter(({ code }) => own.has(code))
      .map(({ code }) => ({
        entry: code,
        field: 'code',
        reason: 'is one of Causeway’s own indicators; choose another',
      }));
    const codes = new Set(read.entries.map(({ code }) => code));
    const others = present.filter(({ code }) => !codes.has(code));
    const known = new Set(findCollisions(others).map(describe));
    problems.push(...findCollisions([...others, ...read.entries]).filter((each) => !known.has(describe(each))));
    if (problems.length > 0) return { problems };
    let position = await findNextPosition(sql);
    for (const entry of read.entries) await saveIndicator(sql, entry, { origin: 'staff', position: position++ });
    const before = new Set(present.map(({ code }) => code));
    return {
      added: read.entries.filter(({ code }) => !before.has(code)),
      replaced: read.entries.filter(({ code }) => before.has(code)),
    };
  });
}

const describe = ({ entry, field, reason }: EntryProblem) => `${entry} ${field} ${reason}`;

/** Ends an indicator that staff added: nobody sees it, and its figures stay. */
export async function removeIndicator(
  context: Inside,
  asker: { role: Role },
  code: string,
): Promise<'ended' | 'own' | 'unknown' | 'refused'> {
  if (!isAllowed(asker.role, 'manage-figures')) return 'refused';
  return context.withTransaction(async (sql) => {
    const found = (await listEntries(sql)).find((entry) => entry.code === code);
    if (!found) return 'unknown';
    if (found.origin === 'file') return 'own';
    return (await endIndicator(sql, code, context.now())) ? 'ended' : 'unknown';
  });
}
