import { afterAll, inject } from 'vitest';
import { retry } from '#src/core/retry.ts';
import { createDatabase, type Database } from '#src/store/database/database.ts';
import { templateName, withDatabase } from './global-setup.ts';

const figuresTemplate = 'causeway_figures';
const lockKey = 42;
/** Long before the time of most tests: what came just now would be a change to tell people of. */
const figuresCameAt = new Date('2026-01-05T06:00:00Z');

/**
 * A fresh, migrated database for one test file, dropped when the file is done. Call at the top level of the file (`const database = await
 * createTestDatabase()`), or in beforeAll. With `figures` it holds the project's starter figures; `copyOf` is a test database that was closed.
 */
export async function createTestDatabase(
  options: { figures?: boolean; copyOf?: Database } = {},
): Promise<Database & { url: string }> {
  const serverUrl = inject('databaseUrl');
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const admin = createDatabase(serverUrl, { maxConnections: 1 });
  const template = options.copyOf
    ? nameOf(options.copyOf)
    : options.figures
      ? await prepareFigures(admin, serverUrl)
      : templateName;
  await connected(() => admin.sql.unsafe(`create database ${name} template ${template} strategy file_copy`));
  const url = withDatabase(serverUrl, name);
  const database = createDatabase(url, { maxConnections: 5 });
  afterAll(async () => {
    await database.close();
    await admin.sql.unsafe(`drop database ${name} with (force)`);
    await admin.close();
  });
  await connected(() => database.sql`select 1`);
  return { ...database, url };
}

/**
 * Asks again where no connection came in time: nothing was sent then. A worker that loads a file’s modules on a busy machine hears of nothing for longer than a
 * connection may take.
 */
const connected = <T>(ask: () => PromiseLike<T>): Promise<T> =>
  retry(
    async () => ask(),
    (error, attempt) => ((error as { code?: unknown }).code === 'CONNECT_TIMEOUT' && attempt < 10 ? 0 : null),
  );

/** The name of a database on its server. */
export const nameOf = ({ url }: Database): string => new URL(url).pathname.slice(1);

/** The template with figures, made by the first file that asks for it. */
async function prepareFigures(admin: Database, serverUrl: string): Promise<string> {
  await connected(() => admin.sql`select 1`);
  await connected(() => admin.withTransaction((sql) => sql`select 1`));
  await admin.withTransaction(async (sql) => {
    await sql`select pg_advisory_xact_lock(${lockKey})`;
    const [made] = await admin.sql`select 1 from pg_database where datname = ${figuresTemplate}`;
    if (made) return;
    const { loadStarterFigures } = await import('#src/store/figures/starter.ts');
    const draft = `${figuresTemplate}_draft`;
    await admin.sql.unsafe(`drop database if exists ${draft}`);
    await admin.sql.unsafe(`create database ${draft} template ${templateName} strategy file_copy`);
    const database = createDatabase(withDatabase(serverUrl, draft), { maxConnections: 2 });
    try {
      await loadStarterFigures(database, { progress: () => {}, now: () => figuresCameAt });
      // What follows comes to be by itself on a server. Without it every file computes all scores, and reads all figures where an index would do.
      await saveScores(database);
      await database.sql`vacuum (analyze)`;
    } finally {
      await database.close();
    }
    await admin.sql.unsafe(`alter database ${draft} rename to ${figuresTemplate}`);
  });
  return figuresTemplate;
}

async function saveScores({ sql, withTransaction }: Database): Promise<void> {
  const [{ createCatalogue }, { saveCurrentScores }, store] = await Promise.all([
    import('#src/domain/regions/catalogue.ts'),
    import('#src/operations/scores/save.ts'),
    import('#src/store/figures/catalogue.ts'),
  ]);
  const [regions, territories, indicators] = await Promise.all([
    store.listRegions(sql),
    store.listTerritories(sql),
    store.listIndicators(sql),
  ]);
  const catalogue = createCatalogue({ regions, territories, indicators });
  await saveCurrentScores({ sql, withTransaction, catalogue, now: () => figuresCameAt });
}
