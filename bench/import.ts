import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { figureFile } from '#src/sources/figure-file.ts';
import type { Database } from '#src/store/database/database.ts';
import { listAreaCodes, listSeries } from '#src/store/figures/catalogue.ts';
import { importFigures } from '#src/store/figures/import.ts';
import { loadStarterFigures } from '#src/store/figures/starter.ts';
import { withDatabase } from './with-database.ts';

const rounds = 7;
const bytesOfRow = 76;
const execute = promisify(execFile);
const root = join(import.meta.dirname, '..');
const eurostatFile = join(root, '../shared/data/eurostat-sdmx-csv/lfst_r_lfur2gac.csv');

type Known = Parameters<typeof figureFile.parse>[1];

/**
 * The import of lfst_r_lfur2gac.csv (or as many rows like it) against COPY of the same rows into a table without keys, in turns; then the memory that a
 * file of so many megabytes takes (`sizes=500`; 50 where none is said), of which every row is for an indicator.
 */
export async function run(print: (line: string) => void, sizes: readonly number[] = [50]): Promise<void> {
  await withDatabase(async (database, directory) => {
    await loadStarterFigures(database);
    const areas = await listAreaCodes(database.sql);
    const known = { series: await listSeries(database.sql), isTerritory: (code: string) => areas.has(code) };
    const file = existsSync(eurostatFile) ? eurostatFile : await generate(join(directory, 'rows.csv'), [...areas]);
    await compareWithCopy(database, file, known, print);
    for (const megabytes of sizes) {
      const rows = (megabytes * 1_000_000) / bytesOfRow;
      const large = await generate(join(directory, `${megabytes}.csv`), [...areas], rows);
      const { stdout } = await execute(process.execPath, [
        ...nodeOptions(),
        join(import.meta.dirname, 'import-memory.ts'),
        database.url,
        large,
      ]);
      print(`import: a file of ${megabytes} MB, every row taken: ${stdout.trim()}`);
      await rm(large);
    }
  });
}

async function compareWithCopy(
  database: Database,
  file: string,
  known: Known,
  print: (line: string) => void,
): Promise<void> {
  const times: Record<'copy' | 'fresh' | 'again', number[]> = { copy: [], fresh: [], again: [] };
  let rows = 0;
  for (let round = 0; round < rounds; round += 1) {
    times.copy.push(await measure(() => copyPlainly(database, file)));
    await empty(database);
    times.fresh.push(await measure(async () => (rows = (await importOnce(database, file, known)).read)));
    times.again.push(await measure(() => importOnce(database, file, known)));
  }
  const copyMs = median(times.copy);
  const count = rows.toLocaleString('en-GB');
  print(`import: COPY of ${count} rows into a table without keys ${copyMs.toFixed(0)} ms (median of ${rounds})`);
  for (const [what, list] of [
    ['import into an empty table', times.fresh],
    ['import of the same file again', times.again],
  ] as const)
    print(`import: ${what} ${median(list).toFixed(0)} ms, ${(median(list) / copyMs).toFixed(1)} × COPY`);
}

/** What `npm run import` tells node of memory. */
function nodeOptions(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { import: string } };
  return scripts.import.split(' ').filter((word) => word.startsWith('--max-'));
}

async function copyPlainly({ sql }: Database, file: string) {
  await sql`drop table if exists plain`;
  await sql`
    create table plain (dataflow text, last_update text, freq text, unit text, c_birth text, sex text, age text, geo text,
      time_period text, obs_value double precision, obs_flag text)`;
  await pipeline(createReadStream(file), await sql`copy plain from stdin with (format csv, header)`.writable());
}

async function empty({ sql }: Database) {
  await sql`truncate observation, observation_revision`;
}

function importOnce(database: Database, file: string, known: Known) {
  return importFigures(database, figureFile.parse(createReadStream(file), known), {
    file: 'bench',
    now: () => new Date(),
  });
}

async function measure(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] as number;
}

/** 25,576 rows as Eurostat writes them, with invented values, where its own file is not at hand. */
async function generate(file: string, areas: string[], rows = 25_576): Promise<string> {
  function* lines() {
    yield 'DATAFLOW,LAST UPDATE,freq,unit,c_birth,sex,age,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n';
    for (let index = 0; index < rows; index += 1) {
      const origin = ['TOTAL', 'FOR', 'EU27_2020_FOR', 'NEU27_2020_FOR'][index % 4];
      const area = areas[Math.floor(index / 4) % areas.length];
      // A large file has the same figures again and again.
      const year = 1999 + (Math.floor(index / 4 / areas.length) % 24);
      const value = index % 3 === 0 ? ',u' : `${(index % 250) / 10},`;
      yield `ESTAT:LFST_R_LFUR2GAC(1.0),27/04/23 03:08:00,A,PC,${origin},T,Y15-64,${area},${year},${value}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file));
  return file;
}
