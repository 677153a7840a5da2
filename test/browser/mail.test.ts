import { describe, expect, test } from 'vitest';
import { encodeHtml } from '#adapters/mail/encode/html.ts';
import type { Message } from '#src/core/message.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';

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

/** The least contrast of a text to what is behind it (WCAG 2.2, 1.4.3), worked out in the page. */
const leastContrast = `(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (color) => {
    const [red, green, blue] = parse(color).map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const backgroundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if ((parse(backgroundColor)[3] ?? 1) > 0) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    if (text === '') continue;
    const background = backgroundOf(node.parentElement);
    const [dark, light] = [luminance(getComputedStyle(node.parentElement).color), luminance(background)].sort((a, b) => a - b);
    found.push({ ratio: (light + 0.05) / (dark + 0.05), text, background });
  }
  return found.sort((a, b) => a.ratio - b.ratio)[0];
})()`;

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
