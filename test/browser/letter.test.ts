import { mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encodeHtml } from '#adapters/mail/encode/html.ts';
import { encodeMail } from '#adapters/mail/encode/message.ts';
import { encodeText } from '#adapters/mail/encode/text.ts';
import { jobs } from '#jobs/index.ts';
import type { MailHead, Message } from '#src/core/message.ts';
import { redactMessage } from '#src/core/redact-message.ts';
import type { Observation } from '#src/domain/figures/observation.ts';
import { importFigures } from '#src/store/figures/import.ts';
import { createPages } from '#src/web/pages.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { leastContrast } from '#test/support/least-contrast.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const { bot, as, clock, context, database } = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example' },
  platforms: switchOnMail(),
});
const { sql } = database;
const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
const weekMs = 7 * 24 * 3_600_000;

async function log(title: string, region: string, areas: string[], lesson: string) {
  const author = as('ana');
  await author.submit(await author.say('/experience log'), {
    ...{ title, region, areas, lesson, groups: [] },
    ...{ challenge: 'Few contacts to employers.', action: 'We matched newcomers with mentors.' },
  });
}

/** The digest that a partner gets by mail, with all that a digest can hold. */
async function writeLetter(): Promise<{ message: Message; mail: MailHead }> {
  const partner = as('partner', { timeZone: 'Europe/Madrid' }, 'test:hall:user:partner');
  await partner.submit(await partner.say('/digest subscribe'), {
    ...{ where: 'mail', address: 'partner@example.org', regions: 'Skåne, Catalonia', areas: ['language', 'health'] },
  });
  const [{ confirmToken }] = await sql<[{ confirmToken: string }]>`select confirm_token from digest_subscription`;
  await pages.request(`/digests/confirm/${confirmToken}`, { method: 'POST' });
  await sql`update person set role = 'partner' where id = (select person from digest_subscription)`;
  clock.now = new Date(clock.now.getTime() + 24 * 3_600_000);
  await log(
    'Language cafés with childcare in twelve libraries',
    'Skåne',
    ['language'],
    'Open at five, not at three: parents come after work, and the children decide.',
  );
  await log('Mentors for nurses trained abroad', 'Catalonia', ['health'], 'Pay the mentors for their time.');
  await log('Reading together on Saturdays', 'Apulia', ['language'], 'One evening is not enough.');
  await log('A clinic that speaks Dari', 'Region of Murcia', ['health'], 'Ask the patients first.');
  const asker = as('ana');
  await asker.submit(await asker.say('/question ask'), {
    title: 'Who teaches at night?',
    areas: ['language'],
    region: '',
  });
  for (const number of [1, 2, 3, 4]) await as('admin').say(`/experience publish ${number}`);
  const [old] = await sql<Observation[]>`
    select indicator, area as territory, year, value, flags, flags_known, retrieved from observation
    where area = 'SE22' and value is not null and indicator = 'early-leavers' order by year desc limit 1`;
  if (!old) throw new Error('no figures');
  const observation = { ...old, value: (old.value ?? 0) + 1, retrieved: '2026-11-30' };
  async function* rows() {
    yield [{ kind: 'figure' as const, observation, isRelabelled: false as const, line: 1 }];
  }
  await importFigures(database, rows(), { file: 'test.csv', now: () => clock.now });
  clock.now = new Date(clock.now.getTime() + weekMs);
  await jobs
    .find(({ name }) => name === 'send-digests')
    ?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  const [delivery] = await sql<
    { message: Message; mail: MailHead }[]
  >`select message, mail from delivery where purpose = 'digest'`;
  if (!delivery) throw new Error('no digest was sent');
  return delivery;
}

/** Where the letters are drawn to be looked at; nowhere unless asked. */
const folder = process.env.LETTER_FOLDER;
if (folder) mkdirSync(folder, { recursive: true });

describe.skipIf(noBrowser)('the digest as a letter', async () => {
  const browser = createBrowser();
  const { message, mail } = await writeLetter();
  await context.pictures.flush();
  const html = encodeHtml(message, mail, () => null);

  test('names a lead to press, gives each reason once and asks a partner nothing', () => {
    const text = encodeText(message);
    expect(text).toMatch(/Worth reading – because .*\n• .*“/);
    expect(text).toMatch(
      /Read how they did it: https:\/\/causeway\.example\/digests\/[\w-]{22}\/open\/experiences\/\d/,
    );
    expect(text).toContain('Open questions in the network');
    expect(text).not.toContain('you could answer');
    expect(text).toContain('“One evening is not enough.”');
    // One picture: the figure that changed. A map of Europe is 270 KB and tells its reader nothing.
    const pictures = message.blocks.flatMap((block) => (block.type === 'picture' ? [block.alt] : []));
    expect(pictures).toEqual([expect.stringContaining('over the years')]);
    for (const line of text.split('\n').filter((each) => each.startsWith('•'))) expect(line).not.toContain('because');
    expect(text).toContain('You get this every Monday');
    // What can be pressed in the HTML stands in the text with its address.
    for (const [, url = ''] of html.matchAll(/href="([^"]+)"/g)) expect(text).toContain(url.replaceAll('&amp;', '&'));
  });

  test('is called by the best that is in it, as long as that can be read', async () => {
    const titles = ['Language cafés with childcare', 'Mentors for nurses', 'Reading together', 'A clinic that speaks'];
    const called = message.mailSubject?.text ?? '';
    expect(called).toMatch(/^\S+: .* and 1 (?:open )?question/);
    expect(called).not.toContain('#');
    expect(titles.filter((title) => called.includes(title))).toHaveLength(1);
    const letter = { from: { name: 'C', address: 'c@causeway.example' }, to: 'p@example.org', head: mail };
    const sent = { ...letter, deliveryId: 'd', date: clock.now };
    expect((await encodeMail({ ...sent, message }, { read: async () => null })).subject).toBe(called);
    // Withdrawn before it goes, it is counted instead.
    const left = redactMessage(message, new Set(message.mailSubject?.quotes?.[0]?.of), false);
    const { subject } = await encodeMail({ ...sent, message: left }, { read: async () => null });
    expect(subject).toBe(mail.subject);
    expect(titles.filter((title) => String(subject).includes(title))).toEqual([]);
  });

  test('is short enough for Gmail, and lays out without styles of the head', () => {
    // Gmail cuts off what is longer, and drops the whole style element where it is longer than 16 KB or holds a rule it does not know.
    expect(Buffer.byteLength(html)).toBeLessThan(102 * 1024);
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
    expect(Buffer.byteLength(style)).toBeLessThan(16 * 1024);
    expect(style).not.toMatch(/@import|url\(|:has\(|var\(|display:\s*(?:flex|grid)/);
    // Outlook lays out by tables of a width in pixels, and takes colours of cells from the elements.
    expect(html).toMatch(/<table role="presentation" width="640"[^>]*cellpadding="0" cellspacing="0" border="0"/);
    for (const [table] of html.matchAll(/<table [^>]*>/g)) expect(table).toMatch(/role="presentation"|class="cells"/);
    expect(html).toMatch(/<td class="letter"[^>]*bgcolor="#ffffff"[^>]*padding:/);
    // Apple Mail leaves a letter alone that says it has colours for the dark.
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    // What an inbox shows behind the subject, and the letter does not.
    expect(html).toMatch(/<div class="preheader">This week: [^<]{20,140}<\/div>/);
    expect(style).toMatch(/\.preheader \{ display: none;/);
    expect(html).toMatch(
      /<td class="button primary" align="center" bgcolor="#0b5c74"[^>]*><a href="[^"]+"[^>]*padding:11px 18px/,
    );
    expect(html).not.toMatch(/<(?:script|link|form|svg)\b|position:|float:|background-image/);
    for (const [image] of html.matchAll(/<img[^>]*>/g)) expect(image).toMatch(/ alt="[^"]*".* width="\d+"/);
  });

  test.each([
    [360, 'light'],
    [360, 'dark'],
    [800, 'light'],
    [800, 'dark'],
  ] as const)('reads well %i px wide in %s mode', async (width, colorScheme) => {
    const found = new Map<string, string>();
    for (const block of message.blocks)
      if (block.type === 'picture')
        found.set(
          block.key,
          `data:image/png;base64,${Buffer.from((await context.pictures.read(block.key)) ?? []).toString('base64')}`,
        );
    const drawn = encodeHtml(message, mail, (key) => found.get(key) ?? null);
    const { page, complaints } = await browser.open('about:blank', { viewport: { width, height: 900 }, colorScheme });
    await page.setContent(drawn);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    const least = await page.evaluate<{ ratio: number; text: string }>(leastContrast);
    expect(least.ratio, least.text).toBeGreaterThan(4.5);
    expect(await page.evaluate(`[...document.images].every((image) => image.naturalWidth > 0)`)).toBe(true);
    const button = await page.locator('td.button a').first().boundingBox();
    expect(button?.height).toBeGreaterThanOrEqual(44);
    if (folder) await page.screenshot({ path: `${folder}/letter-${width}-${colorScheme}.png`, fullPage: true });
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
