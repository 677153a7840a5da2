import { joinParts, listOf, textOf, type Untyped } from '#src/core/untyped.ts';
import { escapeText } from '../encode/text.ts';
import type { SlackMessage } from '../transport/body.ts';

type Said = Omit<SlackMessage, 'ts' | 'thread_ts' | 'user'>;

/** The depth of forwarded messages that is read: a message in a message in a message. */
const deepest = 3;
/** Slack has no lists in lists in lists. */
const deepestList = 10;

/**
 * All that a message says, in Slack's own marks: its text, what it forwards, what only its blocks hold, the names of its files. An address that
 * Slack shows a preview of is in the text already.
 */
export function readMessage(message: Said | undefined, depth = 0): string {
  if (!message || depth > deepest) return '';
  const written = textOf(message.text);
  const drawn = readBlocks(message.blocks);
  // What apps say beside blocks is the headline of it.
  const own = written.trim() === '' || (message.bot_id && drawn.length > written.length) ? drawn : written;
  const attached = listOf(message.attachments)
    .filter((attachment) => own.trim() === '' || !isPreview(attachment))
    .map((attachment) => readAttachment(attachment, depth));
  const files = listOf(message.files).map(({ title, name }) => escapeText(textOf(title) || textOf(name)));
  return joinParts([own, ...attached, ...files], '\n\n');
}

const isPreview = (attachment: Untyped) =>
  attachment.is_share !== true && attachment.is_msg_unfurl !== true && textOf(attachment.from_url) !== '';

function readAttachment(attachment: Untyped, depth: number): string {
  const { pretext, title, text, fields, fallback, message_blocks: forwarded, blocks, files } = attachment;
  const written =
    textOf(text) ||
    listOf(forwarded)
      .map((each) => readForwarded(each, depth))
      .join('\n') ||
    readBlocks(blocks);
  const rows = listOf(fields).map((field) => joinParts([textOf(field.title), textOf(field.value)], ': '));
  const named = listOf(files).map((file) => escapeText(textOf(file.title) || textOf(file.name)));
  const nested = listOf(attachment.attachments).map((each) => (depth < deepest ? readAttachment(each, depth + 1) : ''));
  return joinParts([textOf(pretext), textOf(title), written, ...rows, ...named, ...nested], '\n') || textOf(fallback);
}

function readForwarded({ message }: Untyped, depth: number): string {
  return typeof message === 'object' && message !== null ? readMessage(message as Said, depth + 1) : '';
}

function readBlocks(blocks: unknown): string {
  return joinParts(listOf(blocks).map(readBlock), '\n');
}

function readBlock(block: Untyped): string {
  switch (block.type) {
    case 'rich_text':
      return joinParts(
        listOf(block.elements).map((part) => readRich(part)),
        '\n',
      );
    case 'section':
      return joinParts([readText(block.text), ...listOf(block.fields).map(readText)], '\n');
    case 'header':
    case 'alert':
      return readText(block.text);
    case 'markdown':
      return escapeText(textOf(block.text));
    case 'context':
      return joinParts(listOf(block.elements).map(readText), ' ');
    case 'image':
    case 'video':
      return joinParts([readText(block.title), escapeText(textOf(block.alt_text))].slice(0, block.title ? 1 : 2), '\n');
    case 'table':
      return joinParts((Array.isArray(block.rows) ? block.rows : []).map(readRow), '\n');
    default:
      return '';
  }
}

const readRow = (row: unknown) =>
  joinParts(
    listOf(row).map((cell) => (cell.type === 'rich_text' ? readBlock(cell) : escapeText(textOf(cell.text)))),
    ' | ',
  );

/** A text object; plain text is not escaped yet. */
function readText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const { type, text } = value as Untyped;
  return type === 'mrkdwn' ? textOf(text) : escapeText(textOf(text));
}

function readRich(part: Untyped, depth = 0): string {
  if (depth > deepestList) return '';
  const elements = listOf(part.elements);
  if (part.type === 'rich_text_list') return elements.map((item) => `• ${readRich(item, depth + 1)}`).join('\n');
  return elements.map((element) => readElement(element)).join('');
}

function readElement(element: Untyped, depth = 0): string {
  const { type, text, url, name, unicode } = element;
  switch (type) {
    case 'link':
      return text ? `<${textOf(url)}|${escapeText(textOf(text))}>` : `<${textOf(url)}>`;
    case 'user':
      return `<@${textOf(element.user_id)}>`;
    case 'channel':
      return `<#${textOf(element.channel_id)}>`;
    case 'usergroup':
      return `<!subteam^${textOf(element.usergroup_id)}>`;
    case 'broadcast':
      return `<!${textOf(element.range)}>`;
    case 'emoji':
      return drawCodePoints(textOf(unicode)) || `:${textOf(name)}:`;
    case 'date':
      return escapeText(textOf(element.fallback));
    case 'color':
      return escapeText(textOf(element.value));
    case 'text':
      return escapeText(textOf(text));
    default:
      return depth > deepestList
        ? ''
        : listOf(element.elements)
            .map((each) => readElement(each, depth + 1))
            .join('');
  }
}

/** "1f468-200d-1f469" as what it shows. */
function drawCodePoints(codes: string): string {
  if (!/^[0-9a-f]{2,6}(?:-[0-9a-f]{2,6})*$/i.test(codes)) return '';
  const points = codes.split('-').map((each) => Number.parseInt(each, 16));
  return points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : '';
}
