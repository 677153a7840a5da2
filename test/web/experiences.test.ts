import { read as readWorkbook } from '@e965/xlsx';
import { parseFeed } from 'feedsmith';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readLicence } from '#src/domain/experiences/licence.ts';
import { insertExperience } from '#src/operations/experiences/versions.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { bot, as, context, database, say } = await createDialogue({ env: { PUBLIC_URL: 'https://causeway.example' } });
const { sql } = database;
const options = { ...context, read: bot.read, hasPlayground: false };
const pages = createPages({ ...options, dataLicence: readLicence('CC-BY-4.0') });
const text = async (path: string) => (await pages.request(path)).text();
const titlesIn = (page: string) => [...page.matchAll(/<bdi>#\d+ ([^<]+)<\/bdi>/g)].map(([, title]) => title);

type Told = {
  title: string;
  region?: string;
  areas?: string[];
  groups?: string[];
  language?: string;
  details?: object;
};

async function publish({
  title,
  region = 'SE224',
  areas = ['health'],
  groups = [],
  language = 'en',
  details = {},
}: Told) {
  const { number } = await insertExperience(
    sql,
    {
      ...{ title, region, language, author: null, challenge: 'Few contacts.', action: 'Mentors met nurses.' },
      ...{ policyAreas: areas as ['health'], targetGroups: groups as ['women'], lesson: 'Begin early.' },
    },
    context.now(),
  );
  await sql`update experience set details = ${sql.json(details as never)}, life = 'published' where number = ${number}`;
  return number;
}

const skane = await publish({
  title: 'Mentors for nurses',
  groups: ['women'],
  details: {
    ...{ status: 'stopped', stage: 'output', evaluation: 'external', start: '2019-03', personsReached: 240 },
    ...{ funding: ['AMIF'], results: [{ text: 'Found work: 62 % (2024)', value: 62, unit: '%', date: '2024' }] },
    ...{ difficulties: 'Nobody paid.', tips: 'Ask the unions.', contact: 'ana@example.org', costEuro: 12_000 },
  },
});
const azores = await publish({
  title: '=HYPERLINK("http://bad.example")',
  region: 'PT20',
  areas: ['housing'],
  language: 'pt',
  details: { status: 'running', evaluation: 'none', personsReached: 12_000 },
});
await publish({ title: 'Rooms with families', region: 'ES51', areas: ['housing'], details: { status: 'running' } });
await publish({ title: 'Mentors in hospitals', region: 'ES51', groups: ['women'], details: { evaluation: 'ongoing' } });

describe('a list', () => {
  test.each([
    ['area=health', ['Mentors in hospitals', 'Mentors for nurses']],
    ['area=health&area=housing&status=stopped', ['Mentors for nurses']],
    ['group=women&evaluated=yes', ['Mentors for nurses']],
    ['evaluated=no', ['=HYPERLINK(&quot;http://bad.example&quot;)']],
    ['country=ES&area=housing', ['Rooms with families']],
    ['region=PT20', ['=HYPERLINK(&quot;http://bad.example&quot;)']],
    ['region=Catalunya&group=women', ['Mentors in hospitals']],
    ['language=pt', ['=HYPERLINK(&quot;http://bad.example&quot;)']],
    ['funding=AMIF', ['Mentors for nurses']],
    ['year=2019', ['Mentors for nurses']],
    ['reach=10000-or-more', ['=HYPERLINK(&quot;http://bad.example&quot;)']],
    ['stage=output', ['Mentors for nurses']],
    ['q=mentors&status=stopped', ['Mentors for nurses']],
    ['q=mentors&sort=oldest&group=women', ['Mentors for nurses', 'Mentors in hospitals']],
    [
      'sort=reach&status=stopped&status=running',
      ['=HYPERLINK(&quot;http://bad.example&quot;)', 'Mentors for nurses', 'Rooms with families'],
    ],
    ['area=health&status=running', []],
  ])('%s', async (query, titles) => {
    expect(titlesIn(await text(`/experiences?${query}`))).toEqual(titles);
  });

  test('each value has the count that choosing it would give, and a link that chooses it', async () => {
    const page = await text('/experiences?area=housing');
    // Another area would be added to this one, so the areas are counted among all.
    expect(page).toMatch(
      /href="\/experiences\?area=housing&amp;area=health"[\s\S]{0,120}<span class="count">2<\/span>/,
    );
    expect(page).toMatch(
      /href="\/experiences\?area=housing&amp;status=running"[\s\S]{0,120}<span class="count">2<\/span>/,
    );
    expect(page).not.toMatch(/status=stopped/);
    expect(page).toMatch(/<ul class="chips"[\s\S]*<a href="\/experiences"[^>]*><bdi>Policy area: Housing<\/bdi>/);
    expect(page).not.toMatch(/<script(?! type="application\/ld\+json")|\sstyle=/);
  });

  test.each(['/experiences', '/experiences/map'])('what an address cannot mean is named: %s', async (path) => {
    const page = await text(`${path}?area=nonsense&year=20x9&sort=odd&page=0&area=health&region=`);
    expect(page).toContain('Not used, for it is no choice of this list: “nonsense”, “20x9” and “odd”.');
    expect(page).toContain('<bdi>Policy area: Health</bdi>');
    expect(await text(`${path}?q=${'w'.repeat(100)}${'x'.repeat(300)}`)).toContain(`“${'x'.repeat(39)}…”`);
    expect(await text(`${path}?region=Limburg&area=Health`)).toContain('“Limburg”');
    expect(await text(path)).not.toContain('Not used');
  });

  test.each(['feed.atom', 'list.csv'])('is not followed or kept as %s where it cannot be meant', async (file) => {
    const response = await pages.request(`/experiences/${file}?area=nonsense&status=stopped`);
    expect(response.status).toBe(400);
    expect(await response.text()).toBe('Not used, for it is no choice of this list: “nonsense”.\n');
  });

  test('waits for nothing that was not published', async () => {
    await as('bo').submit(await as('bo').say('/experience log'), {
      ...{ title: 'Not reviewed', region: 'Skåne', areas: ['health'], challenge: 'c', action: 'a', lesson: 'l' },
    });
    expect(await text('/experiences')).not.toContain('Not reviewed');
    expect(await text('/experiences')).toMatch(/Health<\/bdi><\/span> <span class="count">2</);
  });
});

describe('the map', () => {
  test('has a number for each region, leads to its list, and says the same as text', async () => {
    const page = await text('/experiences/map?area=housing&area=health');
    expect(page).toMatch(/<svg[^>]*role="group"/);
    expect(page).toMatch(
      /<a href="\/experiences\?area=housing&amp;area=health&amp;region=ES51" aria-label="Catalonia: 2"/,
    );
    expect(page).toMatch(/region=PT20" rel="nofollow"><bdi>Azores<\/bdi><\/a> <span>1<\/span>/);
    expect(page).toContain('4 experiences from 3 regions');
    const stopped = await text('/experiences/map?status=stopped');
    expect(stopped).toContain('One experience from one region');
    expect(stopped).not.toContain('region=ES51"');
    expect(await text('/experiences/map?q=rooms')).toContain('One experience from one region');
  });
});

describe('the page of an experience', () => {
  test('tells what a practitioner needs, but no contact', async () => {
    const page = await text(`/experiences/${skane}`);
    for (const said of ['Found work: 62 % (2024)', 'Nobody paid.', 'Ask the unions.', 'Stopped', 'Women'])
      expect(page).toContain(said);
    expect(page).not.toContain('ana@example.org');
    expect(page).toContain(`/introduction ask experience=${skane}`);
    expect(page).toMatch(/More like this<\/h2>[\s\S]*Mentors in hospitals[\s\S]*Alike in Health and Women/);
  });

  test('shows figures of its region on its policy area', async () => {
    const number = await publish({ title: 'Jobs first', region: 'ES51', areas: ['labour-market'] });
    const page = await text(`/experiences/${number}`);
    expect(page).toMatch(/<h2[^>]*>Figures of Catalonia on labour market<\/h2>[\s\S]*<table>[\s\S]*mployment/);
    expect(page).toContain('they do not show its effect');
  });

  test('says who tried it too and what came of it', async () => {
    const number = await publish({ title: 'Mentors, our way', region: 'ITF4', details: { status: 'ended' } });
    await sql`update experience set adopted_from = ${skane}, details = details || ${sql.json({ results: [{ text: 'Found work: 12', value: 12, unit: '', date: '' }] })} where number = ${number}`;
    expect(await text(`/experiences/${skane}`)).toMatch(
      /tried it too, and what came of it<\/h2>[\s\S]*Mentors, our way[\s\S]*Apulia · Ended[\s\S]*Found work: 12[\s\S]*Lesson: Begin early/,
    );
  });

  test('unfurls with a drawn picture of 1.91 to 1, and has data for search engines', async () => {
    const page = await text(`/experiences/${skane}`);
    expect(page).toContain('<meta property="og:title" content="Mentors for nurses" />');
    expect(page).toContain(`<meta property="og:url" content="https://causeway.example/experiences/${skane}" />`);
    const [, address = ''] = /property="og:image" content="https:\/\/causeway\.example([^"]+)"/.exec(page) ?? [];
    const response = await pages.request(address);
    expect(response.headers.get('content-type')).toBe('image/png');
    const { width = 0, height = 0 } = await sharp(await response.arrayBuffer()).metadata();
    expect([width, Math.round((width / height) * 100) / 100]).toEqual([1320, 1.91]);
    const etag = response.headers.get('etag') ?? '';
    expect((await pages.request(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const [, data = ''] = /<script type="application\/ld\+json">(.+?)<\/script>/.exec(page) ?? [];
    expect(JSON.parse(data)).toMatchObject({
      '@type': 'Article',
      headline: 'Mentors for nurses',
      author: { name: 'Skåne' },
      license: 'https://creativecommons.org/licenses/by/4.0/',
    });
  });

  test('nothing a member types ends the data for search engines', async () => {
    const number = await publish({ title: 'A </script><script>alert(1)</script>' });
    expect(await text(`/experiences/${number}`)).not.toContain('<script>alert');
    await sql`delete from experience where number = ${number}`;
  });
});

describe('feeds and files', () => {
  test.each(['atom', 'rss', 'json'])('a feed as %s holds the list with whole addresses', async (format) => {
    const response = await pages.request(`/experiences/feed.${format}?area=health&country=SE`);
    const body = await response.text();
    const { format: read } = parseFeed(body);
    expect(read).toBe(format);
    expect(body).toContain('Mentors for nurses');
    expect(body).toContain(`https://causeway.example/experiences/${skane}`);
    expect(body).not.toContain('Mentors in hospitals');
    expect(body).not.toContain('ana@example.org');
    expect(await text('/experiences?area=health&country=SE')).toContain(
      `href="/experiences/feed.${format}?area=health&amp;country=SE"`,
    );
  });

  test.each(['%00', '%1b%5b31m', 'a%08b', '%EF%BF%BE'])('a feed of %s is well-formed', async (words) => {
    for (const format of ['atom', 'rss'])
      expect(await text(`/experiences/feed.${format}?q=${words}`)).not.toMatch(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/u);
  });

  test('a feed with nothing in it is of today, and the same an hour later', async () => {
    for (const format of ['atom', 'rss']) {
      const empty = await text(`/experiences/feed.${format}?q=nobodysaidthis`);
      expect(empty).not.toContain('1970');
      expect(empty).not.toContain('<entry>');
      if (format === 'atom') expect(empty).toMatch(/<updated>\d{4}-\d\d-\d\dT00:00:00\.000Z<\/updated>/);
    }
  });

  test('a feed has what was published last first', async () => {
    const late = await publish({ title: 'Late' });
    await sql`update experience_facet set published_at = now() + interval '1 hour' where number = ${azores}`;
    const body = await text('/experiences/feed.json');
    const { items } = JSON.parse(body) as { items: { url: string }[] };
    expect(items.map(({ url }) => Number(url.split('/').at(-1))).slice(0, 2)).toEqual([azores, late]);
    await sql`delete from experience where number = ${late}`;
  });

  test('a file holds the list, and no formula', async () => {
    const csv = await text('/experiences/list.csv?region=PT20');
    expect(csv).toContain('number,title,region');
    expect(csv).toContain(`"'=HYPERLINK(""http://bad.example"")"`);
    const { experiences } = JSON.parse(await text('/experiences/list.json?status=stopped'));
    expect(experiences).toMatchObject([{ number: skane, personsReached: 240, funding: ['AMIF'], country: 'SE' }]);
    expect(JSON.stringify(experiences)).not.toContain('ana@example.org');
    const bytes = await (await pages.request('/experiences/list.xlsx')).arrayBuffer();
    const sheet = readWorkbook(new Uint8Array(bytes)).Sheets.Experiences ?? {};
    const cells = Object.entries(sheet).filter(([address]) => !address.startsWith('!'));
    expect(cells.map(([, cell]) => cell.v)).toContain('=HYPERLINK("http://bad.example")');
    expect(cells.filter(([, cell]) => cell.f)).toEqual([]);
  });

  test('the fields of the European Website on Integration', async () => {
    const [head = '', row = ''] = (await text('/experiences/list.ewsi.csv?status=stopped')).split('\r\n');
    expect(head).toContain(
      'Issue/challenge and goals/assumptions,How does it work?,Results,Evaluation,Who will benefit?',
    );
    expect(row).toContain('Mentors for nurses,2019-03,,No,Sweden,Skåne,Begin early.,Few contacts.,Mentors met nurses.');
    expect(row).toContain('Found work: 62 % (2024)');
  });

  test('the whole set is open data where a licence was chosen, and only there', async () => {
    const page = await text('/data');
    expect(page).toContain('CC-BY-4.0');
    const { licence, experiences } = JSON.parse(await text('/data/experiences.json'));
    expect(licence.name).toBe('CC-BY-4.0');
    expect(experiences.map(({ number }: { number: number }) => number)).toContain(skane);
    const csv = await text('/data/experiences.csv');
    expect(csv.split('\r\n').filter(Boolean)).toHaveLength(experiences.length + 1);
    const closed = createPages(options);
    for (const path of ['/data', '/data/experiences.json', '/data/experiences.csv'])
      expect((await closed.request(path)).status).toBe(404);
    expect(await (await closed.request('/experiences')).text()).not.toContain('href="/data"');
  });

  test('the site map names what anybody may read; where search engines are not wanted there is none', async () => {
    expect(await text('/sitemap.xml')).toContain('<loc>https://causeway.example/sitemaps/experiences-1.xml</loc>');
    expect(await text('/sitemaps/experiences-1.xml')).toContain(
      `<loc>https://causeway.example/experiences/${skane}</loc>`,
    );
    expect(await text('/sitemaps/pages.xml')).toContain('<loc>https://causeway.example/regions/SE224</loc>');
    expect(await text('/robots.txt')).toContain('Sitemap: https://causeway.example/sitemap.xml');
    const hidden = createPages({ ...options, searchEngines: false });
    expect(await (await hidden.request('/robots.txt')).text()).toBe('User-agent: *\nDisallow: /\n');
    expect((await hidden.request('/sitemap.xml')).status).toBe(404);
    expect((await hidden.request('/experiences')).headers.get('x-robots-tag')).toBe('noindex, nofollow');
  });
});

describe('what goes', () => {
  const places = () => [
    '/experiences',
    '/experiences?q=zebra',
    '/experiences/map?language=eu',
    '/experiences/feed.atom',
    '/experiences/feed.rss',
    '/experiences/feed.json',
    '/experiences/list.csv',
    '/experiences/list.json',
    '/experiences/list.ewsi.csv',
    '/data/experiences.csv',
    '/data/experiences.json',
    '/sitemaps/experiences-1.xml',
    `/experiences/${skane}`,
  ];
  const holdsIn = async (number: number) => {
    const bodies = await Promise.all(places().map(async (path) => [path, await text(path)] as const));
    return bodies
      .filter(
        ([, body]) =>
          body.includes('Zebra crossing') || body.includes(`/experiences/${number}<`) || /region=IE0\d/.test(body),
      )
      .map(([path]) => path);
  };

  test.each(['withdrawn', 'archived', 'forgotten'])(
    '%s is gone from every page, feed, file and picture at once',
    async (how) => {
      const author = as(`author-${how}`);
      const logged = await author.submit(await author.say('/experience log'), {
        ...{ title: 'Zebra crossing', region: 'IE05', areas: ['health'], groups: ['women'] },
        ...{ challenge: 'Few contacts.', action: 'Mentors met nurses.', lesson: 'Begin early.' },
      });
      const number = logged.type === 'message' ? Number(/#(\d+)/.exec(logged.text)?.[1]) : 0;
      await as('admin').say(`/experience publish ${number}`);
      await sql`update experience set language = 'eu', adopted_from = ${skane} where number = ${number}`;
      // It is in all of them before, or the test would show nothing.
      expect(await holdsIn(number)).toEqual(places());
      expect((await pages.request(`/experiences/${number}/picture.png`)).status).toBe(200);

      if (how === 'withdrawn') await author.confirm(`/experience withdraw ${number}`);
      else if (how === 'archived') await as('admin').confirm(`/experience archive ${number}`);
      else await author.confirm('/me forget delete');
      expect(await holdsIn(number)).toEqual([]);
      expect((await pages.request(`/experiences/${number}`)).status).toBe(404);
      expect((await pages.request(`/experiences/${number}/picture.png`)).status).toBe(404);
      expect(JSON.stringify(await say(`/experience alike ${skane}`))).not.toContain('Zebra crossing');
      expect(JSON.stringify(await say('/experience search zebra'))).not.toContain('Zebra crossing');
    },
  );
});
