import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf, describeLoad, type Load, load, loadOnce, type Request, startServer, stopServer } from './load.ts';
import { listMix } from './mix.ts';

const rounds = 3;
/** A hundred of each kind. */
const mixed = 1_200;
const root = join(import.meta.dirname, '..');

/** `/compare` and `/peers` asked over the playground's HTTP beside a bare route with a constant answer, on the same server, in turns. */
export async function run(print: (line: string) => void): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'causeway-bench-'));
  await chmod(dataDir, 0o755);
  const bare = await startServer([join(root, 'bench/bare-server.ts')], { PORT: '0' }, /^ready/);
  const causeway = await startServer(
    [join(root, 'src/main.ts')],
    { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', NODE_ENV: 'production' },
    /ready/,
  );
  try {
    const address = addressOf(causeway);
    const cookie = await visit(address);
    const mix = listMix(mixed).map(({ line }) => said(address, cookie, line));
    const first = await loadOnce(causeway, mix);
    const cases: [string, typeof bare, Request | Request[]][] = [
      ['a bare Hono route', bare, { url: `${addressOf(bare)}/constant`, method: 'POST', body: '{}' }],
      ['/help', causeway, said(address, cookie, '/help')],
      ['/compare Skåne Catalonia', causeway, said(address, cookie, '/compare Skåne Catalonia')],
      ['/peers Skåne', causeway, said(address, cookie, '/peers Skåne')],
      [`${mixed} distinct lines, again`, causeway, mix],
    ];
    const best = new Map<string, Load>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, server, request] of cases) {
        const measured = await load(server, request);
        const before = best.get(name);
        if (!before || measured.cpuUs < before.cpuUs) best.set(name, measured);
      }
    }
    print(`http: 50 connections, best of ${rounds} rounds by CPU; in brackets the ratio to the bare route`);
    const base = best.get('a bare Hono route') as Load;
    for (const [name, measured] of best) print(`http: ${describeLoad(name, measured, base)}`);
    print(`http: ${describeLoad(`${mixed} distinct lines, each first`, first, base)}`);
  } finally {
    await Promise.all([stopServer(bare), stopServer(causeway)]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function visit(address: string): Promise<string> {
  const response = await fetch(`${address}/playground`);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

function said(address: string, cookie: string, text: string): Request {
  const headers = { 'content-type': 'application/json', cookie };
  return {
    url: `${address}/playground/events`,
    method: 'POST',
    headers,
    body: JSON.stringify({ id: 'bench-event', type: 'said', text }),
  };
}
