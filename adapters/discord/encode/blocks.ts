import {
  type APIComponentInContainer,
  type APISectionComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord-api-types/v10';
import { bytesOf } from '#src/core/files.ts';
import { type Line, parseMarkdown } from '#src/core/markdown.ts';
import { type Actions, type Block, button, type ListItem } from '#src/core/message.ts';
import type { PictureSource } from '#src/core/ports.ts';
import { shorten } from '#src/core/text.ts';
import { component } from '../limits.ts';
import { type ControlContext, encodeActions, encodeButton, isLinkable } from './actions.ts';
import { encodeTable } from './table.ts';
import { encodeLines } from './text.ts';

export type UploadedFile = { name: string; mediaType: string; bytes: Uint8Array; description?: string };

/** A component that stays in one message, and what it takes of that message's limits. */
export type Piece = { component: APIComponentInContainer; text: number; components: number; file?: UploadedFile };

export type PieceContext = ControlContext & {
  pictures: PictureSource;
  /** The base address of pictures; null if they must be attached to the message. */
  pictureUrl: string | null;
};

/** Larger files would be refused in servers without boosts (10 MiB). */
const largestFile = 8 * 1024 * 1024;
const longestHeading = 200;

export function encodeBlock(block: Block, context: PieceContext): Piece[] | Promise<Piece[]> {
  switch (block.type) {
    case 'heading':
      return encodeHeading(block.text);
    case 'text':
      return encodeLines(parseMarkdown(block.markdown)).map(toText);
    case 'facts':
      return encodeLines(block.items.flatMap(factLines)).map(toText);
    case 'table':
      return encodeTable(block).map(toText);
    case 'list':
      return block.items.flatMap((item) => encodeItem(item, block.open, context));
    case 'picture':
      return encodePicture(block, context);
    case 'file':
      return encodeFile(block);
    case 'actions':
      return encodeControls(block, context);
    case 'divider':
      return [
        {
          component: { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small },
          text: 0,
          components: 1,
        },
      ];
    case 'note':
      return encodeLines(parseMarkdown(block.markdown).filter(isFilled), '-# ').map(toText);
    default:
      return block satisfies never;
  }
}

const isFilled = ({ inlines }: Line) => inlines.some(({ text }) => text.trim() !== '');

export function toText(content: string): Piece {
  return { component: { type: ComponentType.TextDisplay, content }, text: content.length, components: 1 };
}

/** A thing with a button beside its title; what of a long one does not fit beside it stands below. */
function encodeItem({ title, line, beside, markdown }: ListItem, open: string, context: PieceContext): Piece[] {
  const lines: Line[] = [
    { item: false, inlines: [{ type: 'bold', text: title }] },
    ...(beside ? [{ item: false, inlines: [{ type: 'text' as const, text: beside }] }] : []),
    ...(markdown ? parseMarkdown(markdown) : []),
  ];
  const [first = '…', ...rest] = encodeLines(lines);
  const section: APISectionComponent = {
    type: ComponentType.Section,
    components: [{ type: ComponentType.TextDisplay, content: first }],
    accessory: encodeButton(button(open, line), context),
  };
  return [{ component: section, text: first.length, components: 3 }, ...rest.map(toText)];
}

function encodeHeading(text: string): Piece[] {
  const line: Line = { item: false, inlines: [{ type: 'text', text: text.replace(/\s+/g, ' ').trim() }] };
  return encodeLines([line], text.length <= longestHeading ? '### ' : '').map(toText);
}

function factLines({ label, value }: { label: string; value: string }): Line[] {
  const [first = '', ...more] = value.split('\n');
  return [
    {
      item: false,
      inlines: [
        { type: 'bold', text: `${label}:` },
        { type: 'text', text: ` ${first}` },
      ],
    },
    ...more.map((text): Line => ({ item: false, inlines: [{ type: 'text', text }] })),
  ];
}

/** Links that no button may carry are written out. */
function encodeControls({ items }: Actions, context: PieceContext): Piece[] {
  const written = items.filter((item) => item.type === 'link').filter(({ url }) => !isLinkable(url));
  const pressed = items.filter((item) => item.type !== 'link' || isLinkable(item.url));
  const lines = written.map(
    ({ label, url }): Line => ({ item: false, inlines: [{ type: 'text', text: `${label}: ${url}` }] }),
  );
  const rows = encodeActions(pressed, context);
  return [
    ...encodeLines(lines).map(toText),
    ...rows.map((row) => ({ component: row, text: 0, components: 1 + row.components.length })),
  ];
}

type Picture = Extract<Block, { type: 'picture' }>;

function encodePicture(picture: Picture, { pictures, pictureUrl }: PieceContext): Piece[] | Promise<Piece[]> {
  if (pictureUrl) return [toGallery(picture, `${pictureUrl}/${encodeURIComponent(picture.key)}.png`)];
  return attachPicture(picture, pictures);
}

async function attachPicture(picture: Picture, pictures: PictureSource): Promise<Piece[]> {
  // An answer without its picture is better than none.
  const bytes = await pictures.read(picture.key).catch(() => null);
  if (!bytes) return encodeLines(parseMarkdown(picture.alt), '-# ').map(toText);
  const name = `${picture.key.replace(/[^\w-]/g, '').slice(0, 40) || 'picture'}.png`;
  const description = shorten(picture.alt, component.altText);
  return [
    { ...toGallery(picture, `attachment://${name}`), file: { name, mediaType: 'image/png', bytes, description } },
  ];
}

function toGallery({ alt }: Picture, url: string): Piece {
  const description = shorten(alt, component.altText);
  return {
    component: { type: ComponentType.MediaGallery, items: [{ media: { url }, ...(description && { description }) }] },
    text: 0,
    components: 1,
  };
}

function encodeFile(file: Extract<Block, { type: 'file' }>): Piece[] {
  const { name, mediaType } = file;
  const bytes = bytesOf(file);
  // What attachment:// may hold: ASCII letters, digits and ._- (discord-api-docs issue 7890).
  const ascii = name.normalize('NFKD').replace(/\p{M}+/gu, '');
  const safeName = ascii.replace(/[^\w.-]+/g, '_').slice(-80) || 'file.txt';
  const files = [];
  for (let start = 0; start < bytes.length || start === 0; ) {
    const end = start + largestFile >= bytes.length ? bytes.length : lineEnd(bytes, start + largestFile);
    files.push(bytes.subarray(start, end));
    start = Math.max(end, start + 1);
  }
  return files.map((part, index) => {
    const partName = files.length > 1 ? `${index + 1}-${safeName}` : safeName;
    return {
      component: { type: ComponentType.File, file: { url: `attachment://${partName}` } },
      text: 0,
      components: 1,
      file: { name: partName, mediaType, bytes: part },
    };
  });
}

/** Behind the last line end before `limit`. */
function lineEnd(bytes: Uint8Array, limit: number): number {
  return bytes.lastIndexOf(0x0a, limit - 1) + 1 || limit;
}
