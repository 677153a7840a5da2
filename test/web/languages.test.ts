import { afterAll, expect, test } from 'vitest';
import { offerLanguages } from '#src/texts/index.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { bot, context } = await createDialogue({ env: { PUBLIC_URL: 'https://causeway.example' } });
offerLanguages(['sv', 'es']);
afterAll(() => offerLanguages([]));
const pages = createPages({ ...context, read: bot.read, hasPlayground: true });
const get = async (path: string, accepted?: string) => {
  const response = await pages.request(path, {
    headers: accepted === undefined ? {} : { 'accept-language': accepted },
  });
  const text = await response.text();
  const links = [...text.matchAll(/<(?:a|form)\b[^>]*?\s(?:href|action)="([^"]*)"/g)].map(([, link = '']) => link);
  return { response, text, links, language: /<html lang="([^"]*)"/.exec(text)?.[1] };
};

test('a page has an address in each language that is spoken, and its links stay in that language', async () => {
  const { language, links, response } = await get('/sv/regions/SE224', 'es');
  expect([response.status, language, response.headers.get('vary')]).toEqual([200, 'sv', null]);
  expect(links).toContain('/sv/');
  expect(links).toContain('/sv/experiences');
  expect(links.filter((link) => link.startsWith('/sv/regions/SE224')).length).toBeGreaterThan(0);
  // What has no languages, and what leads to the other ones, is left.
  expect(links).toContain('/playground');
  expect(links).toContain('/es/regions/SE224');
  expect(links.filter((link) => /^\/(regions|compare|peers|scores|experiences|indicators)\b/.test(link))).toEqual([]);
  expect((await get('/sv')).language).toBe('sv');
  expect((await get('/es/compare/SE224,ES51?area=housing')).language).toBe('es');
});

test('each page leads to itself in the other languages, for readers and for search engines', async () => {
  const { text, links } = await get('/regions?q=na', 'sv');
  expect(links).toContain('/es/regions?q=na');
  expect(text).toMatch(/<a href="\/sv\/regions\?q=na" lang="sv" hreflang="sv" aria-current="true">svenska<\/a>/);
  expect(text).toContain('<link rel="alternate" hreflang="es" href="https://causeway.example/es/regions?q=na" />');
  // The address without a language stays what it is, also on the page of a language.
  expect((await get('/sv/regions?q=na')).text).toContain(
    '<link rel="alternate" hreflang="x-default" href="https://causeway.example/regions?q=na" />',
  );
});

test('forms and what leads on stay in the language; files are in it too', async () => {
  const chosen = await pages.request('/es/regions?q=Skåne');
  expect([chosen.status, chosen.headers.get('location')]).toEqual([302, '/es/regions/SE224']);
  expect((await get('/es/regions')).links.filter((link) => link === '/es/regions').length).toBeGreaterThan(0);
  const file = await pages.request('/sv/compare/SE224,ES51.csv');
  expect(file.headers.get('content-type')).toContain('text/csv');
  const english = await (await pages.request('/compare/SE224,ES51.csv')).text();
  expect((await file.text()).split('\n')[0]).not.toBe(english.split('\n')[0]);
});

test('a language that is not spoken, and a page without languages, have no such address', async () => {
  for (const path of ['/fr/regions', '/xx', '/sv/digests/sign-up', '/sv/assets/site.css', '/sv/nowhere'])
    expect((await pages.request(path)).status, path).toBe(404);
  expect((await get('/digests/sign-up')).links.filter((link) => link.startsWith('/sv'))).toEqual([]);
});

test.each([
  ['sv-SE,sv;q=0.9', 'sv'],
  ['eu-ES,eu;q=0.9,es;q=0.8,en;q=0.5', 'es'],
  ['en;q=0.4, es;q=0.9', 'es'],
  ['en-GB, sv', 'en'],
  ['sv;q=0, es', 'es'],
  ['nl', 'en'],
  ['*', 'en'],
  [';;;,', 'en'],
])('a browser that asks for %s reads %s', async (accepted, language) => {
  const page = await get('/methods', accepted);
  expect([page.language, page.response.headers.get('vary')]).toEqual([language, 'accept-language']);
});

test('where one language is spoken there is nothing to choose', async () => {
  offerLanguages([]);
  const { text } = await get('/regions');
  offerLanguages(['sv', 'es']);
  expect(text).not.toContain('hreflang');
});
