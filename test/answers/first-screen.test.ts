import { expect, test } from 'vitest';
import { plainText } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { say } = await createDialogue();

const mostRows = 6;
const mostLines = 12;
const mostButtons = 5;
const mostMenus = 1;

/** A row of three dots stands for what is left out. */
const rowsOf = ({ rows }: Extract<Block, { type: 'table' }>) => rows.filter(([first]) => first !== '…').length;

const linesOf = (block: Block): number => {
  switch (block.type) {
    case 'text':
    case 'note':
      return plainText(block.markdown).split('\n').length;
    case 'facts':
      return block.items.length;
    case 'list':
      return block.items.length;
    default:
      return 0;
  }
};

/** What is a row longer, and why, stands in docs/answers.md. */
const exceptions: Record<string, { rows?: number }> = {
  '/indicator rank unemployment members': { rows: 10 },
};

test.each([
  '/compare Skåne Catalonia',
  '/compare Skåne Catalonia Murcia Puglia Campania Azores',
  '/compare Skåne Catalonia area=labour-market',
  '/brief Skåne against=Catalonia',
  '/brief Murcia',
  '/brief Skåne against=Catalonia,Murcia,Puglia area=labour-market',
  '/indicator show unemployment-foreign-born Catalonia',
  '/indicator show early-leavers Azores',
  '/indicator rank unemployment',
  '/indicator rank unemployment members',
  '/peers Murcia',
  '/peers Skåne abroad',
  '/peers Lombardy better-at=unemployment',
  '/region show Apulia',
  '/region show Skåne',
  '/score Catalonia',
  '/help',
  '/help compare',
  '/help digest',
  '/policy Catalonia health',
  '/policy Skåne',
  '/peers Lombardy better-at=education',
  '/peers Skåne better-at=labour-market',
  '/digest preview Skåne',
  '/indicator list',
  '/indicator list education',
  '/indicator list labour-market',
  '/digest show',
  '/method',
  '/status',
  '/person list',
  '/round list',
  '/introduction list',
  '/experience list',
  '/question list',
])('the first screen of %s is short', async (line) => {
  const outcome = await say(line);
  if (outcome.type !== 'message') throw new Error(JSON.stringify(outcome));
  const { blocks } = outcome;
  const picture = blocks.findIndex(({ type }) => type === 'picture');
  const above = picture < 0 ? blocks : blocks.slice(0, picture);
  expect(above.reduce((sum, block) => sum + linesOf(block), 0)).toBeLessThanOrEqual(mostLines);
  for (const block of blocks)
    if (block.type === 'table') expect(rowsOf(block)).toBeLessThanOrEqual(exceptions[line]?.rows ?? mostRows);
  expect(blocks.filter(({ type }) => type === 'table').length).toBeLessThanOrEqual(1);
  expect(blocks.filter(({ type }) => type === 'picture').length).toBeLessThanOrEqual(1);
  const items = blocks.flatMap((block) => (block.type === 'actions' ? block.items : []));
  const buttons = items.filter(({ type }) => type !== 'select').length + (outcome.folds?.length ?? 0);
  expect(buttons).toBeLessThanOrEqual(mostButtons);
  expect(items.length - items.filter(({ type }) => type !== 'select').length).toBeLessThanOrEqual(mostMenus);
});
