import type { KnownBlock } from '@slack/types';
import { limits } from '../limits.ts';

/** Room kept in every part for the button that turns to the next. */
const pagerBlocks = 1;
const pagerCharacters = 500;

/**
 * Blocks in groups that each fit one message: under 50 blocks, under the characters of all of them together, with one table at most
 * (Slack refuses a second). A heading stays with what it heads.
 */
export function splitBlocks(blocks: KnownBlock[]): KnownBlock[][] {
  const sizes = blocks.map((block) => JSON.stringify(block).length + 1);
  const total = sizes.reduce((sum, size) => sum + size, 2);
  if (total <= limits.messageCharacters && blocks.length <= limits.messageBlocks && countTables(blocks) <= 1)
    return [blocks];
  const parts: KnownBlock[][] = [];
  let part: KnownBlock[] = [];
  let size = 2;
  let hasTable = false;
  for (const [index, block] of blocks.entries()) {
    const own = sizes[index] ?? 0;
    const isFull =
      part.length >= limits.messageBlocks - pagerBlocks ||
      size + own > limits.messageCharacters - pagerCharacters ||
      (hasTable && block.type === 'table');
    if (part.length > 0 && isFull) {
      const carried = takeHeadings(part);
      if (part.length > 0) parts.push(part);
      part = carried;
      size = carried.reduce((sum, moved) => sum + JSON.stringify(moved).length + 1, 2);
      hasTable = false;
    }
    if (part.length === 0 && block.type === 'divider') continue;
    part.push(block);
    size += own;
    hasTable ||= block.type === 'table';
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

function takeHeadings(part: KnownBlock[]): KnownBlock[] {
  const carried: KnownBlock[] = [];
  while (part.length > 1 && (part.at(-1)?.type === 'header' || part.at(-1)?.type === 'divider')) {
    const last = part.pop() as KnownBlock;
    if (last.type === 'header') carried.unshift(last);
  }
  return carried;
}

const countTables = (blocks: KnownBlock[]) => blocks.filter(({ type }) => type === 'table').length;
