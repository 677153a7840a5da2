import { createHash, randomBytes } from 'node:crypto';
import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import type { ImportResult } from '#src/domain/figures/import-result.ts';
import {
  deleteStaleImportPages,
  findImportPage,
  finishPageImport,
  insertImportPage,
  type PageImport,
  savePageProgress,
  startPageImport,
} from '#src/store/people/import-page.ts';
import { findPerson } from '#src/store/people/person.ts';

/** So long a link works. */
const pageMs = 60 * 60_000;
export const pageMinutes = pageMs / 60_000;
/** An import that has said nothing for so long has broken off. */
const silenceMs = 3 * 60_000;

type Inside = Pick<AppContext, 'sql' | 'now'>;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** A new page on which this person imports files. Returns the token of its address. */
export async function createImportPage({ sql }: Inside, person: Person, now: Date): Promise<string> {
  const token = randomBytes(16).toString('base64url');
  await deleteStaleImportPages(sql, new Date(now.getTime() - pageMs));
  await insertImportPage(sql, { token: hashOf(token), person: person.id, expiresAt: new Date(now.getTime() + pageMs) });
  return token;
}

export type OpenImportPage = { person: Person; last: (PageImport & { isBrokenOff: boolean }) | null };

/** Returns whose page it is and what was last imported there; null where the link does not work any more, or the person may not import now. */
export async function openImportPage({ sql, now }: Inside, token: string): Promise<OpenImportPage | null> {
  const found = await findImportPage(sql, hashOf(token), now());
  const person = found && (await findPerson(sql, found.person));
  if (!person || !isAllowed(person.role, 'manage-figures')) return null;
  const { last } = found;
  return {
    person,
    last: last && {
      ...last,
      isBrokenOff: last.exit === null && last.toldAt.getTime() < now().getTime() - silenceMs,
    },
  };
}

/**
 * Runs an import for a page and writes down how far it is and what became of it. Null where another one still runs there; else a promise of its end, which
 * never rejects but for `take` itself.
 */
export async function runOnPage(
  { sql, now }: Inside,
  { token, file }: { token: string; file: string },
  take: (tell: (rowsRead: number) => void) => Promise<ImportResult>,
): Promise<{ done: Promise<void> } | null> {
  const hash = hashOf(token);
  const silentSince = new Date(now().getTime() - silenceMs);
  if (!(await startPageImport(sql, { token: hash, file, now: now(), silentSince }))) return null;
  let telling: Promise<unknown> = Promise.resolve();
  const tell = (rowsRead: number) => {
    // How far it is may be lost; the import goes on.
    telling = savePageProgress(sql, hash, rowsRead, now()).catch(() => {});
  };
  const run = async () => {
    const result = await take(tell);
    await telling;
    await finishPageImport(sql, hash, result);
  };
  return { done: run() };
}
