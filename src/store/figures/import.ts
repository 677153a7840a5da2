import { completeActivity } from '#src/domain/activity/activity.ts';
import type { FigureRow } from '#src/domain/figures/figure-row.ts';
import { emptyImportReport, type ImportReport, isUseless } from '#src/domain/figures/import-report.ts';
import { insertActivities } from '../activity/activity.ts';
import type { Database } from '../database/database.ts';
import { allowLong, forgetImportRun, recordRun, startImportRun } from './import-run.ts';
import { mergeIncoming } from './merge.ts';
import { endMissing, listContradictions } from './missing.ts';
import { recordFigureChanges } from './record-changes.ts';
import { createIncoming, type Incoming } from './staging.ts';
import { forgetUnreadTerritories } from './unread-territories.ts';

const keptProblems = 50;
const progressEvery = 10_000;

export type ImportOptions = {
  /** The name of what is imported, as people know it. */
  file: string;
  now(): Date;
  progress?(line: string): void;
  /** Hears now and then how many rows were read. */
  tell?(rowsRead: number): void;
  /**
   * What becomes of figures held of an earlier date that the source no longer has. `known`: those of places and years that the source has otherwise
   * are ended; `all`: every one, for the source is known to be whole; `none`: they stay. Where a row was bad they stay in any case: it may be theirs.
   */
  ends?: 'known' | 'all' | 'none';
};

/**
 * Saves the figures of a source all at once or, if reading fails, not at all. The same rows again change nothing; rows of a later date revise
 * what is held, which is kept as a revision; rows of an earlier date do not. What was done is recorded, unless there was nothing to take.
 */
export async function importFigures(
  database: Pick<Database, 'withTransaction'>,
  rows: AsyncIterable<FigureRow[]>,
  options: ImportOptions,
): Promise<ImportReport> {
  const report = emptyImportReport(options.file);
  const { ends = 'known' } = options;
  return database.withTransaction(async (sql) => {
    // A whole table takes longer than what a person asks for may.
    await allowLong(sql);
    const run = await startImportRun(sql, options.file, options.now());
    const incoming = await createIncoming(sql);
    try {
      await takeAll(rows, report, incoming, options.now().toISOString().slice(0, 10), options);
    } catch (error) {
      await incoming.cancel();
      throw error;
    }
    await incoming.end();
    if (isUseless(report)) {
      await forgetImportRun(sql, run);
      return report;
    }
    options.progress?.('Comparing with the figures already there');
    const now = options.now();
    Object.assign(report, await mergeIncoming(sql, incoming, run, now));
    await recordFigureChanges(sql, incoming.codes.indicators, run, now);
    if (report.repeated > 0) Object.assign(report, await listContradictions(sql, incoming));
    if (ends !== 'none' && report.bad === 0)
      Object.assign(report, await endMissing(sql, incoming, ends === 'all', now));
    await forgetUnreadTerritories(sql, [...incoming.withFlags]);
    const { file: _file, dataset: _dataset, problems, ...counts } = report;
    report.dataset = await recordRun(sql, run, { counts, problems, indicators: incoming.codes.indicators }, now);
    const { new: added, revised, unchanged, ended, bad } = report;
    await insertActivities(sql, [
      completeActivity({
        ...{ type: 'import.finished', subject: `import:figures-${run}`, actor: null, at: now },
        data: { kind: 'figures', taken: added + revised + unchanged, changed: revised + ended, bad },
      }),
    ]);
    return report;
  });
}

async function takeAll(
  rows: AsyncIterable<FigureRow[]>,
  report: ImportReport,
  incoming: Incoming,
  today: string,
  { progress, tell }: Pick<ImportOptions, 'progress' | 'tell'>,
) {
  let told = 0;
  for await (const batch of rows) {
    for (const row of batch) take(row, report, incoming, today);
    await incoming.flush();
    if (report.read - told < progressEvery) continue;
    told = report.read;
    progress?.(`${told.toLocaleString('en-GB')} rows read`);
    tell?.(told);
  }
}

/** Counts a row, and adds it if it is a figure. A date still to come would keep out every real update: it counts as today's. */
function take(row: FigureRow, report: ImportReport, incoming: Incoming, today: string) {
  report.read += 1;
  if (row.kind === 'leftOut') {
    report.leftOut[row.reason] += 1;
    if (row.geo !== undefined) report.oldCodes[row.geo] = (report.oldCodes[row.geo] ?? 0) + 1;
  }
  if (row.kind === 'bad') {
    report.bad += 1;
    if (report.problems.length < keptProblems) report.problems.push({ line: row.line, reason: row.reason });
  }
  if (row.kind !== 'figure') return;
  const { observation } = row;
  if (row.isRelabelled) {
    report.relabelled += 1;
    report.relabelledCodes[row.geo] = observation.territory;
  }
  const isAhead = observation.retrieved > today;
  if (isAhead) report.ahead += 1;
  incoming.add(
    isAhead ? { ...observation, retrieved: today, retrievedTime: null } : observation,
    row.isRelabelled,
    row.line,
  );
}
