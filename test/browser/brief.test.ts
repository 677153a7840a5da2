import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '#src/server/listen.ts';
import { createPages } from '#src/web/pages.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { axeSource, listSerious } from '#test/support/page-checks.ts';

describe.skipIf(noBrowser)('pages of figures in a browser', async () => {
  const browser = createBrowser();
  const { bot, context } = await createDialogue();
  const app = new Hono().route('/', createPages({ ...context, read: bot.read, hasPlayground: false }));
  let server: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    server = await listen(app, { host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close(1_000));

  test.each([
    ['/briefs/SE224?against=ES51&area=education', [390, 1280]],
    ['/briefs/ES62', [390]],
    ['/compare/SE224,ES51', [390]],
    ['/compare/ITI4,ITG1?indicators=unemployment&since=2010', [390, 1280]],
    ['/regions/SE224', [390, 1280]],
    ['/scores/SE224', [390]],
    ['/scores/SE224?area=labour-market', [1280]],
    ['/peers/SE224', [390, 1280]],
    ['/peers/SE224?better-at=unemployment', [390]],
  ])('%s at %j pixels: nothing to complain of, nothing beside the page, every file there', async (path, widths) => {
    const { page, complaints, strangers } = await browser.open(`${server.url}${path}`, { bypassCSP: true });
    await page.evaluate(axeSource);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      expect(await listSerious(page), `at ${width}`).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    const links = await page.locator('a.line').evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
    const files = links.filter((link) => /\.(pdf|xlsx|csv|json)(\?|$)/.test(link));
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const link of files) expect((await fetch(`${server.url}${link}`)).status, link).toBe(200);
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
    await page.context().close();
  });
});
