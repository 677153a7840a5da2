/** A cell of a table as it is written there, before anything is made of it. */
export type Cell = {
  /** The line it stands on, counted from 1; in JSON the place of the cell. */
  line: number;
  /** “ESTAT:LFST_R_LFUR2GAC(1.0)” or “lfst_r_lfur2gac”; '' where the table is of one's own. */
  dataset: string;
  /** The date the source gives its figures; '' where it gives none. */
  updated: string;
  freq: string;
  /** A value for each of the dimensions of its batch. */
  values: string[];
  geo: string;
  period: string;
  value: string;
  flags: string;
  confidentiality: string;
};

export type BadCell = { line: number; reason: string };

/** Cells that are told apart by the same dimensions: unit, sex, age, c_birth … */
export type CellBatch = {
  dimensions: readonly string[];
  /** Whether a number may have a comma before its decimals: commas do not separate the columns. */
  takesComma: boolean;
  /** Whether the table has a place for flags: where it has none, they are unknown. */
  hasFlags: boolean;
  cells: (Cell | BadCell)[];
};

/** Reads the cells of a file in one format, in their order. @throws SourceError */
export type CellReader = (pieces: AsyncIterable<Uint8Array>, facts: TableFacts) => AsyncGenerator<CellBatch>;

/** What the file does not say itself. `table` is '' where nobody said it. */
export type TableFacts = { table: string };
