import { message, note, text } from '#src/core/blocks.ts';
import { UserError } from '#src/core/errors.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { cleanText, shorten } from '#src/core/text.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import { collectionLimits } from '#src/domain/experiences/collection.ts';
import { CollectionError } from '#src/domain/experiences/collection-fault.ts';
import type { CollectionWords } from '#src/domain/experiences/collection-words.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { readCollectionFile } from '#src/sources/collection-file.ts';
import { readCollectionWords } from '#src/sources/collection-words.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions } from '#src/texts/topics.ts';
import { fileFields } from './given-file.ts';

/** The names of columns stand in rows of this kind: data/words/collections.tsv. */
const columnKind = 'list-column';
const [mostLeft, longestColumns, longestShown] = [8, 300, 60];

/** A line of a list by what its columns are; '' where it has none, or nothing in it. */
export type ListedLine = { line: number; isBroken: boolean; of(field: string): string };
export type LeftOut = { line: number; why: string };

/** The fields of a form that takes a list: a file or its address, the usual policy area, and whether it is only looked at. */
export function listFields({ language }: Person): Field[] {
  const { figuresForm, listImport } = textsFor(language);
  const { labels, hints } = listImport;
  const [file, ...others] = fileFields(figuresForm);
  return [
    ...(file ? [{ ...file, hint: hints.file }] : []),
    ...others,
    {
      name: 'area',
      type: 'select',
      label: labels.area,
      hint: hints.area,
      required: false,
      options: areaOptions(language),
    },
    { name: 'look', type: 'check', label: labels.look, required: false },
  ];
}

/**
 * Reads a list: its lines by the names of its columns, in ten languages, and the names that stand for nothing.
 * @throws UserError where it is none, or has no column for titles
 */
export async function readList(
  content: Uint8Array,
  { language }: Person,
): Promise<{ lines: ListedLine[]; unused: string[]; words: CollectionWords }> {
  const { collection, listImport } = textsFor(language);
  const words = await readCollectionWords();
  const table = await readCollectionFile(content, columnKind).catch((error: unknown) => {
    if (!(error instanceof CollectionError)) throw error;
    const { rows, columns, fileBytes, unpackedBytes } = collectionLimits;
    const limits = { rows, columns, megabytes: fileBytes / 1_000_000, unpacked: unpackedBytes / 1_000_000 };
    const said = collection.faults[error.fault as keyof typeof collection.faults];
    throw new UserError(typeof said === 'function' ? (said as (limits: object) => string)(limits) : said);
  });
  const mapping = words.guessColumns(columnKind, table.header);
  if (!mapping.includes('title'))
    throw new UserError(listImport.noTitle({ columns: shorten(table.header.join(', '), longestColumns) }));
  const lines = table.rows.map(
    ({ line, cells, broken }): ListedLine => ({
      line,
      isBroken: broken !== null,
      of: (field) => cleanText(String(cells[mapping.indexOf(field)] ?? '')).trim(),
    }),
  );
  return { lines, unused: table.header.filter((name, index) => name !== '' && mapping[index] === null), words };
}

/** The policy areas that a cell names, or the usual one where it is empty; none where it names none that is known. */
export function areasOfCell(
  cell: string,
  usual: PolicyArea | null,
  { vocabulary, words }: { vocabulary: Vocabulary; words: CollectionWords },
): PolicyArea[] {
  if (cell === '') return usual === null ? [] : [usual];
  const named = cell.split(/[;|,/\n]/).flatMap((item) => {
    const found = vocabulary.find('area', item.trim());
    return found.length === 1 && found[0] ? [found[0].value as PolicyArea] : words.areasOf(item, null).slice(0, 1);
  });
  return [...new Set(named)];
}

/** The usual policy area that a form says. */
export const usualArea = ({ area }: FormValues): PolicyArea | null =>
  typeof area === 'string' && area !== '' ? (area as PolicyArea) : null;

/** Says what was taken of a list, or would be, and why each other line was not. */
export function listReport(
  done: {
    taken: number;
    all: number;
    known: number;
    over: number;
    left: readonly LeftOut[];
    unused: readonly string[];
  },
  { isLook }: { isLook: boolean },
  { language }: Person,
): Message {
  const { listImport: texts } = textsFor(language);
  const { taken, all, known, over, left, unused } = done;
  const beside = [
    ...(known > 0 ? [texts.known({ count: known })] : []),
    ...(over > 0 ? [texts.over({ count: over })] : []),
  ].join(' ');
  const rest = left.length - mostLeft;
  return message(
    text(texts.done({ look: isLook ? 'yes' : 'no', taken, all }), ...(beside === '' ? [] : [escapeMarkdown(beside)])),
    left.length > 0 && text(texts.left, ...left.slice(0, mostLeft).map((each) => texts.line(each))),
    rest > 0 && note(escapeMarkdown(texts.more({ count: rest }))),
    unused.length > 0 && note(texts.unused({ columns: shorten(unused.join(', '), longestColumns) })),
  );
}

/** A cell as a sentence quotes it. */
export const shownCell = (cell: string): string => shorten(cell.replace(/\s+/g, ' '), longestShown);

export const isProblem = (given: object): given is { problems: Problems } => 'problems' in given;
