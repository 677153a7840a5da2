import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPages } from '#src/web/pages.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';
import { servePlayground } from '#test/support/serve.ts';

const { bot, adapterContext, context } = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example' },
  platforms: switchOnMail(),
});

describe.skipIf(noBrowser)('the page on which anybody asks for the digest', () => {
  const browser = createBrowser();
  let url = '';
  let stop = async () => {};
  beforeAll(async () => {
    const pages = createPages({ ...context, read: bot.read, hasPlayground: true });
    ({ url, stop } = await servePlayground(adapterContext, { pages }));
  });
  afterAll(() => stop());

  test('has the time zone of the browser, and keeps one that was sent', async () => {
    const { page, complaints } = await browser.open(`${url}/digests/sign-up`, { timezoneId: 'Atlantic/Azores' });
    const zone = page.locator('[name="timeZone"]');
    await expect.poll(() => zone.inputValue()).toBe('Atlantic/Azores');
    await zone.fill('Nowhere/Land');
    await page.locator('button.primary').click();
    await page.locator('[role="alert"]').first().waitFor();
    expect(await zone.inputValue()).toBe('Nowhere/Land');
    expect(complaints.filter((each) => !each.includes('422'))).toEqual([]);
  });

  test('without a script has that of most members', async () => {
    const { page } = await browser.open(`${url}/digests/sign-up`, { javaScriptEnabled: false });
    expect(await page.locator('[name="timeZone"]').inputValue()).toBe('Europe/Brussels');
  });
});
