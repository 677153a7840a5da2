import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SendMailOptions } from 'nodemailer';
import { bytesOf } from '#src/core/files.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Block, MailHead, Message } from '#src/core/message.ts';
import type { PictureSource } from '#src/core/ports.ts';
import { cleanText, shorten } from '#src/core/text.ts';
import type { Address } from '../decode/address.ts';
import { encodeHtml, logoKey } from './html.ts';
import { isWebUrl } from './skin.ts';
import { encodeText } from './text.ts';

export type Letter = {
  from: Address;
  to: string;
  message: Message;
  head: MailHead;
  deliveryId: string;
  date: Date;
};

const logo = readFileSync(join(import.meta.dirname, 'logo.png'));

/** Longer ones are cut by mail programs anyway; a header line has 998 bytes at most (RFC 5322, 2.1.1). */
const longestSubject = 150;

/** A message as nodemailer takes it: text, HTML, pictures inside, files beside. */
export async function encodeMail(
  { from, to, message, head, deliveryId, date }: Letter,
  pictures: PictureSource,
): Promise<SendMailOptions> {
  const blocks = [...message.blocks, ...(message.folds ?? []).flatMap((fold) => fold.blocks)];
  const found = await readPictures(blocks, pictures);
  found.set(logoKey, logo);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const cidOf = (key: string) => `${key}@${domain}`;
  const subject = encodeSubject(message.mailSubject?.text ?? head.subject ?? plainText(message.text));
  const files = blocks.filter((block) => block.type === 'file');
  const invitation = files.find((file) => methodOf(file) !== null);
  return {
    from,
    to: { name: '', address: to },
    envelope: { from: from.address, to: [to] },
    subject,
    date,
    // The same at every try, so that a mail that came twice can be known as one.
    messageId: `<${deliveryId}@${domain}>`,
    text: encodeText(message),
    html: encodeHtml(message, { ...head, subject }, (key) => (found.has(key) ? `cid:${cidOf(key)}` : null)),
    attachments: [
      ...[...found].map(([key, content], index) => ({
        cid: cidOf(key),
        filename: key === logoKey ? 'causeway.png' : `picture-${index + 1}.png`,
        contentType: 'image/png',
        contentDisposition: 'inline' as const,
        content: Buffer.from(content),
      })),
      ...files.filter((file) => file !== invitation).map(encodeFile),
    ],
    ...(invitation && { icalEvent: encodeInvitation(invitation) }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      // Exchange answers with out-of-office notes to what has only the standard header.
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      ...(head.language && { 'Content-Language': head.language }),
      ...encodeUnsubscribe(head.unsubscribeUrl),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function encodeSubject(text: string): string {
  return shorten(cleanText(text).replace(/\s+/g, ' ').trim(), longestSubject);
}

/** One click in the mail program unsubscribes; it takes https (RFC 8058, 3.1). */
function encodeUnsubscribe(url: string | undefined): Record<string, string> {
  if (url === undefined || !isWebUrl(url)) return {};
  const { href, protocol } = new URL(url);
  return {
    'List-Unsubscribe': `<${href}>`,
    ...(protocol === 'https:' && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  };
}

async function readPictures(blocks: Block[], pictures: PictureSource): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const block of blocks) {
    if (block.type !== 'picture' || found.has(block.key)) continue;
    const bytes = await pictures.read(block.key);
    if (bytes) found.set(block.key, bytes);
  }
  return found;
}

type FileBlock = Extract<Block, { type: 'file' }>;

/** Returns what a calendar file asks for (RFC 5546): mail programs follow an invitation that says it in the mail itself. Null where it asks for nothing. */
function methodOf({ mediaType, content, encoding }: FileBlock): 'REQUEST' | 'CANCEL' | null {
  if (mediaType !== 'text/calendar' || encoding) return null;
  return (/^METHOD:(REQUEST|CANCEL)\r?$/m.exec(content)?.[1] as 'REQUEST' | 'CANCEL' | undefined) ?? null;
}

/** As a part of the mail beside its text, and as a file besides. */
function encodeInvitation(file: FileBlock) {
  const { name, content } = file;
  return { method: methodOf(file) ?? 'PUBLISH', filename: cleanText(name), content };
}

function encodeFile(file: FileBlock) {
  const { name, mediaType, content, encoding } = file;
  const isNamed = /^[\w.+-]+\/[\w.+-]+$/.test(mediaType);
  const written = encoding
    ? { contentType: isNamed ? mediaType : 'application/octet-stream', content: bytesOf(file) }
    : { contentType: `${isNamed ? mediaType : 'text/plain'}; charset=utf-8`, content };
  return {
    filename: cleanText(name).replace(/[\s/\\]+/g, ' '),
    contentDisposition: 'attachment' as const,
    ...written,
  };
}
