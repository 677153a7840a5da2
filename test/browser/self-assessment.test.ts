import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPages } from '#src/web/pages.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { chatOn, wordsOf } from '#test/support/chat-page.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { servePlayground } from '#test/support/serve.ts';

describe.skipIf(noBrowser)('a self-assessment in the playground', async () => {
  const browser = createBrowser();
  const { bot, adapterContext, context } = await createDialogue();
  let server: Awaited<ReturnType<typeof servePlayground>>;
  beforeAll(async () => {
    server = await servePlayground(adapterContext, {
      pages: createPages({ ...context, read: bot.read, hasPlayground: true }),
    });
  });
  afterAll(() => server.stop());

  test.each([
    [390, 'housing', 'Housing'],
    [1280, 'language', 'Language'],
  ])(
    'at %i pixels, %s: begun, closed, gone on with, saved with evidence, and marked wherever it is told',
    async (width, area, name) => {
      const { page, complaints, strangers } = await browser.open(`${server.url}/playground`, {
        viewport: { width, height: 900 },
      });
      const chat = chatOn(page);
      expect(await wordsOf(await chat.say(`/policy assess ${area} region=ES51`))).toContain(
        'Only people of a region assess its policy',
      );
      await chat.say('/me edit region=SE224');
      await chat.submit();

      await chat.say(`/policy assess ${area}`);
      expect(await wordsOf(chat.dialog)).toContain('What you send is shown to everybody as self-assessed.');
      await chat.fill({ formulation: '50', 'formulation-evidence': 'Regional plan 2030, page 12' });
      await chat.close();
      await chat.say(`/policy assess ${area}`);
      expect(await chat.dialog.locator('[name=formulation]').inputValue()).toBe('50');
      expect(await chat.dialog.locator('[name=formulation-evidence]').inputValue()).toBe('Regional plan 2030, page 12');

      await chat.fill({ output: '100', 'output-comment': 'A budget line since 2024', implementation: '0' });
      const saved = await wordsOf(await chat.submit());
      expect(saved).toContain('Saved. Open the form again at any time to go on.');
      expect(saved).toContain('Self-assessed by Skåne');
      expect(saved).toMatch(/checked by nobody\. It is neither MIPEX nor MIPEX-R/);
      expect(saved).toMatch(new RegExp(`${name}[\\s\\S]*50[\\s\\S]*100[\\s\\S]*0[\\s\\S]*–[\\s\\S]*50`));

      await chat.say(`/policy assess ${area}`);
      expect(await chat.dialog.locator('[name=implementation]').inputValue()).toBe('0');
      expect(await chat.dialog.locator('[name=evaluation]').inputValue()).toBe('');
      await chat.fill({ evaluation: '100' });
      expect(await wordsOf(await chat.submit())).toContain('63');

      for (const line of ['/score Skåne', '/policy show Skåne'])
        expect(await wordsOf(await chat.say(line)), line).toMatch(/self-assessed/i);
      await page.goto(`${server.url}/briefs/SE224`);
      expect(await wordsOf(page.locator('body'))).toMatch(new RegExp(`Self-assessed by the region[^.]*${name} 63`));
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(complaints).toEqual([]);
      expect(strangers).toEqual([]);
      await page.context().close();
    },
  );
});
