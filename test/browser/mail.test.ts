import { describe, expect, test } from 'vitest';
import { encodeHtml } from '#adapters/mail/encode/html.ts';
import type { Message } from '#src/core/message.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { leastContrast } from '#test/support/least-contrast.ts';

const link = { type: 'link' as const, label: 'Unsubscribe', url: 'https://causeway.example/digests/unsubscribe/x' };
const message: Message = {
  text: 'What is new',
  blocks: [
    { type: 'heading', text: 'Your digest for Skåne, 23 November 2026' },
    {
      type: 'text',
      markdown: '**Worth reading**\n- [#4 Language cafés](https://causeway.example/open) “Ask *first*.” `code`',
    },
    { type: 'facts', items: [{ label: 'Region', value: 'Skåne' }] },
    {
      type: 'table',
      columns: ['Region', 'Figure', 'Year', 'Now', 'Before', 'Why'].map((label) => ({ label })),
      rows: [['Castilla-La Mancha', 'Unemployment', '2022', '9.4% (provisional)', '11.5% (2021)', 'you follow it']],
    },
    { type: 'note', markdown: 'Source: Eurostat (lfst_r_lfur2gac).' },
    { type: 'divider' },
    { type: 'actions', items: [link, { type: 'button', label: 'Change', line: '/digest change 3' }] },
  ],
};
const html = encodeHtml(message, { subject: 'What is new', language: 'en' }, () => null);
const page = `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;

describe.skipIf(noBrowser)('a mail, as a mail program draws it', () => {
  const browser = createBrowser();

  test.each([
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(28, 35, 39)'],
  ] as const)('is readable in %s mode, down to its notes and links', async (colorScheme, background) => {
    const opened = await browser.open(page, { colorScheme });
    const least = await opened.page.evaluate<{ ratio: number; text: string; background: string }>(leastContrast);
    expect(least.background).toBe(background);
    expect(least.ratio, least.text).toBeGreaterThan(4.5);
    expect(opened.complaints).toEqual([]);
    expect(opened.strangers).toEqual([]);
  });

  test('on a telephone a wide table scrolls by itself, and the page does not', async () => {
    const { page: phone } = await browser.open(page, { viewport: { width: 360, height: 700 } });
    expect(await phone.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    const table = phone.locator('.wide').filter({ hasText: 'Unemployment' });
    expect(await table.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
  });
});
