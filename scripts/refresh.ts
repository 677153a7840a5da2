import { parseConfig } from '#src/config.ts';
import { UserError } from '#src/core/errors.ts';
import { countOutcomes, FigureServiceError } from '#src/domain/figures/refresh.ts';
import { refreshFigures } from '#src/operations/figures/refresh.ts';
import { createEurostat, eurostatAddress } from '#src/sources/eurostat.ts';
import { openStore } from '#src/store/database/open.ts';

const usage = `Usage: npm run refresh -- [--force] [table or indicator …]
Fetches from Eurostat what was updated since it was fetched last: all tables of the catalogue, or those named. --force fetches them in any case.`;

async function main(args: string[]) {
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--force');
  if (unknown !== undefined) throw new UserError(usage);
  const only = args.filter((arg) => arg !== '--force');
  const config = parseConfig(process.env);
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new UserError('Stopped. What was fetched until now is kept.')));
  const store = await openStore(config, tell);
  try {
    const { sql, withTransaction } = store.database;
    const service = createEurostat({ address: config.eurostatUrl ?? eurostatAddress });
    const done = await refreshFigures({ sql, withTransaction, now: () => new Date() }, service, {
      signal: stop.signal,
      only,
      isForced: args.includes('--force'),
      progress: ({ dataset, outcome, reason, ...counts }, at, total) =>
        tell(
          `${at} of ${total}: ${dataset} ${outcome}${outcome === 'updated' ? `, ${counts.new} new, ${counts.revised} revised, ${counts.ended} ended` : ''}${reason === null ? '' : `. ${reason}`}`,
        ),
    });
    if (done.total === 0) throw new UserError(`No table or indicator of the catalogue is called ${only.join(', ')}.`);
    const counts = countOutcomes(done);
    console.log(
      `${done.total} tables: ${counts.updated} updated (${counts.new} new, ${counts.revised} revised, ${counts.ended} ended), ${counts.unchanged} unchanged, ${counts.failed} failed.`,
    );
    if (done.tables.some(({ reason }) => reason !== null)) process.exitCode = counts.failed === done.total ? 1 : 2;
  } finally {
    await store.close();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError || error instanceof FigureServiceError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
