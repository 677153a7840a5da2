import { listJobRuns } from '#src/store/bot/job-run.ts';
import type { Database, Sql } from '#src/store/database/database.ts';
import { countIssuesByState } from '#src/store/digests/issue.ts';
import { countDue } from '#src/store/digests/subscription.ts';
import { findLastImportRun } from '#src/store/figures/import-run.ts';
import { countDeliveries } from '#src/store/outbox/delivery.ts';
import { countQueued } from '#src/store/outbox/queue.ts';
import { countAccounts } from '#src/store/people/account.ts';
import type { Known, Readings } from './metrics.ts';

/** Reads from the store what metrics tell of all servers together. */
export function createReadings(sql: Sql): Readings {
  return {
    countDeliveries: () => countDeliveries(sql),
    countDigestIssues: () => countIssuesByState(sql),
    countDueDigests: () => countDue(sql, new Date()),
    countQueued: () => countQueued(sql),
    listJobRuns: () => listJobRuns(sql),
    findNewestFigures: async () => (await findLastImportRun(sql))?.finishedAt ?? null,
    countAccounts: () => countAccounts(sql),
  };
}

/** Lists the connections of pools, each by its name and what it is for: `answers queries`. */
export function listConnections(
  pools: Readonly<Record<string, Pick<Database, 'countConnections'>>>,
): ReturnType<Known['listConnections']> {
  return Object.entries(pools).flatMap(([name, pool]) =>
    Object.entries(pool.countConnections()).map(([use, counted]) => ({ use: `${name} ${use}`, ...counted })),
  );
}
