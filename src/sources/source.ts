import type { FigureRow, KnownFigures } from '#src/domain/figures/figure-row.ts';
import type { ColumnMapping } from './column-mapping.ts';

/** A file's name, date and other facts besides its content. */
export type FileFacts = {
  /** Its name, which often is that of its table: estat_lfsa_ergan.tsv.gz. */
  name?: string;
  /** YYYY-MM-DD, the day its figures count as of where it does not say one. */
  date?: string;
  /** The table it holds, where neither it nor its name says so. */
  table?: string;
  /** The publisher of a user's own table. */
  source?: string;
  /** More than this, unpacked, is not read. */
  mostBytes?: number;
  /** Which column is what, in a table of one's own. */
  mapping?: ColumnMapping;
};

/** A source of figures. It reads them; it does not store them. */
export type Source<Raw> = {
  name: string;
  /**
   * Reads rows in batches, in the order of the source, without keeping them. A bad row is a row of its own and does not stop the rest.
   * @throws SourceError when the whole is not what the source publishes.
   */
  parse(raw: Raw, known: KnownFigures, facts?: FileFacts): AsyncGenerator<FigureRow[]>;
};

/** An error about a file that cannot be read at all. The message is for a person: what the file is instead and what to try. */
export class SourceError extends Error {
  override name = 'SourceError';
}

/** A file that is held as a whole, as sources read it. */
export async function* inOnePiece(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
