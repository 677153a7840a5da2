import { expect, test } from 'vitest';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, as, bot, context } = await createDialogue();
const pages = createPages({ ...context, read: bot.read, hasPlayground: true });

test.each(['/training list', '/testbed list', '/tool list', '/call list'])(
  '%s without anything in it says what to do, as a button and not as a command',
  async (line) => {
    for (const person of [{ say }, as('admin')]) {
      const outcome = await person.say(line);
      const [told = ''] = read(outcome).split('\n---');
      expect(told).not.toMatch(/\/(?:training|testbed|tool|call) [a-z]/);
      const blocks = outcome.type === 'message' ? outcome.blocks : [];
      const buttons = blocks.flatMap((block) =>
        block.type === 'actions' ? block.items.filter(({ type }) => type === 'button') : [],
      );
      expect(buttons.length, line).toBeGreaterThan(0);
    }
  },
);

test('pages of lists without anything lead on, and every page leads to them', async () => {
  for (const path of ['/trainings', '/testbeds', '/tools', '/calls']) {
    const page = await (await pages.request(path)).text();
    const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(page)?.[1] ?? '';
    expect(main, path).not.toMatch(/<code[^>]*>\/(?:training|testbed|tool|call) /);
    expect(main, path).not.toMatch(/: \/(?:training|testbed|tool|call) [a-z]+/);
    expect(main, path).toMatch(/<a [^>]*href="\/(?:calendar|playground)/);
    for (const linked of ['/trainings', '/testbeds']) expect(page).toContain(`href="${linked}"`);
  }
});
