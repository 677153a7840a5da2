import { expect, test } from 'vitest';
import { createDialogue } from '#test/support/dialogue.ts';

const { say } = await createDialogue();

test.each(['SE224', 'ES62'])('the last column of the regions like %s has more than one word', async (code) => {
  const outcome = await say(`/peers ${code}`);
  const blocks = outcome.type === 'message' ? outcome.blocks : [];
  const table = blocks.find((block) => block.type === 'table');
  const last = table?.rows.map((row) => row.at(-1)) ?? [];
  const isOfOne = table?.columns.at(-1)?.label === 'Differs most on';
  expect(last).toHaveLength(5);
  const notes = blocks.flatMap((block) => (block.type === 'note' ? [block.markdown] : [])).join(' ');
  expect(notes.includes('All of these are closest in')).toBe(isOfOne);
  if (!isOfOne) expect(new Set(last).size).toBeGreaterThan(1);
  expect(isOfOne).toBe(code === 'SE224');
});
