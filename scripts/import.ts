import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { describeImport } from '#src/answers/figures/import-report.ts';
import { parseConfig } from '#src/config.ts';
import { UserError } from '#src/core/errors.ts';
import { hasFaults, isUseless } from '#src/domain/figures/import-report.ts';
import { loadKnownFigures } from '#src/operations/figures/known-figures.ts';
import { fetchFile } from '#src/sources/fetch-file.ts';
import { figureFile } from '#src/sources/figure-file.ts';
import { readImportSettings } from '#src/sources/import-settings.ts';
import { SourceError } from '#src/sources/source.ts';
import { openStore } from '#src/store/database/open.ts';
import { importFigures } from '#src/store/figures/import.ts';

const mostFetched = 500_000_000;
const usage = `Usage: npm run import -- <file or address> [settings]
The file is a table of Eurostat as SDMX-CSV, TSV or JSON-stat, packed (.gz) or not, or a CSV of your own.
  table=lfsa_ergan    the table, where neither the file nor its name says it
  date=2026-03-01     the day its figures count as of, where the file says none; otherwise the day of the file
  whole=yes           the file is the whole table: what it lacks is ended
A CSV of your own: source="Statistics Catalonia" indicator=unemployment region=nuts year=year value=rate flags=flag where=sex:T
The columns by their names; year may also be a year that all figures are of.`;

async function main(args: string[]) {
  const [path, ...words] = args;
  if (path === undefined || path === '--help') throw new UserError(usage);
  if (words.some((word) => !word.includes('='))) throw new UserError(`One file at a time, please.\n${usage}`);
  const { ends, ...settings } = readImportSettings(words);
  const config = parseConfig(process.env);
  const file = await openSource(path, config.importHosts);
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const store = await openStore(config, tell);
  try {
    const known = await loadKnownFigures(store.database.sql, new Date());
    const facts = { name: file.name, date: file.date, ...settings };
    const report = await importFigures(store.database, figureFile.parse(file.open(), known, facts), {
      file: file.name,
      now: () => new Date(),
      progress: tell,
      ends,
    });
    console.log(describeImport(report, 'en').join('\n'));
    // Whoever runs this by a clock must learn of it: 1 where nothing was taken, 2 where not everything was.
    if (isUseless(report)) process.exitCode = 1;
    else if (hasFaults(report)) process.exitCode = 2;
  } finally {
    await store.close();
  }
}

/** A file on this machine, or at an address. Its date is the day it was last written. */
async function openSource(path: string, privateHosts: readonly string[]) {
  if (!/^https?:\/\//i.test(path)) {
    const date = await checkFile(path);
    return { name: basename(path), date, open: () => createReadStream(path) };
  }
  const { name, date, content } = await fetchFile(path, { privateHosts, mostBytes: mostFetched, timeoutMs: 600_000 });
  return { name, date: date ?? new Date().toISOString().slice(0, 10), open: () => Readable.from([content]) };
}

/** The day the file was last written. */
async function checkFile(path: string): Promise<string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    if (found.code === 'ENOENT') throw new UserError(`There is no file ${path}. Check the name and the directory.`);
    throw new UserError(`The file ${path} cannot be read (${found.code}).`);
  }
  if (!found.isFile()) throw new UserError(`${path} is not a file. Name a file with figures.`);
  return found.mtime.toISOString().slice(0, 10);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UserError || error instanceof SourceError) console.error(error.message);
  else if (error instanceof Error && 'code' in error && error.code === 'EACCES')
    console.error(`The file cannot be read: ${error.message}.`);
  else throw error;
  process.exitCode = 1;
}
