import type { KnownBlock } from '@slack/types';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { type Block, button } from '#src/core/message.ts';
import { shorten } from '#src/core/text.ts';
import { limits } from '../limits.ts';
import type { Texts } from '../texts.ts';
import { encodeActions, encodeButton, type LineEncoder } from './actions.ts';
import { encodeTable, encodeTableAsText } from './table.ts';
import { chunkMarkdown, encodePlain, mrkdwn } from './text.ts';

type Table = Extract<Block, { type: 'table' }>;

/** The parts that drawing blocks needs. */
export type Drawing = {
  /** Windows and the home page draw no tables. */
  surface: 'message' | 'view';
  texts: Texts;
  /** The message asks the person something: its buttons are answers. */
  isQuestion: boolean;
  /** The uploaded file of a picture; null where there is none. */
  pictureFile(key: string): string | null;
  encodeLine: LineEncoder;
};

/** The number of rows of a second table in a message, which is drawn as text. */
const furtherRows = 20;
/** The characters of all fields of one section together, so that it fits a message however its characters are escaped. */
const factsCharacters = 4_000;

const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** Our blocks as Slack's, each within its own limits; how many fit together is the splitter's business. */
export function encodeBlocks(blocks: Block[], drawing: Drawing): KnownBlock[] {
  const encoded: KnownBlock[] = [];
  let actionCount = 0;
  let hasTable = false;
  for (const block of blocks) {
    if (block.type === 'actions') {
      encoded.push(...encodeActions(block, drawing.isQuestion ? 'ask' : 'line', actionCount, drawing.encodeLine));
      actionCount += 1_000;
    } else if (block.type === 'list') {
      encoded.push(...encodeList(block, actionCount, drawing));
      actionCount += 1_000;
    } else if (block.type === 'table') {
      encoded.push(...encodeTableBlock(block, drawing, hasTable));
      hasTable = true;
    } else encoded.push(...encodeBlock(block, drawing));
  }
  return encoded;
}

function encodeBlock(block: Exclude<Block, { type: 'actions' | 'list' | 'table' }>, drawing: Drawing): KnownBlock[] {
  switch (block.type) {
    case 'heading':
      if (block.text.trim() === '') return [];
      return block.text.length <= limits.header
        ? [{ type: 'header', text: plain(block.text) }]
        : encodeTextBlock(`**${escapeMarkdown(block.text)}**`);
    case 'text':
      return encodeTextBlock(block.markdown);
    case 'facts':
      return encodeFacts(block.items);
    case 'picture':
      return [encodePicture(block, drawing.pictureFile(block.key), drawing.texts)];
    case 'file':
      return encodeNote(escapeMarkdown(drawing.texts.fileAttached({ name: block.name })));
    case 'divider':
      return [{ type: 'divider' }];
    case 'note':
      return encodeNote(block.markdown);
    default:
      return block satisfies never;
  }
}

/** Each thing with a button beside its title; what of a long one does not fit beside it stands below. */
function encodeList({ open, items }: Extract<Block, { type: 'list' }>, start: number, drawing: Drawing): KnownBlock[] {
  return items.flatMap(({ title, line, beside, markdown }, index) => {
    const said = [
      `**${escapeMarkdown(title)}**`,
      ...(beside ? [escapeMarkdown(beside)] : []),
      ...(markdown ? [markdown] : []),
    ];
    const [first, ...rest] = encodeTextBlock(said.join('\n'));
    const accessory = encodeButton(button(open, line), 'line', start + index, drawing.encodeLine);
    return first?.type === 'section' ? [{ ...first, accessory }, ...rest] : [];
  });
}

function encodeTextBlock(markdown: string): KnownBlock[] {
  return chunkMarkdown(markdown, limits.section).map((text) => ({ type: 'section', text: mrkdwn(text) }));
}

function encodeNote(markdown: string): KnownBlock[] {
  return chunkMarkdown(markdown, limits.context).map((text) => ({ type: 'context', elements: [mrkdwn(text)] }));
}

function encodeFacts(items: { label: string; value: string }[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let fields: ReturnType<typeof mrkdwn>[] = [];
  let size = 0;
  const close = () => {
    if (fields.length > 0) blocks.push({ type: 'section', fields });
    fields = [];
    size = 0;
  };
  for (const { label, value } of items) {
    const text = `*${encodePlain(label)}*\n${encodePlain(value)}`;
    if (text.length > limits.field) {
      close();
      blocks.push(...encodeTextBlock(`**${escapeMarkdown(label)}**\n${escapeMarkdown(value)}`));
      continue;
    }
    if (fields.length === limits.fields || size + text.length > factsCharacters) close();
    fields.push(mrkdwn(text));
    size += text.length;
  }
  close();
  return blocks;
}

/** Slack takes one table in a message: a further small one is drawn as text beside it, a large one goes into a message of its own. */
function encodeTableBlock(table: Table, { surface }: Drawing, isFurther: boolean): KnownBlock[] {
  if (table.columns.length === 0) return [];
  const asText = surface === 'view' || (isFurther && table.rows.length <= furtherRows);
  if (!asText) return encodeTable(table).flatMap((part) => (part.type === 'row' ? encodeRow(part.cells) : [part]));
  const chunks = encodeTableAsText(table, limits.section);
  return chunks.length > 0
    ? chunks.map((text) => ({ type: 'section', text: mrkdwn(text) }))
    : encodeTextBlock(table.rows.map((row) => describeRow(table, row)).join('\n'));
}

/** A row where a table would be too wide for fixed columns: what it is about, then the rest with its headings. */
function describeRow({ columns }: Table, row: string[]): string {
  const rest = columns.slice(1).flatMap(({ label }, index) => {
    const value = row[index + 1] ?? '';
    return value === '' ? [] : [`${escapeMarkdown(label)} ${escapeMarkdown(value)}`];
  });
  return `- **${escapeMarkdown(row[0] || '–')}** ${rest.join(' · ')}`;
}

function encodeRow(cells: { label: string; value: string }[]): KnownBlock[] {
  return encodeTextBlock(
    cells.map(({ label, value }) => `**${escapeMarkdown(label)}** ${escapeMarkdown(value)}`).join('\n'),
  );
}

function encodePicture({ alt }: { alt: string }, fileId: string | null, texts: Texts): KnownBlock {
  return fileId
    ? { type: 'image', slack_file: { id: fileId }, alt_text: shorten(alt, limits.alt) }
    : {
        type: 'context',
        elements: [plain(shorten(texts.pictureMissing({ alt }), limits.context))],
      };
}
