import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '#src/core/errors.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { type Client, connectTo } from '../database/client.ts';
import { prepareBinaries } from './binaries.ts';
import { type Cluster, checkVersion, findServer, initCluster, startServer, stopServer, user } from './cluster.ts';
import { describeWriteFailure, prepareDataDirectory } from './data-directory.ts';
import { withFileLock } from './lock.ts';

export interface EmbeddedServer {
  /** postgres://… with the password in it. */
  url: string;
  /** The data directory in use; preparePlace may have chosen another than the one asked for. */
  dataDir: string;
  /** Gives up our use of the server. The last process that uses it stops it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Absolute, or relative to `checkout`. */
  dataDir: string;
  /** Whether nobody asked for that directory, so that another may be used where it will not do. Default false. */
  isDefault?: boolean;
  /** The project's directory. */
  checkout?: string;
  /** The directory that the default data directory moves to. */
  systemDir?: string;
  settings?: Record<string, string>;
  progress?(line: string): void;
}

/** A process uses the server as long as it holds one connection of this name: the connection ends with the process, however that ends. */
const leaseFile = 'causeway lease';
const renewalPauseMs = 500;

/** Starts the embedded PostgreSQL on a data directory, or joins the one that runs there already. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { progress = () => {}, checkout = process.cwd(), systemDir = '/var/lib/causeway' } = options;
  const place = prepareDataDirectory({
    dataDir: options.dataDir,
    isDefault: options.isDefault ?? false,
    checkout,
    systemDir,
  });
  const { dataDir, account, clusterDir } = place;
  const lockFile = join(dataDir, 'postgres.lock');
  const passwordFile = join(dataDir, 'postgres.password');
  let lease: Client | null = null;
  let isStopping = false;

  const cluster: Cluster = {
    binDir: '',
    clusterDir,
    logFile: join(dataDir, 'postgres.log'),
    account,
    settings: options.settings ?? {},
  };

  const port = await locked(async () => {
    cluster.binDir = prepareBinaries(account, place.copyDir);
    if (!existsSync(clusterDir)) {
      progress('Preparing the database (first start, a few seconds) …');
      const password = randomBytes(24).toString('base64url');
      writeFileSync(passwordFile, password, { mode: 0o600 });
      await initCluster(cluster, password);
    }
    checkVersion(cluster);
    return attach();
  });

  return {
    url: describeUrl(port),
    dataDir,
    async stop() {
      if (isStopping) return;
      isStopping = true;
      await locked(async () => {
        const isLast = lease !== null && (await countLeases(lease)) === 1;
        await lease?.end({ timeout: 1 });
        if (isLast) await stopServer(cluster);
      });
    },
  };

  /** Finds or starts the server and takes our lease on it. Call under the lock, which keeps others from stopping it in between. */
  async function attach(wantedPort?: number): Promise<number> {
    const port = (await findReady(cluster)) ?? (await startServer(cluster, wantedPort)).port;
    const client = connectTo(describeUrl(port), {
      max: 1,
      applicationName: leaseFile,
      onclose: () => lease === client && void renew(port),
    });
    await client`select 1`;
    lease = client;
    return port;
  }

  /** The server went away under us: someone killed it, or it crashed. Bring it back where everyone expects it. */
  async function renew(port: number) {
    const lost = lease;
    lease = null;
    await lost?.end({ timeout: 0 });
    while (!isStopping && lease === null) {
      await locked(() => attach(port)).catch(() => wait(renewalPauseMs, undefined, { ref: false }));
    }
  }

  function describeUrl(port: number): string {
    return `postgres://${user}:${readPassword()}@127.0.0.1:${port}/postgres`;
  }

  function readPassword(): string {
    if (existsSync(passwordFile)) return readFileSync(passwordFile, 'utf8').trim();
    throw new UserError(operatorTexts.database.embedded.noPassword({ file: passwordFile }));
  }

  async function locked<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await withFileLock(lockFile, run);
    } catch (error) {
      throw describeWriteFailure(error, dataDir);
    }
  }
}

/** The port of the server on this cluster, waiting for one that is just starting; null when none runs. */
async function findReady(cluster: Cluster): Promise<number | null> {
  for (let server = findServer(cluster); server; server = findServer(cluster)) {
    if (server.port) return server.port;
    await wait(50);
  }
  return null;
}

async function countLeases(lease: Client): Promise<number> {
  const [row] = await lease<
    { count: number }[]
  >`select count(*) from pg_stat_activity where application_name = ${leaseFile}`;
  return row?.count ?? 0;
}
