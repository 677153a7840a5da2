import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBrowser, noBrowser, type Watched } from '#test/support/browser.ts';
import { chatOn } from '#test/support/chat-page.ts';
import { prepareEveryPage } from '#test/support/every-page.ts';
import { axeSource, listSerious, widerThanScreen } from '#test/support/page-checks.ts';
import { servePlayground } from '#test/support/serve.ts';

/** Bytes of a page with its style and icon, without its pictures. */
const heaviest = 60_000;
const widths = [360, 390, 1280];

const { adapterContext, pages, addresses } = await prepareEveryPage();

/** What is no page: it leads on, or is a file. */
const noPages = [
  '/digests/:token/open/:path',
  '/digests/*',
  '/pictures/:file',
  '/answers/:number',
  '/assets/:file',
  '/sitemaps/:part',
  '/calendar/feed/:file',
  '/records/:token/files/:id{\\d}',
  '/experiences/:number/files/:id{\\d}',
  '/tools/:number/file',
];

describe.skipIf(noBrowser)('every page in a browser', () => {
  const browser = createBrowser();
  let url = '';
  let stop = async () => {};
  const weights: { page: string; bytes: number }[] = [];

  beforeAll(async () => {
    const server = await servePlayground(adapterContext, { pages });
    ({ url, stop } = server);
  });
  afterAll(async () => {
    await stop();
    console.log(weights.map(({ page, bytes }) => `${(bytes / 1000).toFixed(1).padStart(6)} kB  ${page}`).join('\n'));
  });

  test('has an address here', () => {
    const routes = pages.routes
      .filter(({ method, path }) => method === 'GET' && !path.startsWith('/assets/'))
      .map(({ path }) => path.replace(/\{[^{}]*(?:\{\d+\})?[^{}]*\}/g, ''));
    const known = [...Object.keys(addresses), ...noPages];
    expect(
      [...new Set(routes)].filter((path) => !known.includes(path) && !/\.|^\/\*$|^\/api\/v1\//.test(path)),
    ).toEqual([]);
  });

  // One browser context for all addresses: opening one takes longer than all that is looked at in it.
  let opened: Watched | undefined;
  test.each(Object.entries(addresses))('%s', async (path, address) => {
    opened ??= await browser.open(url, { bypassCSP: true });
    const { page, complaints, strangers } = opened;
    complaints.length = 0;
    strangers.length = 0;
    await page.setViewportSize({ width: 360, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${url}${address}`);
    await page.evaluate(axeSource);
    expect(await listSerious(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await listSerious(page, ['color-contrast'])).toEqual([]);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth'), `at ${width}`).toBeLessThanOrEqual(width);
      expect(await page.evaluate(widerThanScreen), `at ${width}`).toEqual([]);
    }
    expect(strangers).toEqual([]);
    expect(complaints.filter((said) => path !== '*' || !said.includes('404'))).toEqual([]);
    const bodies = await Promise.all(
      [address, '/assets/base.css', '/assets/site.css', '/assets/icon.svg'].map(async (each) =>
        (await fetch(`${url}${each}`)).arrayBuffer(),
      ),
    );
    const bytes = bodies.reduce((sum, { byteLength }) => sum + byteLength, 0);
    weights.push({ page: path, bytes });
    expect(bytes).toBeLessThanOrEqual(heaviest);
  });

  test.each(['/compare/SE224,ES51', '/compare/SE224,ES51,ITF4'])(
    '%s has who is ahead in sight on a phone',
    async (address) => {
      const { page } = await browser.open(`${url}${address}`, { viewport: { width: 360, height: 800 } });
      const ahead = await page
        .locator('table')
        .first()
        .locator('tbody tr')
        .first()
        .locator(':scope > *')
        .last()
        .boundingBox();
      expect((ahead?.x ?? 999) + (ahead?.width ?? 999)).toBeLessThanOrEqual(360);
      expect(
        await page.evaluate(
          `(() => { const { scrollWidth, clientWidth } = document.querySelector('.table'); return scrollWidth - clientWidth; })()`,
        ),
      ).toBe(0);
      await page.context().close();
    },
  );

  test('the playground, with an answer and with a form', async () => {
    const { page, complaints } = await browser.open(`${url}/playground`, {
      viewport: { width: 360, height: 800 },
      bypassCSP: true,
    });
    const chat = chatOn(page);
    await page.evaluate(axeSource);
    expect(await listSerious(page)).toEqual([]);
    await chat.say('/compare Skåne Catalonia');
    expect(await listSerious(page)).toEqual([]);
    await chat.say('/experience log');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await listSerious(page)).toEqual([]);
    }
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth'), `at ${width}`).toBeLessThanOrEqual(width);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the playground weighs no more than a page, with its scripts and with a form; the list of all commands comes when it is opened', async () => {
    const { page } = await browser.open(`${url}/playground`);
    await page.waitForFunction(`document.activeElement.id === 'line'`);
    const bytes = await page.evaluate<number>(
      `performance.getEntries().reduce((sum, { decodedBodySize = 0 }) => sum + decodedBodySize, 0)`,
    );
    weights.push({ page: '/playground', bytes });
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThanOrEqual(heaviest);
    const list = page.locator('#all-commands');
    expect(await list.locator('li').count()).toBe(0);
    await list.locator('summary').click();
    await list.getByRole('button', { name: 'rank', exact: true }).first().click();
    expect(await page.locator('#line').inputValue()).toBe('/indicator rank ');
    await page.context().close();
  });

  test('on a phone the live answer of the first page is no card that its picture runs out of', async () => {
    const { page } = await browser.open(url, { viewport: { width: 390, height: 800 } });
    const border = () => page.evaluate<string>("getComputedStyle(document.querySelector('.example')).borderTopWidth");
    const { x = 1, width = 0 } = (await page.locator('.example .picture').boundingBox()) ?? {};
    expect([x, width, await border()]).toEqual([0, 390, '0px']);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await border()).toBe('1px');
  });

  test('by keys alone: a region is found on the first page', async () => {
    const { page } = await browser.open(url);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    for (let at = 0; at < 20; at += 1) {
      if (await page.evaluate(`document.activeElement.matches('.search input')`)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('Catalonia');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/regions/ES51');
    await page.context().close();
  });

  test('by keys alone: a form is filled in, sent, mended and sent again', async () => {
    const { page } = await browser.open(`${url}/playground`);
    await page.locator('#line').focus();
    await page.keyboard.type('/question ask');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.locator('dialog.form').waitFor();
    const focused = () => page.evaluate<string>('document.activeElement.name ?? ""');
    expect(await focused()).toBe('title');
    await page.keyboard.type('Who teaches at night?');
    await page.keyboard.press('Enter');
    await page.locator('.problem').first().waitFor();
    for (let at = 0; at < 12 && (await focused()) !== 'areas'; at += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    // A sighted person sees where the keys are.
    expect(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`)).not.toBe('none');
    for (let at = 0; at < 60; at += 1) {
      if (await page.evaluate(`document.activeElement.matches('[type=submit]')`)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.locator('dialog.form').waitFor({ state: 'detached' });
    await page.locator('.answer', { hasText: 'Who teaches at night?' }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('line');
    await page.context().close();
  });
});
