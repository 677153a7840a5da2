import { type Beside, pairBeside } from '#src/core/beside.ts';
import type { Block, ListItem, Message } from '#src/core/message.ts';
import type { PictureSource } from '#src/core/ports.ts';
import { setBeside } from './beside.ts';
import { printable } from './glyphs.ts';
import { isSmall, isTall, type PictureBlock, type PictureTexts, setPicture, setTallPictures } from './picture.ts';
import { type About, createSheet, ink, type Margins, type Sheet, usualMargins } from './sheet.ts';
import { setTable } from './table.ts';
import { body, type Style, setBullet, setFacts, setHeading, setText, small } from './text.ts';

export type PdfParts = About & {
  pictures: PictureSource;
  /** The address of what a line shows; null where there is none. */
  linkOf(line: string): string | null;
  footer(page: number, count: number): { left: string; right: string };
  tallPictures: PictureTexts;
};

/**
 * A message as a document on A4: its blocks from top to bottom, parts beside each other where the message says so, without what can only be pressed.
 * Pictures that are taller than wide stand together at the end. Where that spares a page with few lines, margins and notes are set smaller.
 */
export async function toPdf({ blocks }: Pick<Message, 'blocks'>, parts: PdfParts): Promise<Buffer> {
  const read = new Map<string, Uint8Array>();
  for (const { key } of blocks.filter(isPicture)) {
    const bytes = await parts.pictures.read(key);
    if (bytes) read.set(key, bytes);
  }
  const sheet = setPages(blocks, read, parts, usual);
  if (!hasFewLinesOver(sheet)) return sheet.finish(parts.footer);
  const tighter = setPages(blocks, read, parts, tight);
  return (tighter.pageCount() < sheet.pageCount() ? tighter : sheet).finish(parts.footer);
}

type Setting = { margins: Margins; note: Style };
const usual: Setting = { margins: usualMargins, note: small };
const tight: Setting = { margins: { ...usualMargins, top: 28, bottom: 34 }, note: { ...small, size: 6, after: 2 } };
/** A last page that is filled by less than this is spared where a tighter setting does that. */
const fewLines = 0.2;

const isPicture = (block: Block): block is PictureBlock => block.type === 'picture';

function hasFewLinesOver({ doc, pageCount }: Sheet): boolean {
  return pageCount() > 1 && doc.y < doc.page.height * fewLines;
}

function setPages(
  blocks: readonly Block[],
  read: ReadonlyMap<string, Uint8Array>,
  parts: PdfParts,
  { margins, note }: Setting,
): Sheet {
  const sheet = createSheet(parts, margins);
  const tall = blocks.filter(isPicture).filter(isTall);
  const set = (on: Sheet, list: readonly Block[]) => {
    for (const block of list)
      if (block.type === 'picture' && isTall(block))
        setText(on, parts.tallPictures.below(tall.indexOf(block) + 1), note);
      else setBlock(on, block, read, parts.linkOf, note);
  };
  for (const each of pairPictures(pairBeside(blocks)))
    if (!('left' in each)) set(sheet, [each]);
    else if (isDrawnBeside(each)) setBeside(sheet, each, parts, set, tableShare);
    else setBeside(sheet, each, parts, set);
  setTallPictures(sheet, tall, read, parts.tallPictures);
  return sheet;
}

/** A table that a small picture stands beside has this part of the width. */
const tableShare = 0.58;
const mostColumns = 5;

/** Puts a wide but low picture beside the table that it follows, where both are narrow, and the words behind it below the table. */
function pairPictures(all: readonly (Block | Beside)[]): (Block | Beside)[] {
  const paired: (Block | Beside)[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const [table, picture] = all.slice(at) as [Block | Beside, (Block | Beside)?];
    if (!picture || !isPair(table, picture)) {
      paired.push(table);
      continue;
    }
    const left = [table as Block];
    at += 1;
    for (let next = all[at + 1]; next && isWords(next); next = all[at + 1]) {
      left.push(next);
      at += 1;
    }
    paired.push({ left, right: [picture as Block] });
  }
  return paired;
}

const isWords = (each: Block | Beside): each is Block =>
  !('left' in each) && (each.type === 'text' || each.type === 'note' || each.type === 'list');

function isPair(left: Block | Beside, right: Block | Beside): boolean {
  if ('left' in left || 'left' in right || left.type !== 'table' || right.type !== 'picture') return false;
  return left.columns.length <= mostColumns && !isTall(right) && isSmall(right);
}

const isDrawnBeside = ({ right: [first] }: Beside) => first?.type === 'picture';

function setBlock(
  sheet: Sheet,
  block: Block,
  pictures: ReadonlyMap<string, Uint8Array>,
  linkOf: PdfParts['linkOf'],
  note: Style,
): void {
  switch (block.type) {
    case 'heading':
      setHeading(sheet, block.text, block.level ?? 1);
      break;
    case 'text':
      setText(sheet, block.markdown, body);
      break;
    case 'note':
      setText(sheet, block.markdown, note);
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
      setBullet(sheet);
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
