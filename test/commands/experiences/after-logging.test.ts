import { expect, test } from 'vitest';
import { createDialogue } from '#test/support/dialogue.ts';

const { say, submit } = await createDialogue();

test('after logging there is one strong button, and five at most', async () => {
  const logged = await submit(await say('/experience log'), {
    ...{ title: 'Language cafés', region: 'SE224', areas: ['language'], groups: [] },
    ...{ challenge: 'c', action: 'a', lesson: 'l' },
  });
  const items =
    logged.type === 'message'
      ? logged.blocks.flatMap((block) => (block.type === 'actions' ? [...block.items] : []))
      : [];
  const buttons = items.flatMap((item) => (item.type === 'button' ? [item] : []));
  expect(buttons.filter(({ style }) => style === 'primary').map(({ label }) => label)).toEqual(['Add it now']);
  expect(buttons.length).toBeLessThanOrEqual(5);
  const menu = items.flatMap((item) => (item.type === 'select' ? item.options : []));
  expect(menu.map(({ label }) => label)).toContain('Complete it');
});
