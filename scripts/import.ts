import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { describeImport } from '#src/answers/figures/import-report.ts';
import { parseConfig } from '#src/config.ts';
import { UserError } from '#src/core/errors.ts';
import { isUseless } from '#src/domain/figures/import-report.ts';
import { sdmxCsv } from '#src/sources/sdmx-csv.ts';
import { SourceError } from '#src/sources/source.ts';
import { openStore } from '#src/store/database/open.ts';
import { listAreaCodes, listSeries } from '#src/store/figures/catalogue.ts';
import { importFigures } from '#src/store/figures/import.ts';

const usage = `Usage: npm run import -- <file.csv>
The file is a table of Eurostat as SDMX-CSV: “Download”, “SDMX-CSV” in the data browser.`;

async function main(args: string[]) {
  const [path, ...rest] = args;
  if (path === undefined || path === '--help') throw new UserError(usage);
  if (rest.length > 0) throw new UserError(`One file at a time, please.\n${usage}`);
  await checkFile(path);
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const store = await openStore(parseConfig(process.env), tell);
  try {
    const { sql } = store.database;
    const areas = await listAreaCodes(sql);
    const known = {
      series: await listSeries(sql),
      isArea: (code: string) => areas.has(code),
      lastYear: new Date().getUTCFullYear(),
    };
    const report = await importFigures(store.database, sdmxCsv.parse(createReadStream(path), known), {
      file: basename(path),
      now: () => new Date(),
      progress: tell,
    });
    console.log(describeImport(report, 'en').join('\n'));
    // Whoever runs this by a clock must learn of it; 1 is a file that could not be read at all.
    if (isUseless(report)) process.exitCode = 2;
  } finally {
    await store.close();
  }
}

async function checkFile(path: string) {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    if (found.code === 'ENOENT') throw new UserError(`There is no file ${path}. Check the name and the directory.`);
    throw new UserError(`The file ${path} cannot be read (${found.code}).`);
  }
  if (!found.isFile()) throw new UserError(`${path} is not a file. Name a CSV file.`);
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
