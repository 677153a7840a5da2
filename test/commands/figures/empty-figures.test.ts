import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, bot, context } = await createDialogue();
const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
const empty = [...context.catalogue.indicators.values()].filter(({ hasFigures }) => !hasFigures);

/** Every line that an answer offers by a button, a menu or a title, in all its folds. */
function linesOf(outcome: Outcome): string[] {
  return [...JSON.stringify(outcome).matchAll(/"line":"(\/[^"]*)"/g)].map(([, line = '']) => line);
}

test.each([
  '/region show Murcia',
  '/peers Murcia',
  '/indicator list',
  '/indicator list housing',
  '/indicator list health',
])('%s offers no figure that there is none of', async (line) => {
  expect(empty.length).toBeGreaterThan(10);
  const lines = linesOf(await say(line));
  for (const { code } of empty) expect(lines.filter((each) => each.split(/[\s=]/).includes(code))).toEqual([]);
});

test('the list of indicators counts those with figures, and names the others apart', async () => {
  const held = context.catalogue.indicators.size - empty.length;
  const text = read(await say('/indicator list'));
  expect(text).toContain(`${held} indicators with figures`);
  expect(text).toContain(`No figures yet (${empty.length})`);
  expect(text.split('No figures yet (').at(-1)).toContain('Foreign-born who own their home');
});

test('peers by a figure that the region lacks are a page with a heading and ways to go on', async () => {
  const answer = await pages.request('/peers/ES62?better-at=unemployment-native-born');
  expect(answer.status).toBe(200);
  const page = await answer.text();
  expect(page).toMatch(/<h1[^>]*>Regions like Region of Murcia/);
  expect(page).toContain('no figures');
  expect(page).toContain('/peers/ES62');
});
