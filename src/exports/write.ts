import { type FileWriter, nameTable, tablesOf } from '#src/core/files.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Block, Message } from '#src/core/message.ts';
import { textsFor } from '#src/texts/index.ts';
import { toCsv } from './csv.ts';
import { gridOf } from './grid.ts';
import { toJson } from './json.ts';
import { toXlsx } from './xlsx.ts';

type FileBlock = Extract<Block, { type: 'file' }>;

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
} as const;

/** Writes the tables of an answer into files: one encoder for every table of every answer. */
export const writeFiles: FileWriter['write'] = async (answer, { format, table }, { line, language, now }) => {
  const all = tablesOf(answer);
  if (all.length === 0) return [];
  const { export: texts } = textsFor(language);
  const name = fileName(line);
  const notes = [texts.madeBy({ line, day: now.toISOString().slice(0, 10) }), ...notesOf(answer)];
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
      const bytes = await toXlsx(sheets, { name: texts.notes, lines: [titleOf(answer), ...notes] });
      return [binary(`${name}.xlsx`, mediaTypes.xlsx, bytes)];
    }
    case 'pdf':
      return [];
    default:
      return format satisfies never;
  }
};

function binary(name: string, mediaType: string, bytes: Buffer): FileBlock {
  return { type: 'file', name, mediaType, content: bytes.toString('base64'), encoding: 'base64' };
}

function titleOf({ blocks, text }: Message): string {
  const first = blocks.find((block) => block.type === 'heading');
  return first ? first.text : (plainText(text).split('\n')[0] ?? '');
}

/** What an answer says below its tables: sources, flags, rules. */
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
