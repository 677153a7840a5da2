import type { Block } from './message.ts';

/** Two parts that stand beside each other where there is room. */
export type Beside = { left: Block[]; right: Block[] };

const isHeading = ({ type }: Block) => type === 'heading';

/** Finds the parts that stand beside each other among blocks that stand one below the other. A part ends with the next heading. */
export function pairBeside(blocks: readonly Block[]): (Block | Beside)[] {
  const paired: (Block | Beside)[] = [];
  let at = 0;
  while (at < blocks.length) {
    const block = blocks[at] as Block;
    const right = isHeading(block) ? nextHeading(blocks, at + 1) : at;
    const beside = blocks[right];
    if (beside?.type === 'heading' && beside.isBeside && right > at) {
      const end = nextHeading(blocks, right + 1);
      paired.push({ left: blocks.slice(at, right), right: blocks.slice(right, end) });
      at = end;
    } else {
      paired.push(block);
      at += 1;
    }
  }
  return paired;
}

function nextHeading(blocks: readonly Block[], from: number): number {
  const found = blocks.findIndex((block, index) => index >= from && isHeading(block));
  return found < 0 ? blocks.length : found;
}
