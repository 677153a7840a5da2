import { createReadStream } from 'node:fs';
import { loadKnownFigures } from '#src/operations/figures/known-figures.ts';
import { figureFile } from '#src/sources/figure-file.ts';
import { createDatabase } from '#src/store/database/database.ts';
import { importFigures } from '#src/store/figures/import.ts';

/** Imports one file in a process of its own and prints the rows, the seconds and the most memory it held. */
const [url = '', file = ''] = process.argv.slice(2);
const database = createDatabase(url);
const known = await loadKnownFigures(database.sql, new Date());
const start = performance.now();
const report = await importFigures(database, figureFile.parse(createReadStream(file), known), {
  file: 'bench',
  now: () => new Date(),
});
const seconds = (performance.now() - start) / 1_000;
await database.close();
const megabytes = process.resourceUsage().maxRSS / 1_024;
console.log(
  `${report.read.toLocaleString('en-GB')} rows in ${seconds.toFixed(1)} s, at most ${megabytes.toFixed(0)} MB`,
);
