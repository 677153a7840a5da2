import type { Block, ListItem, Message } from '#src/core/message.ts';
import type { PictureSource } from '#src/core/ports.ts';
import { printable } from './glyphs.ts';
import { type About, createSheet, ink, type Sheet } from './sheet.ts';
import { setTable } from './table.ts';
import { body, setFacts, setHeading, setText, small } from './text.ts';

export type PdfParts = About & {
  pictures: PictureSource;
  /** The address of what a line shows; null where there is none. */
  linkOf(line: string): string | null;
  footer(page: number, count: number): { left: string; right: string };
};

/** The height that a picture may take: two and some text fit a page. */
const tallest = 165;
/** A picture is set this much smaller rather than on the next page. */
const leastShrunk = 0.8;

/** A message as a document on A4: its blocks from top to bottom, without what can only be pressed. */
export async function toPdf({ blocks }: Pick<Message, 'blocks'>, parts: PdfParts): Promise<Buffer> {
  const sheet = createSheet(parts);
  const read = new Map<string, Uint8Array>();
  for (const block of blocks) {
    if (block.type !== 'picture') continue;
    const bytes = await parts.pictures.read(block.key);
    if (bytes) read.set(block.key, bytes);
  }
  for (const block of blocks) setBlock(sheet, block, read, parts.linkOf);
  return sheet.finish(parts.footer);
}

function setBlock(
  sheet: Sheet,
  block: Block,
  pictures: ReadonlyMap<string, Uint8Array>,
  linkOf: PdfParts['linkOf'],
): void {
  switch (block.type) {
    case 'heading':
      setHeading(sheet, block.text, block.level ?? 1);
      break;
    case 'text':
      setText(sheet, block.markdown, body);
      break;
    case 'note':
      setText(sheet, block.markdown, small);
      break;
    case 'facts':
      setFacts(sheet, block.items);
      break;
    case 'table':
      setTable(sheet, block);
      break;
    case 'list':
      setList(sheet, block.items, linkOf);
      break;
    case 'picture':
      setPicture(sheet, block, pictures.get(block.key));
      break;
    case 'divider':
      sheet.space(6);
      break;
    case 'actions':
    case 'file':
      break;
    default:
      block satisfies never;
  }
}

function setList(sheet: Sheet, items: readonly ListItem[], linkOf: PdfParts['linkOf']): void {
  const { doc, left, width } = sheet;
  for (const { title, line, beside } of items) {
    const link = linkOf(line);
    sheet.makeRoom(body.size * 2);
    sheet.add('LI', () => {
      doc.font('body').fontSize(body.size).fillColor(ink.text);
      doc.text('•', left, doc.y, { width: 9, lineBreak: false });
      doc.fillColor(link ? ink.link : ink.text);
      doc.text(printable(title).text, left + 9, doc.y, {
        width: width - 9,
        continued: Boolean(beside),
        link,
        underline: link !== null,
      });
      if (beside) doc.fillColor(ink.soft).text(` (${printable(beside).text})`, { link: null, underline: false });
    });
  }
  sheet.space(body.after);
}

/** A picture with its words for who does not see it; those alone where it is gone. */
function setPicture(
  sheet: Sheet,
  { alt, width, height }: Extract<Block, { type: 'picture' }>,
  bytes: Uint8Array | undefined,
): void {
  if (!bytes) {
    setText(sheet, alt, small);
    return;
  }
  const { doc, left } = sheet;
  const wished = Math.min(sheet.width / width, tallest / height);
  const fitting = Math.min(wished, (sheet.room() - 6) / height);
  const scale = fitting >= wished * leastShrunk ? fitting : wished;
  sheet.makeRoom(height * scale + 4);
  const y = doc.y;
  sheet.add('Figure', () => doc.image(Buffer.from(bytes), left, y, { width: width * scale }), { alt });
  doc.x = left;
  doc.y = y + height * scale + 6;
}
