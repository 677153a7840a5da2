import type { Hono } from 'hono';
import { escapeHtml } from '#src/core/html/escape.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findHighestPublic, listPublicNumbers } from '#src/store/experiences/published.ts';

/** A file of a site map may hold 50,000 addresses; ours have the experiences of so many numbers. */
const numbersInAFile = 20_000;
const xmlType = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' };
const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

type Context = {
  sql: Sql;
  catalogue: Catalogue;
  /** Whether search engines may list the pages. */
  searchEngines: boolean;
  originOf(url: string): string;
};

/**
 * Adds `/robots.txt` and the site map: `/sitemap.xml` names its parts, one of pages and one for every 20,000 numbers of experiences. Where search
 * engines are not wanted, every answer says so and there is no map.
 */
export function addSiteMap(app: Hono, { sql, catalogue, searchEngines, originOf }: Context): void {
  app.get('/robots.txt', (c) => {
    // Lists are endless in their combinations; what they lead to is in the site map.
    const lines = searchEngines
      ? [
          'User-agent: *',
          'Disallow: /experiences/feed.',
          'Disallow: /experiences/list.',
          'Disallow: /experiences?',
          'Disallow: /experiences/map?',
          'Disallow: /tools?',
          'Disallow: /calls?',
          'Disallow: /playground',
          '',
          `Sitemap: ${originOf(c.req.url)}/sitemap.xml`,
        ]
      : ['User-agent: *', 'Disallow: /'];
    return c.text(`${lines.join('\n')}\n`);
  });
  if (!searchEngines) return;

  app.get('/sitemap.xml', async (c) => {
    const origin = originOf(c.req.url);
    const highest = await findHighestPublic(sql);
    const parts = Array.from({ length: Math.ceil(highest / numbersInAFile) }, (_, index) => `experiences-${index + 1}`);
    const names = ['pages', ...parts];
    const inside = names.map((name) => `<sitemap><loc>${escapeHtml(`${origin}/sitemaps/${name}.xml`)}</loc></sitemap>`);
    return c.body(
      `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex ${space}>${inside.join('\n')}</sitemapindex>\n`,
      200,
      xmlType,
    );
  });

  app.get('/sitemaps/pages.xml', (c) => {
    const origin = originOf(c.req.url);
    const paths = [
      '/',
      '/regions',
      '/experiences',
      '/experiences/map',
      '/tools',
      '/calls',
      '/questions',
      '/indicators',
      '/trainings',
      '/calendar',
      '/testbeds',
      '/methods',
      '/privacy',
    ];
    const regions = [...catalogue.regions.keys()].map((code) => `/regions/${encodeURIComponent(code)}`);
    const indicators = [...catalogue.indicators.values()].flatMap(({ code, hasFigures }) =>
      hasFigures ? [`/indicators/${encodeURIComponent(code)}`] : [],
    );
    return c.body(
      urlSet([...paths, ...regions, ...indicators].map((path) => ({ url: `${origin}${path}` }))),
      200,
      xmlType,
    );
  });

  app.get('/sitemaps/:part{experiences-[1-9]\\d{0,4}\\.xml}', async (c) => {
    const origin = originOf(c.req.url);
    const part = Number(/\d+/.exec(c.req.param('part'))?.[0] ?? 1);
    const known = await listPublicNumbers(sql, (part - 1) * numbersInAFile + 1, part * numbersInAFile);
    const urls = known.map(({ number, updatedAt }) => ({ url: `${origin}/experiences/${number}`, updatedAt }));
    return c.body(urlSet(urls), 200, xmlType);
  });
}

function urlSet(urls: readonly { url: string; updatedAt?: Date }[]): string {
  const inside = urls.map(
    ({ url, updatedAt }) =>
      `<url><loc>${escapeHtml(url)}</loc>${updatedAt ? `<lastmod>${updatedAt.toISOString().slice(0, 10)}</lastmod>` : ''}</url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${space}>${inside.join('\n')}</urlset>\n`;
}
