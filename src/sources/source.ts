import type { FigureRow, KnownFigures } from '#src/domain/figures/figure-row.ts';

/** A source of figures. It gets and reads them; it does not store them. */
export type Source<Raw> = {
  name: string;
  /** Gets what the source publishes now. Absent for files that people hand over. */
  fetch?(http: typeof globalThis.fetch, signal: AbortSignal): Promise<Raw>;
  /**
   * Reads rows in batches, in the order of the source, without keeping them. A bad row is a row of its own and does not stop the rest.
   * @throws SourceError when the whole is not what the source publishes.
   */
  parse(raw: Raw, known: KnownFigures): AsyncGenerator<FigureRow[]>;
};

/** An error about a file that cannot be read at all. The message is for a person: what the file is instead and what to try. */
export class SourceError extends Error {
  override name = 'SourceError';
}
