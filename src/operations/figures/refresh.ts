import { Readable } from 'node:stream';
import type { FigureRow, KnownFigures, Series } from '#src/domain/figures/figure-row.ts';
import { isUseless } from '#src/domain/figures/import-report.ts';
import {
  type FigureService,
  FigureServiceError,
  type Refresh,
  type RefreshedTable,
} from '#src/domain/figures/refresh.ts';
import type { Sql } from '#src/store/database/database.ts';
import { importFigures } from '#src/store/figures/import.ts';
import {
  type FetchedTable,
  finishRefresh,
  listFetchedTables,
  recordRefreshed,
  saveFetchedTable,
  startRefresh,
} from '#src/store/figures/refresh.ts';
import { loadKnownFigures } from './known-figures.ts';

type Inside = { sql: Sql; withTransaction<T>(run: (sql: Sql) => Promise<T>): Promise<T>; now(): Date };

export type RefreshOptions = {
  signal: AbortSignal;
  /** Only these tables or indicators; all where none is named. */
  only?: readonly string[];
  /** Also tables that have not changed since they were fetched. */
  isForced?: boolean;
  progress?(table: RefreshedTable, done: number, total: number): void;
};

/**
 * Fetches every table that the catalogue has series of and that was updated since it was fetched last, one after the other. A table that fails
 * leaves its figures as they are and is tried again the next time.
 * @throws FigureServiceError where the service does not even say when its tables were updated
 */
export async function refreshFigures(
  context: Inside,
  service: FigureService,
  { signal, only = [], isForced = false, progress }: RefreshOptions,
): Promise<Refresh> {
  const { sql, now } = context;
  const known = await loadKnownFigures(sql, now());
  const bySeries = Map.groupBy(known.series, ({ dataset }) => dataset.toLowerCase());
  const wanted = [...bySeries].filter(
    ([dataset, series]) =>
      only.length === 0 || only.includes(dataset) || series.some(({ indicator }) => only.includes(indicator)),
  );
  const fetched = new Map((await listFetchedTables(sql)).map((each) => [each.dataset, each]));
  const updates = await service.listUpdates(signal);
  const startedAt = now();
  const run = await startRefresh(sql, startedAt, wanted.length);
  const tables: RefreshedTable[] = [];
  for (const [dataset, series] of wanted) {
    signal.throwIfAborted();
    const updated = updates.get(dataset) ?? null;
    const asked: FetchedTable = { dataset, updated: updated ?? '', series: describeSeries(series) };
    const before = fetched.get(dataset);
    const isSame = before !== undefined && before.updated === asked.updated && before.series === asked.series;
    const table =
      updated === null
        ? failed(dataset, 'Eurostat has no table of this code.')
        : isSame && !isForced
          ? { dataset, outcome: 'unchanged' as const, new: 0, revised: 0, ended: 0, reason: null }
          : await fetchTable(context, service, known, asked, signal);
    tables.push(table);
    await recordRefreshed(sql, run, table);
    progress?.(table, tables.length, wanted.length);
  }
  const finishedAt = now();
  await finishRefresh(sql, run, finishedAt);
  return { startedAt, finishedAt, total: wanted.length, tables };
}

async function fetchTable(
  context: Inside,
  service: FigureService,
  known: KnownFigures,
  asked: FetchedTable,
  signal: AbortSignal,
): Promise<RefreshedTable> {
  const { dataset } = asked;
  try {
    // All of it first: nothing waits for the network inside a transaction.
    const batches: FigureRow[][] = [];
    for await (const batch of service.read(dataset, known, signal)) batches.push(batch);
    const report = await importFigures(context, Readable.from(batches), {
      file: `Eurostat, ${dataset}`,
      now: context.now,
      ends: 'all',
    });
    if (isUseless(report))
      return failed(
        dataset,
        report.read === 0 ? 'Eurostat sent no figure for what the catalogue asks of it.' : 'No row could be used.',
      );
    await saveFetchedTable(context.sql, asked, context.now());
    const reason =
      report.bad > 0 ? `${report.bad} rows could not be read, the first: ${report.problems[0]?.reason}` : null;
    return { dataset, outcome: 'updated', new: report.new, revised: report.revised, ended: report.ended, reason };
  } catch (error) {
    if (error instanceof FigureServiceError) return failed(dataset, error.message);
    throw error;
  }
}

const failed = (dataset: string, reason: string): RefreshedTable => ({
  dataset,
  outcome: 'failed',
  new: 0,
  revised: 0,
  ended: 0,
  reason,
});

function describeSeries(series: readonly Series[]): string {
  return JSON.stringify(
    series.map(({ indicator, dimensions }) => [indicator, Object.entries(dimensions).sort()]).sort(),
  );
}
