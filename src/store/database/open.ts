import { join } from 'node:path';
import { UserError } from '#src/core/errors.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { startEmbedded } from '../embedded/embedded.ts';
import { loadStarterFigures } from '../figures/starter.ts';
import { describeConnectionFailure, describePlace } from './connection-failure.ts';
import { createDatabase, type Database } from './database.ts';
import { migrate } from './migrate.ts';
import { readPooler } from './pooler.ts';

export interface Store {
  database: Database;
  /** The location of the database, without a password: for people to read. */
  description: string;
  close(): Promise<void>;
}

export interface StoreOptions {
  dataDir: string;
  isDataDirDefault: boolean;
  databaseUrl: string | null;
  /** The longest time for a statement once all is loaded; without it, a statement takes as long as it takes. */
  statementMs?: number;
  /** The longest time to wait for a connection once all is loaded. */
  waitMs?: number;
}

const oldestVersion = 15;
const checkoutFolder = join(import.meta.dirname, '../../..');
/** The folder of all migrations. */
export const migrationsFolder = join(checkoutFolder, 'migrations');

/** A database that answers, not yet brought up to date; `stop` gives up the embedded server. */
type Opened = { database: Database; description: string; stop(): Promise<void> };

/**
 * Opens the database as it is, without bringing its tables up to date: for what copies it. `description` says where it is, without a password.
 * @throws UserError when it cannot be reached, or cannot hold Causeway's tables.
 */
export async function openAsIs(
  { databaseUrl, dataDir, isDataDirDefault }: Pick<StoreOptions, 'databaseUrl' | 'dataDir' | 'isDataDirDefault'>,
  progress: (line: string) => void,
): Promise<Store> {
  const { database, description, stop } = await connect({ databaseUrl, dataDir, isDataDirDefault }, progress);
  return {
    database,
    description,
    async close() {
      await database.close();
      await stop();
    },
  };
}

async function connect(
  { databaseUrl, dataDir, isDataDirDefault }: StoreOptions,
  progress: (line: string) => void,
): Promise<Opened> {
  const embedded =
    databaseUrl === null
      ? await startEmbedded({ dataDir, isDefault: isDataDirDefault, checkout: checkoutFolder, progress })
      : null;
  const url = embedded?.url ?? (databaseUrl as string);
  const database = createDatabase(url);
  try {
    await database.ping();
    await checkServer(database);
    if (readPooler(url).isPooled) await checkPooler(database, progress);
  } catch (error) {
    await database.close();
    await embedded?.stop();
    throw describeConnectionFailure(error, url) ?? error;
  }
  return {
    database,
    description: embedded ? `embedded, in ${embedded.dataDir}` : new URL(url).host,
    stop: async () => embedded?.stop(),
  };
}

/**
 * The database, ready to use: the one at `databaseUrl`, else the embedded one; tables up to date, starter figures in it. `signal` ends the loading.
 * @throws UserError when it cannot be reached, made or brought up to date.
 */
export async function openStore(
  options: StoreOptions,
  progress: (line: string) => void,
  signal?: AbortSignal,
): Promise<Store> {
  const { statementMs, waitMs } = options;
  const { database: opening, description, stop } = await connect(options, progress);
  const { url } = opening;
  try {
    await migrate(opening, { directory: migrationsFolder, progress });
    await loadStarterFigures(opening, { progress, signal });
  } catch (error) {
    await opening.close();
    await stop();
    throw describeConnectionFailure(error, url) ?? error;
  }
  await opening.close();
  const database = createDatabase(url, {
    ...(statementMs !== undefined && { statementMs }),
    ...(waitMs !== undefined && { waitMs }),
  });
  async function close() {
    await database.close();
    await stop();
  }
  return { database, description, close };
}

async function checkServer({ sql, url }: Database) {
  const [server] = await sql<[{ encoding: string; version: number }]>`
    select current_setting('server_encoding') as encoding, current_setting('server_version_num')::int / 10000 as version`;
  const place = describePlace(url);
  if (server.version < oldestVersion)
    throw new UserError(operatorTexts.database.tooOld({ place, version: server.version, oldest: oldestVersion }));
  if (server.encoding !== 'UTF8')
    throw new UserError(operatorTexts.database.encoding({ place, encoding: server.encoding }));
}

async function checkPooler({ sql, url }: Database, progress: (line: string) => void) {
  const [{ limit }] = await sql<[{ limit: string }]>`select current_setting('statement_timeout') as limit`;
  if (limit === '0') progress(operatorTexts.database.poolerWithoutLimit({ place: describePlace(url) }));
}
