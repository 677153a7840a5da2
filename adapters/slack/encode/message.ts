import type { KnownBlock } from '@slack/types';
import { plainText } from '#src/core/markdown.ts';
import type { Block, Message } from '#src/core/message.ts';
import type { LineStore } from '#src/core/ports.ts';
import { shorten } from '#src/core/text.ts';
import type { Workspace } from '../api/workspace.ts';
import { limits } from '../limits.ts';
import type { Texts } from '../texts.ts';
import { actionId } from './actions.ts';
import { encodeBlocks } from './blocks.ts';
import { keepLines, listLines } from './lines.ts';
import type { Naming } from './naming.ts';
import type { Pictures } from './pictures.ts';
import { splitBlocks } from './split.ts';
import { encodePlain } from './text.ts';

/** A part of an answer that fits one Slack message. */
export type Part = { text: string; blocks: KnownBlock[] };
export type FileBlock = Extract<Block, { type: 'file' }>;

export type Encoded = {
  parts: Part[];
  files: FileBlock[];
  /** A picture went up just now: Slack may still refuse it for a moment. */
  hasFreshPicture: boolean;
};

export type MessageEncoder = {
  /** Encodes a message as Slack messages, with its pictures uploaded. Never throws: words replace a picture that cannot be uploaded. */
  encode(message: Message & { failed?: boolean }, workspace: Workspace): Promise<Encoded>;
  /** Encodes a message as the blocks of a window or the home page, with a note if not all of it fits. */
  encodeForView(message: Message, workspace: Workspace, room: number): Promise<KnownBlock[][]>;
};

export function createMessageEncoder(
  lines: LineStore,
  pictures: Pictures,
  naming: Naming,
  texts: Texts,
): MessageEncoder {
  const drawn = createDrawn();

  async function draw(asked: Message & { failed?: boolean }, workspace: Workspace, surface: 'message' | 'view') {
    const message = naming.message(asked);
    const source = message.blocks.length > 0 ? message.blocks : [{ type: 'text' as const, markdown: message.text }];
    const keys = source.flatMap((block) => (block.type === 'picture' ? [block.key] : []));
    const uploaded = keys.length > 0 ? await pictures.provide(workspace, source) : null;
    const encodeLine = await keepLines(listLines(message), lines);
    const blocks = encodeBlocks(source, {
      surface,
      texts,
      isQuestion: message.failed ?? false,
      pictureFile: (key) => uploaded?.files.get(key) ?? null,
      encodeLine,
    });
    return {
      blocks,
      hasFreshPicture: uploaded?.hasFresh ?? false,
      hasMissingPicture: keys.some((key) => !uploaded?.files.has(key)),
    };
  }

  return {
    async encode(message, workspace) {
      const before = drawn.find(message, workspace.space);
      const isCurrent = message.blocks.every(
        (block) => block.type !== 'picture' || pictures.isProvided(workspace.space, block.key),
      );
      if (before && isCurrent) return before;
      const { blocks, hasFreshPicture, hasMissingPicture } = await draw(message, workspace, 'message');
      const text = encodeNotification(naming.text(message.text));
      const groups = splitBlocks(blocks);
      const encoded = {
        parts: groups.map((group, index) => ({
          text: index === 0 ? text : texts.partOf({ text, number: index + 1, count: groups.length }),
          blocks: group,
        })),
        files: message.blocks.filter((block) => block.type === 'file'),
        hasFreshPicture,
      };
      if (!hasFreshPicture && !hasMissingPicture) drawn.keep(message, workspace.space, encoded);
      return encoded;
    },
    async encodeForView(message, workspace, room) {
      const { blocks } = await draw(message, workspace, 'view');
      const pages: KnownBlock[][] = [];
      for (let start = 0; start < blocks.length; start += room) pages.push(blocks.slice(start, start + room));
      return pages;
    },
  };
}

type Drawn = { text: string; failed: boolean; bySpace: Map<string, Encoded> };

/**
 * Messages drawn before. A command may answer with the very same message as long as its figures are the same; what it looks like in Slack
 * is then kept with it, and goes when it goes.
 */
function createDrawn() {
  const known = new WeakMap<Block[], Drawn>();
  return {
    find({ text, blocks, failed = false }: Message & { failed?: boolean }, space: string): Encoded | null {
      const entry = known.get(blocks);
      return entry?.text === text && entry.failed === failed ? (entry.bySpace.get(space) ?? null) : null;
    },
    keep({ text, blocks, failed = false }: Message & { failed?: boolean }, space: string, encoded: Encoded) {
      const entry = known.get(blocks);
      if (entry?.text === text && entry.failed === failed) entry.bySpace.set(space, encoded);
      else known.set(blocks, { text, failed, bySpace: new Map([[space, encoded]]) });
    },
  };
}

function encodeNotification(text: string): string {
  return encodePlain(shorten(plainText(text), limits.notification)) || '…';
}

/** A button below a part that says the same line again and turns to the next part. */
export function withPager(
  part: Part,
  texts: Texts,
  { next, count, line }: { next: number; count: number; line: string },
): Part {
  return {
    text: part.text,
    blocks: [
      ...part.blocks,
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: actionId('page', next),
            text: { type: 'plain_text', text: texts.more({ next: next + 1, count }) },
            value: line,
          },
        ],
      },
    ],
  };
}
