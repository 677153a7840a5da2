import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPages } from '#src/web/pages.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { servePlayground } from '#test/support/serve.ts';

describe.skipIf(noBrowser)('pictures on pages', async () => {
  const browser = createBrowser();
  const { context, bot, adapterContext } = await createDialogue();
  let site: Awaited<ReturnType<typeof servePlayground>>;
  beforeAll(async () => {
    site = await servePlayground(adapterContext, {
      pages: createPages({ ...context, read: bot.read, hasPlayground: true }),
    });
  });
  afterAll(() => site.stop());

  test.each([
    ['/', 360],
    ['/compare/SE224,ES51', 360],
    ['/regions/SE224', 390],
    ['/indicators/unemployment', 390],
    ['/indicators/unemployment', 1280],
  ])(
    'of %s at %d px are as wide as a phone, at most 600 px, and nothing has to be moved sideways',
    async (path, width) => {
      const { page } = await browser.open(`${site.url}${path}`, { viewport: { width, height: 800 } });
      await page.waitForLoadState('networkidle');
      const seen = {
        page: await page.evaluate('document.documentElement.scrollWidth'),
        pictures: await page
          .locator('img.picture, .map svg')
          .evaluateAll((pictures) => pictures.map((picture) => picture.getBoundingClientRect().width)),
      };
      seen.pictures = seen.pictures.filter((wide) => wide > 0);
      expect(seen.page).toBe(width);
      expect(seen.pictures.length).toBeGreaterThan(0);
      for (const wide of seen.pictures) {
        expect(wide).toBeLessThanOrEqual(620);
        if (width < 400) expect(wide).toBeGreaterThanOrEqual(width);
      }
      await page.context().close();
    },
  );
});
