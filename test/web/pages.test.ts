import { beforeAll, describe, expect, test } from 'vitest';
import { plainText } from '#src/core/markdown.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { linkOfLine } from '#src/web/links.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { bot, as, say, submit, press, context } = await createDialogue();
const pages = createPages({ ...context, read: bot.read, hasPlayground: true });
const text = async (path: string) => (await pages.request(path)).text();
/** What a page says, without its marks and without the signs that keep a figure in one line. */
const plain = (page: string) =>
  page
    .replaceAll('\u2060', '')
    .replaceAll('\u00a0', ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** What a message says, piece by piece; its buttons left out. */
function listSaid(outcome: Outcome): string[] {
  if (outcome.type !== 'message') throw new Error(JSON.stringify(outcome));
  return outcome.blocks.flatMap((block) =>
    block.type === 'table'
      ? [...block.columns.map(({ label }) => label), ...block.rows.flat()]
      : block.type === 'facts'
        ? block.items.flatMap(({ label, value }) => [label, value])
        : block.type === 'heading'
          ? [block.text]
          : block.type === 'text' || block.type === 'note'
            ? plainText(block.markdown).split('\n')
            : [],
  );
}

describe('the first page', () => {
  test('says what Causeway is and leads to every member region', async () => {
    const page = await text('/');
    expect(page).toContain('<html lang="en">');
    for (const { code, isMember } of context.catalogue.regions.values())
      if (isMember) expect(page).toContain(`href="/regions/${code}"`);
    expect(page).toMatch(/<svg[^>]*role="group"[\s\S]*<a href="\/regions\/SE224" aria-label="Skåne">[\s\S]*<\/svg>/);
    expect(page).toContain('<form class="search" action="/regions"');
    // A live answer, and buttons in words.
    expect(page).toMatch(/<section class="example"[\s\S]*<img class="picture"/);
    expect(page).toContain('<a href="/compare/SE224,ES51">Compare two regions</a>');
  });

  test.each(['/', '/regions/SE224', '/compare/SE224,ES51', '/peers/SE224', '/indicators/unemployment'])(
    '%s weighs at most 60 KB without its pictures',
    async (path) => {
      const page = await (await pages.request(path)).text();
      expect(Buffer.byteLength(page)).toBeLessThanOrEqual(60_000);
    },
  );

  test('offers no playground where there is none', async () => {
    const page = await (await createPages({ ...context, read: bot.read, hasPlayground: false }).request('/')).text();
    expect(page).not.toContain('href="/playground');
    expect(page).toContain('href="/compare/ES51,ES62"');
    // Nor the digest by mail where there is no mail.
    expect(page).not.toContain('/digests/sign-up');
  });

  test('keeps to its own files and lets nobody frame it', async () => {
    const response = await pages.request('/');
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.replace(/xmlns="[^"]*"/g, '')).not.toMatch(/(?:src|href)="https?:/);
    expect(page).not.toMatch(/<script|\sstyle=|\son[a-z]+=/);
    for (const [, path = ''] of page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g))
      expect((await pages.request(path)).status, path).toBe(200);
  });
});

describe('a page that answers a line', () => {
  const get = async (path: string) => {
    const response = await pages.request(path);
    return { status: response.status, page: await response.text() };
  };

  test.each([
    ['/compare/SE224,ES51', '/compare SE224 ES51'],
    ['/compare/SE224,ES51?area=labour-market', '/compare SE224 ES51 area=labour-market'],
    ['/peers/SE224?abroad', '/peers SE224 abroad'],
    ['/scores/ES51', '/score ES51'],
    ['/indicators/unemployment-foreign-born?country=ES', '/indicator rank unemployment-foreign-born country=ES'],
    ['/figures/unemployment?region=ES62', '/indicator show unemployment region=ES62'],
    ['/indicators', '/indicator list'],
    ['/indicators?area=education', '/indicator list area=education'],
  ])('%s says what chat says to %s', async (path, line) => {
    const { status, page } = await get(path);
    expect(status).toBe(200);
    const said = plain(page).replace(/\s+/g, ' ');
    for (const part of listSaid(await say(line))) expect(said).toContain(part.replace(/\s+/g, ' ').trim());
    expect(linkOfLine(line, false)).toBe(path.includes('?') ? path.replace('?abroad', '?abroad=') : path);
  });

  test('names are taken as they are typed, and a wrong one is answered with its sentence and pages to go to', async () => {
    expect((await get(`/compare/${encodeURIComponent('Skåne')},catalunya`)).status).toBe(200);
    const wrong = await get('/compare/SE224,atlantis');
    expect(wrong.status).toBe(404);
    expect(plain(wrong.page)).toContain('atlantis');
    expect((await get('/figures/unemployment')).page).toContain('href="/figures/unemployment?');
  });

  test('says nothing that belongs to members, and nothing that writes', async () => {
    expect(await bot.read('/experience list', { language: 'en', timeZone: 'UTC' })).toBeNull();
    expect(await bot.read('/me show', { language: 'en', timeZone: 'UTC' })).toBeNull();
    expect(await bot.read('/experience log', { language: 'en', timeZone: 'UTC' })).toBeNull();
    expect(await bot.read('nonsense', { language: 'en', timeZone: 'UTC' })).toBeNull();
  });

  test('leads on to pages, with neither script nor playground', async () => {
    const alone = createPages({ ...context, read: bot.read, hasPlayground: false });
    const page = await (await alone.request('/compare/SE224,ES51')).text();
    expect(page).toContain('href="/peers/SE224"');
    expect(page).toContain('href="/compare/SE224,ES51?area=labour-market"');
    expect(page).not.toContain('<script');
  });
});

test('a page that is not there offers a search and the lists; methods are told without the names of files', async () => {
  const missing = await text('/nothing/here');
  expect(missing).toContain('action="/regions"');
  expect(missing).toContain('href="/experiences"');
  expect(await text('/methods')).not.toMatch(/Code: |src\/domain/);
});

describe('lists', () => {
  test('a region is found by a name in any language, else those alike are listed', async () => {
    const found = await pages.request(`/regions?q=${encodeURIComponent('Catalunya')}`);
    expect([found.status, found.headers.get('location')]).toEqual([302, '/regions/ES51']);
    expect(await text('/regions?q=murc')).toContain('href="/regions/ES62"');
    expect(plain(await text(`/regions?q=${encodeURIComponent('<b>zzzz')}`))).toContain(
      'No region has a name like “<b>zzzz”',
    );
    const all = await text('/regions');
    for (const { code } of context.catalogue.regions.values()) expect(all).toContain(`href="/regions/${code}"`);
  });

  test('questions and experiences have pages that lead to each of them', async () => {
    const outcome = await say('/question ask');
    await submit(outcome, { title: 'Who has mentors for nurses?', areas: ['health'] });
    expect(await text('/questions')).toMatch(/<a href="\/questions\/\d+"><bdi>#\d+ Who has mentors for nurses\?/);
    // By the beginnings of words, accents aside, and by policy area.
    expect(await text('/questions?q=MENTÓR')).toContain('Who has mentors for nurses?');
    expect(await text('/questions?q=mentor')).toContain('One question: “mentor”.');
    expect(await text('/questions?q=landlords')).toContain('No question matches “landlords”.');
    expect(await text('/questions?q=mentors&area=health')).toContain('role="search"');
    expect(plain(await text('/questions?area=housing'))).toContain('housing'.replace('h', 'H'));
    expect((await pages.request('/experiences')).status).toBe(200);
  });
});

describe('a region', () => {
  test('shows its figures with year and rank, and for which area they are', async () => {
    const page = await text('/regions/SE224');
    expect(page).toMatch(/<h1[^>]*>Skåne<\/h1>/);
    expect(page).toContain('Figures exist only for South Sweden (SE22)');
    expect(page).toMatch(/Unemployment[^<]*2022<\/th>[\s\S]*?9\.4%[\s\S]*?196\sof\s244/);
  });

  test.each(['SE224', 'ES51', 'ITF4', 'PT20', 'SE', 'DE2'])('says what chat says of it: %s', async (code) => {
    const outcome = await say(`/region show ${code}`);
    const page = plain(await text(`/regions/${code}`));
    const said = listSaid(outcome);
    expect(said.length).toBeGreaterThan(20);
    // Chat tells members of what waits for review too.
    for (const each of said)
      expect(page).toContain(
        each
          .replace(/^[•-] /, '')
          .replace('is logged yet', 'is published yet')
          .trim(),
      );
  });

  test('leads to the pages of what it names, and to the playground for the rest', async () => {
    const page = await text('/regions/SE224');
    expect(page).toContain('href="/peers/SE224"');
    expect(page).toMatch(/<summary>A figure…<\/summary>/);
  });

  test('is found by its code in small letters', async () => {
    expect((await pages.request('/regions/es51')).status).toBe(200);
  });

  test.each([
    ['FR51', 'FRG0'],
    ['fr82', 'FRL0'],
    ['EL14', 'EL61'],
    ['GR30', 'EL30'],
    ['gbk3', 'UKK3'],
    ['ITD3', 'ITH3'],
    ['FR91', 'FRY1'],
  ])('of earlier years, %s, leads on to what it is now', async (code, now) => {
    const response = await pages.request(`/regions/${code}`);
    expect([response.status, response.headers.get('location')]).toEqual([301, `/regions/${now}`]);
    expect((await pages.request(`/regions/${now}`)).status).toBe(200);
  });

  test.each([
    ['PT17', ['PT1A', 'PT1B']],
    ['PT16', ['PT19', 'PT1D']],
    ['SE04', ['SE224']],
  ])('whose territory was parted since, %s, leads to each that has some of it', async (code, now) => {
    const response = await pages.request(`/regions/${code}`);
    expect(response.status).toBe(300);
    const page = await response.text();
    expect(page).toContain(`${code} is a code of earlier years.`);
    for (const each of now) expect(page).toContain(`href="/regions/${each}"`);
  });

  test.each(['XX99', 'FR0', 'ZZ', 'ES999', 'FR51x'])('%s, which never was one, is missed', async (code) => {
    expect((await pages.request(`/regions/${code}`)).status).toBe(404);
  });

  test('that does not exist is missed in words, with its name as text', async () => {
    const response = await pages.request('/regions/%3Cb%3E');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no region with the code “&lt;b&gt;”.');
  });
});

describe('an experience', () => {
  let number = '';
  const title = 'Mentors <script>alert(1)</script> at work';

  beforeAll(async () => {
    const outcome = await submit(await say('/experience log'), {
      title,
      region: 'Catalonia',
      areas: ['labour-market'],
      groups: ['women'],
      challenge: 'Few contacts',
      action: 'Mentors',
      lesson: 'Begin early',
    });
    if (outcome.type !== 'message') throw new Error(JSON.stringify(outcome));
    number = /\d+/.exec(outcome.text)?.[0] ?? '';
  });

  test('has no page, is in no list and in no count before it was reviewed', async () => {
    const asked = await submit(await say('/question ask'), { title: 'Who has mentors?', areas: ['labour-market'] });
    const question = asked.type === 'message' ? /\d+/.exec(asked.text)?.[0] : '';
    const jordi = as('jordi');
    await jordi.submit(await jordi.say(`/question answer ${question}`), { content: 'We have.', experience: number });
    const all = async () =>
      [
        await text('/'),
        await text('/regions/ES51'),
        await text('/regions/ES'),
        await text(`/questions/${question}`),
        await text('/experiences'),
        await text('/experiences?q=mentors'),
      ].join();
    expect((await pages.request(`/experiences/${number}`)).status).toBe(404);
    expect(await text(`/questions/${question}`)).toContain('We have.');
    expect(await all()).not.toContain('Mentors &lt;script&gt;');
    expect(await all()).not.toContain(`/experiences/${number}`);
    expect(await text('/')).not.toMatch(/Catalonia<\/bdi[\s\S]{0,80}1 experience</);
    await as('admin').say(`/experience publish ${number}`);
    expect((await pages.request(`/experiences/${number}`)).status).toBe(200);
    expect(await text(`/questions/${question}`)).toContain(`/experiences/${number}`);
  });

  test('is found by words, in its policy area and no other', async () => {
    const link = `href="/experiences/${number}"`;
    const found = await text('/experiences?q=begin+early');
    expect(found).toContain(link);
    expect(found).toContain('value="begin early"');
    expect(found).toMatch(/1 experience for “begin early”/);
    expect(await text('/experiences?q=mentors&area=labour-market')).toContain(link);
    const elsewhere = await text('/experiences?q=mentors&area=housing');
    expect(elsewhere).not.toContain(link);
    expect(elsewhere).toContain('<input type="hidden" name="area" value="housing"');
    expect(plain(elsewhere)).toContain('Policy area: Housing');
    expect(await text('/experiences?q=%3Cscript%3E')).not.toContain('<script');
    expect(linkOfLine('/experience search "begin early" area=health page=2', false)).toBe(
      '/experiences?q=begin+early&area=health&page=2',
    );
    expect(linkOfLine('/experience list status=ended', false)).toBe('/experiences?status=ended');
    expect(linkOfLine('/experience list except=SE', false)).toBeNull();
  });

  test('is shown whole, its text as text', async () => {
    const page = await text(`/experiences/${number}`);
    expect(page).toContain('Mentors &lt;script&gt;alert(1)&lt;/script&gt; at work');
    expect(page).toContain('Begin early');
    expect(page).toContain('href="/regions/ES51"');
    expect(await text('/regions/ES51')).toContain(`href="/experiences/${number}"`);
    expect(await text('/')).toMatch(/Catalonia<\/bdi[\s\S]*?1 experience</);
  });

  test('says what chat says of it, but no name of a person and not whom to ask', async () => {
    const completed = await submit(await say(`/experience complete ${number}`), {
      ...{ status: 'running', stage: 'output', regionRole: 'leader', start: '2024-03', evaluation: 'ongoing' },
      ...{ results: 'Found work: 62 % (2024)\nHappier', personsReached: '1240', costEuro: '1200.5' },
      ...{ difficulties: 'Time & <money>', lessons: 'Do: ask.\n\n- and listen', tips: 'Begin *small*.' },
      ...{ funding: ['AMIF'], partners: 'A hospital', contact: 'ana@example.org', aspects: ['inclusion'] },
      ...{ links: 'https://example.org/a_b\nhttp://127.0.0.1:3000/playground' },
    });
    await submit(await say(`/experience edit ${number}`), { language: 'sv' });
    expect(completed.type).toBe('message');
    const jordi = as('jordi');
    const done = await jordi.submit(await jordi.say(`/experience adopt ${number}`), {
      ...{ title: 'Here too', region: 'Skåne', areas: ['health'], groups: [] },
      ...{ challenge: 'c', action: 'a', lesson: 'l' },
    });
    const adopter = done.type === 'message' ? /\d+/.exec(done.text)?.[0] : '';
    await as('admin').say(`/experience publish ${adopter}`);
    for (const [experience, least] of [
      [number, 45],
      [adopter, 12],
    ] as const) {
      const outcome = await as('sven').say(`/experience show ${experience}`);
      const html = await text(`/experiences/${experience}`);
      const page = plain(html);
      const said = listSaid(outcome).filter((each) => !['Contact', 'ana@example.org'].includes(each));
      expect(said.length).toBeGreaterThan(least);
      for (const each of said)
        expect(page).toContain(
          each
            .replace(/^[•-] /, '')
            .replace(/^by \w+, /, '')
            .replace(' by admin', '')
            // A link is one: its address is not written out beside it.
            .replace(/ \(https?:.*\)$/, '')
            .trim(),
        );
      expect(html).not.toMatch(/maria|jordi|admin|ana@/);
    }
    const html = await text(`/experiences/${number}`);
    expect(html).toContain(`href="/experiences/${adopter}"`);
    expect(html).toContain('<p dir="auto"><strong>One lesson</strong></p>\n<div lang="sv"><p dir="auto">Begin early');
    expect(html).toContain('href="https://example.org/a_b"');
    expect(html).not.toMatch(/href="http:\/\/127/);
    expect(html).toContain('Reviewed, 23 November 2026');
  });

  test('that was withdrawn is there no more', async () => {
    await press(await say(`/experience withdraw ${number}`), 'Withdraw');
    expect((await pages.request(`/experiences/${number}`)).status).toBe(404);
  });

  test('needs a number', async () => {
    for (const path of ['/experiences/0', '/experiences/1e3', '/experiences/99999999999', '/experiences/x'])
      expect((await pages.request(path)).status, path).toBe(404);
  });
});

describe('a question', () => {
  let number = '';

  beforeAll(async () => {
    const asked = await submit(await say('/question ask'), {
      ...{
        title: 'Who pays <b>mentors</b>?',
        detail: 'Ours stop.',
        areas: ['health'],
        groups: [],
        region: 'Catalonia',
      },
    });
    if (asked.type !== 'message') throw new Error(JSON.stringify(asked));
    number = /\d+/.exec(asked.text)?.[0] ?? '';
  });

  test('is shown with its answers, their text as text, and without names', async () => {
    expect(await text(`/questions/${number}`)).toContain('Nobody has answered yet.');
    const jordi = as('jordi');
    await jordi.submit(await jordi.say('/me edit'), { region: 'Puglia' });
    await jordi.submit(await jordi.say(`/question answer ${number}`), { content: 'We <i>do</i>' });
    const page = await text(`/questions/${number}`);
    expect(page).toContain('Who pays &lt;b&gt;mentors&lt;/b&gt;?');
    expect(page).toContain('We &lt;i&gt;do&lt;/i&gt;');
    expect(page).toMatch(/href="\/regions\/ITF4"><bdi>Apulia/);
    expect(page).not.toMatch(/jordi|maria/);
    expect(page).toContain(encodeURIComponent(`/question answer ${number}`));
  });

  test('says what chat says of it, without the names that members see', async () => {
    await submit(await say(`/question answer ${number}`), { content: 'I add *this*:\n- one\n- two' });
    const chat = await as('vera').say(`/question show ${number}`);
    const page = plain(await text(`/questions/${number}`));
    const said = listSaid(chat);
    expect(said.length).toBeGreaterThan(15);
    expect(said.join('\n')).toMatch(/by maria, [\s\S]*jordi \(Apulia\)[\s\S]*maria \(who asked\)/);
    for (const each of said)
      expect(page).toContain(
        each
          .replace('by maria, ', '')
          .replace(/(jordi|maria) \(([^)]+)\)/, '$2')
          .trim(),
      );
    expect(page).not.toMatch(/jordi|maria/);
  });

  test.each([
    ['about everybody and no region', { title: 'For all?', detail: '', groups: [], region: '' }, []],
    [
      'with signs of several languages',
      { title: '*_`<i>&amp;"\'', detail: '- a\n\n# b\n[c](https://d.example)' },
      ['<&>\n~e~'],
    ],
    ['from right to left', { title: 'من يدفع؟', detail: 'سؤال' }, ['نحن', 'أنا']],
    ['with a long answer', { title: 'Long?' }, [`${'word '.repeat(590)}end`]],
    ['with unseen signs', { title: 'a\u200bb\u202ec?' }, ['x\u2028y']],
  ])('says what chat says of one %s', async (_, more, answers) => {
    const asked = await submit(await say('/question ask'), { areas: ['housing', 'health'], ...more });
    if (asked.type !== 'message') throw new Error(JSON.stringify(asked));
    const which = /#(\d+)/.exec(asked.text)?.[1];
    const ways = async (): Promise<void> => {
      const page = plain(await text(`/questions/${which}`));
      const said = listSaid(await as('vera').say(`/question show ${which}`));
      expect(said.length).toBeGreaterThan(7);
      for (const each of said)
        expect(page).toContain(
          each
            .replace('by maria, ', '')
            .replace(/: jordi \(([^)]+)\)/, ': $1')
            .trim(),
        );
      expect(page).not.toMatch(/jordi|maria/);
    };
    await ways();
    const jordi = as('jordi');
    for (const content of answers) await jordi.submit(await jordi.say(`/question answer ${which}`), { content });
    await ways();
    await press(await say(`/question close ${which}`), 'Close it');
    await ways();
    expect(plain(await text(`/questions/${which}`))).toContain('Closed on 23 November 2026');
  });

  test('has its buttons as links, and says in what language something is written', async () => {
    const page = await text(`/questions/${number}`);
    const chat = await as('vera').say(`/question show ${number}`);
    const labels = chat.type === 'message' ? JSON.stringify(chat.blocks.find(({ type }) => type === 'actions')) : '';
    for (const [, label] of labels.matchAll(/"label":"([^"]+)"/g)) expect(page).toContain(`<bdi>${label}</bdi></a>`);
    expect(page).toMatch(/<div lang="en"><p dir="auto">Ours stop\.<\/p><\/div>/);
    const alone = createPages({ ...context, read: bot.read, hasPlayground: false });
    const still = await (await alone.request(`/questions/${number}`)).text();
    expect(still).not.toContain('href="/playground');
    expect(still).toContain(`/question answer ${number}`);
  });

  test('with more answers than a page holds leads to the next one', async () => {
    await context.sql`
      insert into question_answer (question, number, by_asker, language, content, answered_at)
      select ${number}::bigint, 100 + n, false, 'en', 'Many ' || n || '.', now() from generate_series(1, 120) n`;
    const first = await text(`/questions/${number}`);
    expect(first).toContain('Many 90.');
    expect(first).not.toContain('Many 120.');
    expect(first).toContain(`href="/questions/${number}?page=2"`);
    const second = await text(`/questions/${number}?page=2`);
    expect(second).toContain('Many 120.');
    expect(second).not.toContain('Many 90.');
    expect(second).not.toContain('?page=3');
    expect(await text(`/questions/${number}?page=77`)).toBe(second);
    for (const odd of ['0', '-1', 'x', '1e9', ''])
      expect(await text(`/questions/${number}?page=${odd}`), odd).toContain('Many 90.');
  });

  test('that was withdrawn is there no more', async () => {
    await press(await say(`/question withdraw ${number}`), 'Withdraw');
    const response = await pages.request(`/questions/${number}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain(`There is no question number ${number} to read here.`);
    expect((await pages.request('/questions/x')).status).toBe(404);
  });
});

describe('a picture', () => {
  test('is a PNG that need never be asked for again', async () => {
    const outcome = await say('/compare Skåne Catalonia');
    const picture = outcome.type === 'message' ? outcome.blocks.find(({ type }) => type === 'picture') : undefined;
    if (picture?.type !== 'picture') throw new Error('There is no picture in the answer.');
    const response = await pages.request(`/pictures/${picture.key}.png`);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect([...new Uint8Array(await response.arrayBuffer()).slice(1, 4)]).toEqual([80, 78, 71]);
    const again = await pages.request(`/pictures/${picture.key}.png`, {
      headers: { 'if-none-match': response.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  test('that never was is missed in words and not remembered', async () => {
    const response = await pages.request('/pictures/nothing.png');
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('no such picture');
  });
});

test('an address without a page is missed on a page', async () => {
  const response = await pages.request('/nowhere/at/all');
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('There is no page at this address.');
});
