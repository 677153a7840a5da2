import { heading, message, text } from './blocks.ts';
import { BusyError } from './concurrency-gate.ts';
import { actions, type Block, type Button, button, type Fold, type Message } from './message.ts';
import { failure, type Outcome } from './outcome.ts';

type Answer = Extract<Outcome, { type: 'message' }>;
type Table = Extract<Block, { type: 'table' }>;
type FileBlock = Extract<Block, { type: 'file' }>;

export type FileFormat = 'pdf' | 'xlsx' | 'csv' | 'json';

/** The formats of every answer with a table. */
export const tableFormats: readonly FileFormat[] = ['xlsx', 'csv', 'json'];

/** The format asked for, and which of the tables, from 1, where a file holds a single one; null for all. */
export type WantedFile = { format: FileFormat; table: number | null };

/** Writes answers into files. */
export type FileWriter = {
  /** The file or files of an answer; none where there is nothing to write. `line` gives the answer again. */
  write(
    answer: Message,
    wanted: WantedFile,
    about: { line: string; language: string; now: Date },
  ): Promise<FileBlock[]>;
  /** The address of the file that a line gives; null where no page has it. */
  linkOf(line: string): string | null;
};

/** The sentences around files. */
export type FileTexts = {
  as: Readonly<Record<FileFormat, string>>;
  tableAs(format: string, table: string): string;
  /** The label of what leads to the page of an answer. */
  page: string;
  ready(count: number): string;
  nothing: string;
  /** Said where the answer has fewer tables, `count`. */
  noSuchTable(table: number, count: number): string;
  /** Said where too many files are asked for at once. */
  crowded: string;
};

/** Splits the last word from a line's rest where it names one of these formats: "csv", or "csv-2" for the second table alone. */
export function splitFile(
  rest: string,
  formats: readonly FileFormat[] | undefined,
): { rest: string; wanted: WantedFile | null } {
  const [, before = '', word, number] = /^(.*?)(?:^|\s)([a-z]+)(?:-([1-9]\d{0,3}))?\s*$/is.exec(rest) ?? [];
  const format = formats?.find((each) => each === word?.toLowerCase());
  return format
    ? { rest: before, wanted: { format, table: number === undefined ? null : Number(number) } }
    : { rest, wanted: null };
}

/** Returns the bytes of a file. */
export function bytesOf({ content, encoding }: Pick<FileBlock, 'content' | 'encoding'>): Buffer<ArrayBuffer> {
  return Buffer.from(content, encoding ?? 'utf8');
}

/**
 * The tables of an answer, each once: one is left out where another has all its columns and rows, as the details have those of the first screen.
 * Rows that stand for others which are left out are no rows.
 */
export function tablesOf({ blocks, folds = [] }: Pick<Message, 'blocks' | 'folds'>): Table[] {
  const tables = [...blocks, ...folds.flatMap((fold) => fold.blocks)]
    .filter((block): block is Table => block.type === 'table')
    .map(withoutGaps)
    .filter(({ rows }) => rows.length > 0);
  const keys = tables.map(keysOf);
  const kept = tables.flatMap((table, at) => {
    const own = keys[at] as Keys;
    const isHeld = keys.some((other, place) => place !== at && holds(other, own) && (!holds(own, other) || place < at));
    return isHeld ? [] : [{ table, place: keys.findIndex((other) => holds(own, other)) }];
  });
  // One stands where the first that it holds stood: what the answer is about is the first file.
  return kept.toSorted((left, right) => left.place - right.place).map(({ table }) => table);
}

function withoutGaps(table: Table): Table {
  const isRow = table.rows.map(([first]) => first !== '…');
  if (!isRow.includes(false)) return table;
  const { data } = table;
  return {
    ...table,
    rows: table.rows.filter((_, index) => isRow[index]),
    ...(data && { data: data.filter((_, index) => isRow[index]) }),
  };
}

type Keys = { labels: readonly string[]; rows: readonly Map<string, string>[] };

/** Returns what each row says, by its columns: numbers where it has them, so that a mark or a rank behind the words makes no difference. */
function keysOf({ columns, rows, data }: Table): Keys {
  const labels = columns.map(({ label }) => label);
  const keyed = rows.map(
    (row, index) =>
      new Map(
        row.map((cell, column) => {
          const number = data?.[index]?.[column];
          return [
            labels[column] ?? '',
            number && number.value !== null ? `${number.value} ${number.year ?? ''}` : cell,
          ];
        }),
      ),
  );
  return { labels, rows: keyed };
}

function holds(larger: Keys, smaller: Keys): boolean {
  return (
    smaller.labels.every((label) => larger.labels.includes(label)) &&
    smaller.rows.every((row) =>
      larger.rows.some((other) => [...row].every(([label, said]) => other.get(label) === said)),
    )
  );
}

/**
 * An answer as files alone, below its heading; said in a sentence where there is nothing to write, or too many are asked for at once.
 */
export async function fileAnswer(
  answer: Answer,
  wanted: WantedFile,
  writer: FileWriter,
  about: { line: string; language: string; now: Date },
  texts: FileTexts,
): Promise<Answer> {
  if (answer.failed) return answer;
  const files = await writer.write(answer, wanted, about).catch((error: unknown) => {
    if (error instanceof BusyError) return null;
    throw error;
  });
  if (files === null) return failure(texts.crowded, 'busy');
  const [first] = answer.blocks;
  const title = first?.type === 'heading' && heading(first.text);
  const count = files.length === 0 && wanted.table !== null ? tablesOf(answer).length : 0;
  const none = count > 0 && wanted.table !== null ? texts.noSuchTable(wanted.table, count) : texts.nothing;
  const said = message(title, text(files.length > 0 ? texts.ready(files.length) : none), files);
  return { type: 'message', visibility: answer.visibility, ...(files.length === 0 && { failed: true }), ...said };
}

type Offer = { line: string; isPage: boolean; linkOf: FileWriter['linkOf']; texts: FileTexts };

/** Answers that lead to their files already, by the blocks of those without: a command may answer with the very same blocks again. */
const offered = new WeakMap<readonly Block[], { of: readonly unknown[]; made: Pick<Answer, 'blocks' | 'folds'> }>();

/**
 * Adds what leads to an answer's files: to its details where it has such, so that the first screen stays as short as it is; at the end of a page,
 * where each table has a file of its own.
 */
export function offerFiles(answer: Answer, formats: readonly FileFormat[], offer: Offer): Answer {
  const of = [answer.folds, offer.line, offer.isPage, offer.texts, formats];
  const before = offered.get(answer.blocks);
  if (before?.of.every((part, index) => part === of[index])) return { ...answer, ...before.made };
  const tables = answer.failed ? [] : tablesOf(answer);
  if (tables.length === 0) return answer;
  const made = withOffer(answer, itemsOf(tables, formats, offer), offer.isPage);
  offered.set(answer.blocks, { of, made });
  return { ...answer, ...made };
}

function itemsOf(
  tables: readonly Table[],
  formats: readonly FileFormat[],
  { line, isPage, linkOf, texts }: Offer,
): Button[] {
  const item = (label: string, word: string): Button => {
    const url = isPage ? null : linkOf(`${line} ${word}`);
    return url === null ? button(label, `${line} ${word}`) : { type: 'link', label, url };
  };
  // Where others can open it, the answer itself is what is sent on.
  const page = isPage ? null : linkOf(line);
  const isOneByOne = isPage && tables.length > 1;
  const names = nameTables(tables);
  return [
    ...(page === null ? [] : [{ type: 'link', label: texts.page, url: page } as const]),
    ...formats.flatMap((format) =>
      format === 'csv' && isOneByOne
        ? tables.map((_, index) => item(texts.tableAs(texts.as.csv, names[index] ?? ''), `csv-${index + 1}`))
        : [item(texts.as[format], format)],
    ),
  ];
}

function withOffer(
  { blocks, folds }: Answer,
  items: readonly Button[],
  isPage: boolean,
): Pick<Answer, 'blocks' | 'folds'> {
  if (isPage) return { blocks: [...blocks, ...actions(...items)], ...(folds && { folds }) };
  const details = folds?.find(({ name }) => name === 'details');
  if (folds && details)
    return {
      blocks,
      folds: folds.map(
        (fold): Fold => (fold === details ? { ...fold, blocks: [...fold.blocks, ...actions(...items)] } : fold),
      ),
    };
  const last = blocks.at(-1);
  const one = items.slice(0, 1);
  return {
    blocks:
      last?.type === 'actions'
        ? [...blocks.slice(0, -1), { ...last, items: [...last.items, ...one] }]
        : [...blocks, ...actions(...one)],
    ...(folds && { folds }),
  };
}

/** Returns names of tables that are read beside each other: those of the same first column say besides which column none of the others has. */
export function nameTables(tables: readonly Pick<Table, 'columns'>[]): string[] {
  const names = tables.map(nameTable);
  return names.map((name, index) => {
    const same = tables.filter((_, other) => other !== index && names[other] === name);
    const own = tables[index]?.columns.find(
      ({ label }) => label !== '' && !same.some(({ columns }) => columns.some((each) => each.label === label)),
    );
    return same.length === 0 || !own ? name : `${name} (${own.label})`;
  });
}

/** Returns the name of a table: the label of its first column of words. */
export function nameTable({ columns }: Pick<Table, 'columns'>, index: number): string {
  return columns.find(({ label, align }) => label !== '' && align !== 'right')?.label ?? String(index + 1);
}
