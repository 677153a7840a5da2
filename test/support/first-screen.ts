import { expect } from 'vitest';
import { listGroups } from '#src/core/form-fields.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Block } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';

const mostRows = 6;
const mostLines = 12;
const mostButtons = 5;
const mostMenus = 1;
/** A form of more fields is shown a group at a time. */
const mostFieldsAtOnce = 12;

/** A row of three dots stands for what is left out. */
const rowsOf = ({ rows }: Extract<Block, { type: 'table' }>) => rows.filter((row) => !row.includes('…')).length;

const linesOf = (block: Block): number => {
  switch (block.type) {
    case 'text':
    case 'note':
      return plainText(block.markdown).split('\n').length;
    case 'facts':
    case 'list':
      return block.items.length;
    default:
      return 0;
  }
};

/** Holds an answer, or a form, to the rules of docs/answers.md. What may be more has its reason where it is asked for. */
export function expectFirstScreen(
  outcome: Outcome,
  { rows = mostRows, lines = mostLines, buttons = mostButtons } = {},
): void {
  if (outcome.type === 'form') {
    expectShortForm(outcome);
    return;
  }
  if (outcome.type !== 'message') throw new Error(JSON.stringify(outcome));
  const { blocks, folds = [], text } = outcome;
  const picture = blocks.findIndex(({ type }) => type === 'picture');
  const above = picture < 0 ? blocks : blocks.slice(0, picture);
  expect(above.reduce((sum, block) => sum + linesOf(block), 0)).toBeLessThanOrEqual(lines);
  for (const block of blocks) if (block.type === 'table') expect(rowsOf(block)).toBeLessThanOrEqual(rows);
  const count = (type: Block['type']) => blocks.filter((block) => block.type === type).length;
  expect(count('table')).toBeLessThanOrEqual(1);
  expect(count('picture')).toBeLessThanOrEqual(1);
  const items = blocks.flatMap((block) => (block.type === 'actions' ? block.items : []));
  const menus = items.filter(({ type }) => type === 'select').length;
  expect(items.length - menus + folds.length).toBeLessThanOrEqual(buttons);
  expect(menus).toBeLessThanOrEqual(mostMenus);
  // A notification says what the first screen says, and begins as it does.
  expect(plainText(text).trim()).not.toBe('');
  const [first] = blocks.flatMap((block) =>
    block.type === 'heading' ? [block.text] : block.type === 'text' ? [plainText(block.markdown)] : [],
  );
  if (first) expect(plainText(text)).toContain(first.split('\n')[0]);
  // What can be opened says its title once: no button says it again.
  const labels = items.flatMap((item) => (item.type === 'select' ? [] : [item.label]));
  for (const block of blocks)
    if (block.type === 'list') for (const { title } of block.items) expect(labels).not.toContain(title);
}

function expectShortForm({ form }: Extract<Outcome, { type: 'form' }>): void {
  const groups = listGroups(form.fields);
  if (form.fields.length > mostFieldsAtOnce) expect(groups.length).toBeGreaterThan(1);
  for (const { fields } of groups) expect(fields.length).toBeLessThanOrEqual(mostFieldsAtOnce);
}
