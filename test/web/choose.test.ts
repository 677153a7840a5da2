import { describe, expect, test } from 'vitest';
import { createPages } from '#src/web/pages.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { bot, context } = await createDialogue();
const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
const text = async (path: string) => (await pages.request(path)).text();

describe('a comparison of one’s own', () => {
  test('is begun by a form without scripts, to which the site and a region’s page lead', async () => {
    const page = await text('/compare');
    expect(page.match(/name="region"/g)).toHaveLength(6);
    expect(page).toContain('<option value="Region of Murcia">');
    expect(page).not.toContain('<script');
    // The fields look like those of other forms.
    expect(page).toContain('<form action="/compare" class="fields">');
    for (const from of ['/', '/regions']) expect(await text(from)).toContain('href="/compare"');
    expect(await text('/regions/ES62')).toContain('href="/compare/ES62"');
    const own = await pages.request('/compare/ES62');
    expect(own.status).toBe(200);
    const filled = await own.text();
    expect(filled).toContain('<h1>Compare regions</h1>');
    expect(filled).toContain('value="Region of Murcia"');
    expect(filled).not.toContain('Usage');
  });

  test('names in any language lead to its page, with the area', async () => {
    const answer = await pages.request('/compare?region=Murcia&region=Puglia&region=&region=SE224&area=labour-market');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/compare/ES62,ITF4,SE224?area=labour-market');
    expect((await pages.request('/compare/ES62,ITF4,SE224?area=labour-market')).status).toBe(200);
  });

  test('what is wrong stands in the page beside what was written', async () => {
    const unknown = await text('/compare?region=Murcia&region=Nowhereland&area=education');
    expect(unknown).toContain('Nowhereland');
    expect(unknown).toMatch(/class="problem"[^>]*>(?:No region|“Nowhereland”)/);
    expect(unknown).toContain('value="Murcia"');
    expect(unknown).toMatch(/value="education"\s+selected/);
    expect(await text('/compare?region=Murcia&region=')).toContain('Name at least 2 different regions.');
    expect(await text('/compare?region=Murcia&region=ES62')).toContain('Name at least 2 different regions.');
  });

  test('areas without figures are not offered, and a brief says which it takes', async () => {
    for (const path of ['/compare', '/briefs']) {
      const page = await text(path);
      expect(page).toMatch(/<option value="education"/);
      for (const area of ['housing', 'language', 'culture-religion', 'anti-discrimination'])
        expect(page).not.toContain(`<option value="${area}"`);
    }
    expect(await text('/compare')).toContain('All of them');
    expect(await text('/briefs')).toContain('The one where its score is lowest');
    expect(await text('/briefs')).not.toContain('All of them');
    const none = await text('/compare/ES62,ITF4?area=housing');
    expect(none).toContain('There are figures on: labour market, education');
    expect(none).not.toContain('/indicator list');
  });

  test('a brief and peers have a form too', async () => {
    const brief = await pages.request('/briefs?region=Murcia&region=Puglia&area=education');
    expect(brief.headers.get('location')).toBe('/briefs/ES62?against=ITF4&area=education');
    expect((await pages.request('/peers?region=Murcia')).headers.get('location')).toBe('/peers/ES62');
    expect(await text('/peers')).toMatch(/<h1>Find similar regions<\/h1>[\s\S]*Your region/);
  });
});

test('a server without mail says where the digest can be had', async () => {
  const page = await text('/digests/sign-up');
  expect(page).toContain('This server sends no mail');
  expect(page).toContain('/digest subscribe');
});
