import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf, type Load, load, loadOnce, memoryMiB, type Request, startServer, stopServer } from './load.ts';

const distinct = 120;
const seconds = 5;
const connections = 4;
const root = join(import.meta.dirname, '..');
const kinds = [
  { name: 'page', ending: '' },
  { name: 'XLSX', ending: '.xlsx' },
  { name: 'PDF', ending: '.pdf' },
] as const;

/** Briefs as page, workbook and PDF: distinct regions, each for the first time and once more, beside one that is asked again and again; page of a comparison as base. */
export async function run(print: (line: string) => void): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'causeway-bench-'));
  await chmod(dataDir, 0o755);
  const server = await startServer(
    [join(root, 'src/main.ts')],
    { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error', NODE_ENV: 'production' },
    /ready/,
  );
  try {
    const address = addressOf(server);
    const regions = await listRegions(address);
    const requestsOf = (ending: string): Request[] =>
      regions.map((code) => ({ url: `${address}/briefs/${code}${ending}` }));
    const one = (path: string) => load(server, { url: `${address}${path}` }, { seconds, connections });
    await (await fetch(`${address}/compare/SE224,ES51`)).arrayBuffer();
    const base = await one('/compare/SE224,ES51');
    print(`briefs: ${describe('page of /compare, again', base, base)}`);
    for (const { name, ending } of kinds) {
      const first = await loadOnce(server, requestsOf(ending), { connections });
      const again = await loadOnce(server, requestsOf(ending), { connections });
      const same = await one(`/briefs/SE224${ending}?against=ES51&area=education`);
      print(`briefs: ${describe(`${name}, ${regions.length} regions, first`, first, base)}`);
      print(`briefs: ${describe(`${name}, ${regions.length} regions, again`, again, base)}`);
      print(`briefs: ${describe(`${name}, one, again and again`, same, base)}`);
    }
    print(`briefs: the server holds ${memoryMiB(server.pid as number).toFixed(0)} MiB then`);
  } finally {
    await stopServer(server);
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function listRegions(address: string): Promise<string[]> {
  const page = await (await fetch(`${address}/regions`)).text();
  const codes = [...page.matchAll(/href="\/regions\/([A-Z]{2}[A-Z\d]{2,3})"/g)].flatMap(([, code]) => code ?? []);
  return [...new Set(codes)].slice(0, distinct);
}

/** Briefs take milliseconds where other answers take microseconds. */
function describe(name: string, { perSecond, p99Ms, cpuUs, failed }: Load, base: Load): string {
  return (
    `${name.padEnd(28)} ${perSecond.toFixed(1).padStart(7)}/s  p99 ${p99Ms.toFixed(0).padStart(5)} ms  CPU ${(cpuUs / 1_000).toFixed(1).padStart(6)} ms` +
    ` (${(cpuUs / base.cpuUs).toFixed(1)} × the comparison)${failed > 0 ? `  ${failed} FAILED` : ''}`
  );
}
