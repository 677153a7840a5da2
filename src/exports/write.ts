import { setImmediate } from 'node:timers/promises';
import { createGate } from '#src/core/concurrency-gate.ts';
import { type FileFormat, type FileWriter, nameTable, tablesOf, type WantedFile } from '#src/core/files.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Block, Message } from '#src/core/message.ts';
import type { PictureSource } from '#src/core/ports.ts';
import { writeDate } from '#src/core/written-date.ts';
import { textsFor } from '#src/texts/index.ts';
import { toCsv } from './csv.ts';
import { gridOf } from './grid.ts';
import { toJson } from './json.ts';
import { createPdfCache } from './pdf/cache.ts';

// A fifth of what a server loads, which most answers do without.
const loadPdf = () => import('./pdf/write.ts');
const loadXlsx = () => import('./xlsx.ts');

type FileBlock = Extract<Block, { type: 'file' }>;

const mediaTypes = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
} as const;

/** One file is written at a time; who would wait behind so many others is told at once. */
const writing = { atOnce: 1, ofOne: Number.POSITIVE_INFINITY, waiting: 100 };

/** Writes answers into files: one encoder for every table of every answer, and one for a whole answer as a document. */
export function createFileWriter({
  pictures,
  linkOf,
}: {
  pictures: PictureSource;
  linkOf: FileWriter['linkOf'];
}): FileWriter {
  const gate = createGate(writing);
  const keepPdf = createPdfCache();
  /** Lets other work run first, because writing a file blocks the thread for a while. */
  const inTurn = <Written>(write: () => Promise<Written>) =>
    gate.pass('', async () => {
      await setImmediate();
      return write();
    });
  return {
    linkOf,
    async write(answer, wanted, about) {
      const name = fileName(about.line);
      const { format } = wanted;
      if (format !== 'pdf') return inTurn(() => writeTables(answer, { ...wanted, format }, name, about));
      const parts = { ...pdfParts(answer, about, linkOf), pictures, linkOf };
      const bytes = await keepPdf(answer, about, () =>
        inTurn(async () => {
          const { toPdf } = await loadPdf();
          return toPdf(answer, parts);
        }),
      );
      return [binary(`${name}.pdf`, mediaTypes.pdf, bytes)];
    },
  };
}

type Asked = { line: string; language: string; now: Date };

function pdfParts(answer: Message, { line, language, now }: Asked, linkOf: FileWriter['linkOf']) {
  const { export: texts } = textsFor(language);
  const day = writtenDay(now, language);
  return {
    title: titleOf(answer),
    subject: texts.madeBy({ line, day }),
    language,
    now,
    footer: (page: number, count: number) => ({
      left: texts.footer({ from: linkOf(line) ?? line, day }),
      right: texts.page({ page, count }),
    }),
    tallPictures: {
      title: texts.pictures,
      name: (number: number) => texts.picture({ number }),
      below: (number: number) => texts.pictureBelow({ number }),
    },
  };
}

async function writeTables(
  answer: Message,
  { format, table }: WantedFile & { format: Exclude<FileFormat, 'pdf'> },
  name: string,
  { line, language, now }: Asked,
): Promise<FileBlock[]> {
  const all = tablesOf(answer);
  if (all.length === 0) return [];
  const { export: texts } = textsFor(language);
  const notes = [texts.madeBy({ line, day: writtenDay(now, language) }), ...notesOf(answer)];
  const chosen = all.map((each, index) => ({ table: each, number: index + 1, name: nameTable(each, index) }));
  switch (format) {
    case 'csv':
      return chosen
        .filter(({ number }) => table === null || number === table)
        .map((each) => ({
          type: 'file',
          name: `${name}${all.length > 1 ? `-${each.number}` : ''}.csv`,
          mediaType: mediaTypes.csv,
          content: toCsv(gridOf(each.table, texts)),
        }));
    case 'json': {
      const about = { title: titleOf(answer), line, createdAt: now.toISOString(), language, notes };
      return [{ type: 'file', name: `${name}.json`, mediaType: mediaTypes.json, content: toJson(about, all) }];
    }
    case 'xlsx': {
      const sheets = chosen.map((each) => ({ name: each.name, ...gridOf(each.table, texts) }));
      const { toXlsx } = await loadXlsx();
      const bytes = await toXlsx(sheets, { name: texts.notes, lines: [titleOf(answer), ...notes] });
      return [binary(`${name}.xlsx`, mediaTypes.xlsx, bytes)];
    }
    default:
      return format satisfies never;
  }
}

function writtenDay(now: Date, language: string): string {
  return writeDate(now, language, { dateStyle: 'long', timeZone: 'UTC' });
}

function binary(name: string, mediaType: string, bytes: Buffer): FileBlock {
  return { type: 'file', name, mediaType, content: bytes.toString('base64'), encoding: 'base64' };
}

function titleOf({ blocks, text }: Message): string {
  const first = blocks.find((block) => block.type === 'heading');
  return first ? first.text : (plainText(text).split('\n')[0] ?? '');
}

/** The notes below an answer's tables: sources, flags, rules. */
function notesOf({ blocks, folds = [] }: Message): string[] {
  const said = [...blocks, ...folds.flatMap((fold) => fold.blocks)].flatMap((block) =>
    block.type === 'note' ? plainText(block.markdown).split('\n') : [],
  );
  return [...new Set(said)];
}

/** "compare-se224-es51" of "/compare SE224 ES51". */
function fileName(line: string): string {
  const name = line
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
  return name.slice(0, 80) || 'answer';
}
