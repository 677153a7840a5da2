import {
  type APIAllowedMentions,
  type APIAttachment,
  type APIMessageTopLevelComponent,
  MessageFlags,
} from 'discord-api-types/v10';
import { createEncodings } from '#src/core/encodings.ts';
import { markSentAgain } from '#src/core/json-bytes.ts';
import { parseMarkdown } from '#src/core/markdown.ts';
import type { Block, Message } from '#src/core/message.ts';
import type { LineStore, PictureSource } from '#src/core/ports.ts';
import { keepLines } from '../decode/custom-id.ts';
import { linesOf } from './actions.ts';
import { encodeBlock, type Piece, toText, type UploadedFile } from './blocks.ts';
import { pack } from './split.ts';
import { encodeLines } from './text.ts';

/** A message as Discord takes it, the same for answers, follow-ups, edits and posts. `files` travel beside it. */
export type DiscordMessage = {
  flags: number;
  components: APIMessageTopLevelComponent[];
  allowed_mentions: APIAllowedMentions;
  attachments?: Pick<APIAttachment, 'id' | 'filename' | 'description'>[];
  nonce?: string;
  enforce_nonce?: boolean;
};
export type Encoded = { body: DiscordMessage; files: UploadedFile[] };

export type EncodeContext = { lines: LineStore; pictures: PictureSource; pictureUrl: string | null };

const encodings = createEncodings<Encoded[]>();

/** A message in as many Discord messages as it takes; nothing is left out. */
export async function encodeMessage(
  message: Message,
  context: EncodeContext,
  { isPrivate = false }: { isPrivate?: boolean } = {},
): Promise<Encoded[]> {
  const known = encodings.find(message, isPrivate, context.pictureUrl);
  if (known) return known;
  const { text, blocks } = message;
  let count = 0;
  const keys = await keepLines(linesOf(blocks), context.lines);
  const drawing = { ...context, keys, next: () => count++ };
  const pieces: Piece[] = [];
  for (const block of blocks) {
    const drawn = encodeBlock(block, drawing);
    pieces.push(...(Array.isArray(drawn) ? drawn : await drawn));
  }
  if (pieces.length === 0) pieces.push(...encodeLines(parseMarkdown(text || '…')).map(toText));
  const encoded = pack(pieces).map(({ components, files }) => ({ body: toBody(components, files, isPrivate), files }));
  // Lines kept by a key end some day; what is attached is large, or may be missing just now.
  const isAttached = ({ type }: Block) => type === 'file' || (type === 'picture' && context.pictureUrl === null);
  const isLasting = keys.size === 0 && !blocks.some(isAttached);
  if (!isLasting) return encoded;
  for (const { body } of encoded) markSentAgain(body);
  return encodings.keep(encoded, message, isPrivate, context.pictureUrl);
}

function toBody(components: APIMessageTopLevelComponent[], files: UploadedFile[], isPrivate: boolean): DiscordMessage {
  return {
    flags: MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0),
    components,
    allowed_mentions: { parse: [] },
    ...(files.length > 0 && {
      attachments: files.map(({ name, description }, index) => ({
        id: String(index),
        filename: name,
        ...(description && { description }),
      })),
    }),
  };
}
