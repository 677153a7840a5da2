import type { FigureRow } from '#src/domain/figures/figure-row.ts';
import type { ImportReport } from '#src/domain/figures/import-report.ts';
import type { CopyStream } from '../database/copy.ts';
import type { Database } from '../database/database.ts';
import { recordRun, startImportRun } from './import-run.ts';
import { createIncoming, encodeIncoming, mergeIncoming } from './staging.ts';
import { forgetUnreadAreas } from './unread.ts';

const keptProblems = 50;
const progressEvery = 10_000;

export type ImportOptions = {
  /** The name of what is imported, as people know it. */
  file: string;
  now(): Date;
  progress?(line: string): void;
};

/**
 * Saves the figures of a source all at once or, if reading fails, not at all. The same rows again change nothing; rows of a later date revise
 * what is held, which is kept as a revision; rows of an earlier date do not. What was done is recorded.
 */
export async function importFigures(
  database: Database,
  rows: AsyncIterable<FigureRow[]>,
  options: ImportOptions,
): Promise<ImportReport> {
  const report = emptyReport(options.file);
  return database.withTransaction(async (sql) => {
    const run = await startImportRun(sql, options.file, options.now());
    const incoming = await createIncoming(sql);
    try {
      await takeAll(rows, report, incoming, options.now().toISOString().slice(0, 10), options.progress);
    } catch (error) {
      await incoming.cancel();
      throw error;
    }
    await incoming.end();
    options.progress?.('Comparing with the figures already there');
    Object.assign(report, await mergeIncoming(sql, run, options.now()));
    await forgetUnreadAreas(sql);
    const { file: _file, dataset: _dataset, problems, ...counts } = report;
    report.dataset = await recordRun(sql, run, counts, problems, options.now());
    return report;
  });
}

async function takeAll(
  rows: AsyncIterable<FigureRow[]>,
  report: ImportReport,
  incoming: CopyStream,
  today: string,
  progress?: (line: string) => void,
) {
  let told = 0;
  for await (const batch of rows) {
    await incoming.write(batch.flatMap((row) => take(row, report, today)));
    if (report.read - told < progressEvery) continue;
    told = report.read;
    progress?.(`${told.toLocaleString('en-GB')} rows read`);
  }
}

/** Counts a row; the cells to save, if it is a figure. A date still to come would keep out every real update: it counts as today's. */
function take(row: FigureRow, report: ImportReport, today: string) {
  report.read += 1;
  if (row.kind === 'leftOut') report.leftOut[row.reason] += 1;
  if (row.kind === 'bad') {
    report.bad += 1;
    if (report.problems.length < keptProblems) report.problems.push({ line: row.line, reason: row.reason });
  }
  if (row.kind !== 'figure') return [];
  if (row.isRelabelled) report.relabelled += 1;
  const { observation } = row;
  const isAhead = observation.retrieved > today;
  if (isAhead) report.ahead += 1;
  return [
    encodeIncoming(
      isAhead ? { ...observation, retrieved: today, retrievedTime: null } : observation,
      row.isRelabelled,
      row.line,
    ),
  ];
}

function emptyReport(file: string): ImportReport {
  return {
    file,
    dataset: null,
    read: 0,
    new: 0,
    revised: 0,
    unchanged: 0,
    older: 0,
    repeated: 0,
    leftOut: { aggregate: 0, extraRegio: 0, oldCode: 0, otherCountry: 0, finerLevel: 0, otherSeries: 0 },
    bad: 0,
    relabelled: 0,
    ahead: 0,
    problems: [],
  };
}
