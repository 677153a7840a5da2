import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statuses } from '#src/domain/experiences/details.ts';
import { readLicence } from '#src/domain/experiences/licence.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { targetGroups } from '#src/domain/topics/target-group.ts';
import { createPages } from '#src/web/pages.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { servePlayground } from '#test/support/serve.ts';

const { bot, adapterContext, context, database } = await createDialogue();
const { sql } = database;
const pages = createPages({ ...context, read: bot.read, hasPlayground: false, dataLicence: readLicence('CC-BY-4.0') });

/** Experiences of many regions, the outermost among them, with every state; every third in Swedish. */
const regions = [
  'SE224',
  'ES51',
  'ES62',
  'ITF4',
  'PT20',
  'PT30',
  'ES70',
  'FRY4',
  'DE30',
  'DE2',
  'FI1B',
  'IE05',
  'EL43',
  'FRL0',
  'PL22',
];
for (let index = 0; index < 60; index += 1) {
  const pick = <Value>(values: readonly Value[], step = 1) => values[(index * step) % values.length] as Value;
  await sql`
    insert into experience (life, language, title, region, policy_areas, target_groups, challenge, action, lesson, details, adopted_from)
    values ('published', ${pick(['en', 'sv', 'es'])}, ${`${pick(['Mentors for nurses', 'Language cafés with childcare', 'A guarantee for landlords', 'One desk for newcomers'])} ${index + 1}`},
      ${pick(regions, 7)}, ${[...new Set([pick(policyAreas), pick(policyAreas, 3)])]}, ${[pick(targetGroups)]},
      'Few newcomers knew anybody at work, and employers knew none of them.', 'We brought mentors and newcomers together for half a year.',
      'Begin before the courses end; pay the mentors’ hours.',
      ${sql.json({
        ...{
          status: pick(statuses),
          stage: 'implementation',
          evaluation: pick(['none', 'internal', 'external', 'ongoing']),
        },
        ...{ start: String(2012 + (index % 12)), personsReached: index * 37, funding: ['AMIF'], costEuro: 120_000 },
        ...{
          results: [{ text: 'Found work: 62 % (2024)', value: 62, unit: '%', date: '2024' }],
          tips: 'Ask the unions first.',
        },
        ...{ difficulties: 'In the second year nobody paid for the interpreters.' },
      })}, ${index > 55 ? 1 : null})`;
}

const shown = {
  list: '/experiences',
  chosen: '/experiences?area=health&status=stopped&status=running&q=mentors',
  map: '/experiences/map',
  page: '/experiences/1',
  data: '/data',
};
const shots = process.env.SHOTS;

describe.skipIf(noBrowser)('experiences in a browser', () => {
  const browser = createBrowser();
  let url = '';
  let stop = async () => {};

  beforeAll(async () => {
    ({ url, stop } = await servePlayground(adapterContext, { pages }));
  });
  afterAll(() => stop());

  const cases = Object.entries(shown).flatMap(([name, path]) => [390, 1280].map((width) => ({ name, path, width })));
  test.each(cases)('$name at $width, light and dark: nothing axe finds, nothing beside the screen', async (each) => {
    const { page, complaints, strangers } = await browser.open(`${url}${each.path}`, {
      viewport: { width: each.width, height: 900 },
      bypassCSP: true,
    });
    await page.evaluate(axe.source);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      if (shots) await page.screenshot({ path: `${shots}/${each.name}-${each.width}-${scheme}.png`, fullPage: true });
      // In the dark the colours alone are others.
      expect(await listViolations(page, scheme === 'dark' ? ['color-contrast'] : null), scheme).toEqual([]);
    }
    const wide = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wide).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
    await page.context().close();
  });

  test('on a phone the choices are folded; keys open them, choose and take back', async () => {
    const { page } = await browser.open(`${url}/experiences`, {
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    });
    const health = page.getByRole('link', { name: /^Health/ });
    expect(await health.isVisible()).toBe(false);
    await page.getByText('Narrow it down').focus();
    await page.keyboard.press('Enter');
    expect(await health.isVisible()).toBe(true);
    await health.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/area=health/);
    const chip = page.getByRole('link', { name: /Policy area: Health/ });
    await chip.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.search === '');
  });

  test('where there is room the choices are in sight, and words keep them', async () => {
    const { page } = await browser.open(`${url}/experiences?status=stopped`, { javaScriptEnabled: false });
    expect(await page.getByRole('link', { name: /^Health/ }).isVisible()).toBe(true);
    await page.getByRole('searchbox').fill('mentors');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=mentors.*status=stopped/);
    expect(await page.getByText(/for “mentors” \(/).isVisible()).toBe(true);
  });

  test('a region of the map leads to its list', async () => {
    const { page } = await browser.open(`${url}/experiences/map?evaluated=yes&evaluated=no&evaluated=ongoing`);
    await page
      .getByRole('link', { name: /^Azores/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/experiences\?evaluated=yes.*&region=PT20|region=PT20.*&evaluated=yes/);
  });

  test('a page is printed without what leads elsewhere, and with its address', async () => {
    const { page } = await browser.open(`${url}/experiences/1`);
    await page.emulateMedia({ media: 'print' });
    if (shots) await page.screenshot({ path: `${shots}/print.png`, fullPage: true });
    expect(await page.getByText(/^Address: http.*\/experiences\/1$/).isVisible()).toBe(true);
    expect(await page.getByRole('heading', { name: 'More like this' }).isVisible()).toBe(false);
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    expect(await page.getByText('Begin before the courses end').first().isVisible()).toBe(true);
  });
});

/** What axe finds, of whatever weight. */
async function listViolations(page: Page, rules: string[] | null): Promise<string[]> {
  const only = rules ? `, runOnly: { type: 'rule', values: ${JSON.stringify(rules)} }` : '';
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    `axe.run(document, { resultTypes: ['violations']${only} })`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}
