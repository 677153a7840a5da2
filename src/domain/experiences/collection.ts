import type { ExperienceDetails } from './details.ts';
import type { ExperienceFields } from './experience.ts';

/** A cell of a list: a text as it was written, a number, or null. A day of a spreadsheet is YYYY-MM-DD. */
export type Cell = string | number | null;

/** Why a row of a file could not be read: a quotation mark that nothing closes, more cells than the header has, or a cell that is too long. */
export type BrokenRow =
  | { kind: 'open-quote' }
  | { kind: 'cells'; cells: number; columns: number }
  | { kind: 'long-cell'; length: number; most: number };

/** A row with the line it stands on in its file, the header being 1. */
export type CollectionRow = { line: number; cells: Cell[]; broken: BrokenRow | null };

/** A list as it was read from its file. */
export type CollectionTable = { header: string[]; rows: CollectionRow[] };

/** What a column can hold. `reference` is how its source calls a record. */
export const collectionFields = [
  'title',
  'region',
  'areas',
  'groups',
  'challenge',
  'action',
  'lesson',
  'status',
  'results',
  'personsReached',
  'evaluation',
  'difficulties',
  'lessons',
  'tips',
  'start',
  'end',
  'funding',
  'costEuro',
  'partners',
  'contact',
  'links',
  'language',
  'reference',
] as const;

export type CollectionField = (typeof collectionFields)[number];

/** By column what it holds; null where it is left out. Of several columns of one field the texts are put together, else the first that is filled counts. */
export type CollectionMapping = (CollectionField | null)[];

/** How days such as 3/4/2021 are written. */
export const dayOrders = ['day-first', 'month-first'] as const;

/** What staff say of a whole list. `language`, `region` and `area` count where a row does not say its own; null: no language is taken for granted. */
export type CollectionSettings = {
  source: string;
  link: string | null;
  licence: string | null;
  language: string | null;
  region: string | null;
  area: string | null;
  /** Counts where no day of the list tells. */
  dayOrder: (typeof dayOrders)[number] | null;
  /** Whether the records are published at once; else they wait for review. */
  isPublished: boolean;
};

/** What a row comes to. */
export type CollectedRecord = {
  fields: ExperienceFields;
  details: ExperienceDetails;
  language: string;
  reference: string | null;
};

/** What is wrong with a row. Those of `fatalKinds` keep it from being taken; the others are left out or changed as they say. */
export type RowProblem = {
  field: CollectionField;
  kind: RowProblemKind;
  /** As it was written, shortened. */
  text?: string;
  /** What may have been meant, or how long it is. */
  meant?: string;
};

export const fatalKinds = [
  'no-title',
  'no-region',
  'unknown-region',
  'several-regions',
  'no-area',
  'too-long',
] as const;
export const noteKinds = [
  'title-shortened',
  'no-text',
  'broken-letters',
  'area-guessed',
  'language-guessed',
  'no-language',
  'unknown-value',
  'date',
  'date-doubtful',
  'end-before-start',
  'number',
  'currency',
  'link',
] as const;

export type RowProblemKind = (typeof fatalKinds)[number] | (typeof noteKinds)[number];

/** Returns whether a problem keeps a row from being taken. */
export function isFatal({ kind }: Pick<RowProblem, 'kind'>): boolean {
  return (fatalKinds as readonly string[]).includes(kind);
}

/** What is guessed from words, as long as nobody says better; it changes nothing of what is written. */
export const guessKinds = [
  'area-guessed',
  'language-guessed',
  'no-language',
] as const satisfies readonly RowProblemKind[];

/** What a row is most like: a row before it, by its line, or an experience, by its number. `same`: both say the same of the same. */
export type Twin = {
  of: { line: number } | { number: number };
  kind: 'same' | 'alike';
  title: string;
  /** 0–1. */
  likeness: number;
};

/** How far a list has come. */
export type CollectionState = 'empty' | 'mapping' | 'checking' | 'ready' | 'taking' | 'taken';

/** How many rows of a list are what: `guessed` are those with guesses alone, `chosen` those that would be taken now. */
export type CollectionCounts = {
  rows: number;
  good: number;
  guessed: number;
  noted: number;
  bad: number;
  same: number;
  alike: number;
  chosen: number;
  taken: number;
};

export const collectionLimits = {
  rows: 10_000,
  columns: 100,
  /** Characters of a cell. */
  cell: 20_000,
  /** Bytes of a file. */
  fileBytes: 20_000_000,
  /** Bytes of what a packed workbook holds. */
  unpackedBytes: 80_000_000,
  /** Characters of one text of a record that is brought in; those logged here have `experienceLimits`. */
  text: 10_000,
  undoHours: 24,
} as const;
