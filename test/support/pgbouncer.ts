import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectTo } from '#src/store/database/client.ts';
import { chooseAccount, runAs } from '#src/store/embedded/account.ts';

/** Whether Debian's PgBouncer is installed. */
export const hasPgBouncer = spawnSync('pgbouncer', ['--version']).status === 0;

/**
 * Starts PgBouncer in transaction mode before the database at `databaseUrl`, with `poolSize` connections to it. `connectQuery` is said on each of
 * them. `kill` ends it at once, as a fallen machine would; `start` begins it anew at the same address.
 */
export async function startPgBouncer(
  databaseUrl: string,
  { poolSize, connectQuery }: { poolSize: number; connectQuery: string },
) {
  const { hostname, port: databasePort, username, password, pathname } = new URL(databaseUrl);
  const name = pathname.slice(1);
  const port = await findPort();
  const account = chooseAccount('/nowhere');
  const folder = mkdtempSync(join(tmpdir(), 'causeway-pgbouncer-'));
  chmodSync(folder, 0o755);
  const file = join(folder, 'pgbouncer.ini');
  const user = decodeURIComponent(username);
  writeFileSync(join(folder, 'users.txt'), `"${user}" "${decodeURIComponent(password)}"\n`);
  writeFileSync(
    file,
    `[databases]
${name} = host=${hostname} port=${databasePort} dbname=${name} connect_query='${connectQuery}'
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = plain
auth_file = ${join(folder, 'users.txt')}
admin_users = ${user}
pool_mode = transaction
default_pool_size = ${poolSize}
max_client_conn = 500
server_login_retry = 1
query_wait_timeout = 10
`,
  );
  let child = await start();

  async function start() {
    const started = spawn('pgbouncer', [file], { ...runAs(account), cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      started.stderr.on('data', (part) => {
        said += part;
        if (said.includes('process up')) resolve();
      });
      started.once('exit', (code) => reject(new Error(`PgBouncer ended with ${code}: ${said}`)));
    });
    return started;
  }

  async function kill() {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  const addressOf = (each: string) => `postgres://${username}:${password}@127.0.0.1:${port}/${each}?pgbouncer=true`;

  return {
    url: addressOf(name),
    kill,
    /** Counts its connections to the database. */
    async countConnections(): Promise<number> {
      const console = connectTo(addressOf('pgbouncer'), { max: 1 });
      const pools = await console.unsafe<{ database: string }[]>('show servers');
      await console.end({ timeout: 0 });
      return pools.filter(({ database }) => database === name).length;
    },
    async start() {
      child = await start();
    },
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function findPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}
