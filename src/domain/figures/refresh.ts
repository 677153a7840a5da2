import type { FigureRow, KnownFigures } from './figure-row.ts';

/** Where figures are fetched from, one request after the other. */
export type FigureService = {
  /** The time of the last update of each table, as the service writes it, by its code in small letters. @throws FigureServiceError */
  listUpdates(signal: AbortSignal): Promise<Map<string, string>>;
  /** All figures of a table that `known` has series of, in batches. @throws FigureServiceError */
  read(dataset: string, known: KnownFigures, signal: AbortSignal): AsyncGenerator<FigureRow[]>;
};

/** Why nothing came, in a sentence for whoever runs the server. */
export class FigureServiceError extends Error {
  override name = 'FigureServiceError';
}

/** What became of one table in a refresh. `reason` is why it failed. */
export type RefreshedTable = {
  dataset: string;
  outcome: 'unchanged' | 'updated' | 'failed';
  new: number;
  revised: number;
  ended: number;
  reason: string | null;
};

/** A refresh, done or on its way. `finishedAt` is null while it runs, or where it was broken off. */
export type Refresh = { startedAt: Date; finishedAt: Date | null; total: number; tables: RefreshedTable[] };

export function countOutcomes({ tables }: Pick<Refresh, 'tables'>) {
  const count = (outcome: RefreshedTable['outcome']) => tables.filter((table) => table.outcome === outcome).length;
  const sum = (what: 'new' | 'revised' | 'ended') => tables.reduce((total, table) => total + table[what], 0);
  return {
    unchanged: count('unchanged'),
    updated: count('updated'),
    failed: count('failed'),
    new: sum('new'),
    revised: sum('revised'),
    ended: sum('ended'),
  };
}
