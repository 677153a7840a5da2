import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPages } from '#src/web/pages.ts';
import { createBrowser, noBrowser, type Watched } from '#test/support/browser.ts';
import { chatOn, wordsOf } from '#test/support/chat-page.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { servePlayground } from '#test/support/serve.ts';

type Serving = Awaited<ReturnType<typeof servePlayground>>;

describe.skipIf(noBrowser)('the playground on the real house', async () => {
  const browser = createBrowser();
  const { bot, adapterContext, context, as } = await createDialogue();
  let server: Serving;
  let watched: Watched;
  let chat: ReturnType<typeof chatOn>;

  beforeAll(async () => {
    server = await servePlayground(adapterContext, {
      pages: createPages({ ...context, read: bot.read, hasPlayground: true }),
    });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    watched = await browser.open(`${server.url}/playground`);
    chat = chatOn(watched.page);
  });
  afterEach(async () => {
    await watched.page.context().close();
    expect(watched.complaints).toEqual([]);
    expect(watched.strangers).toEqual([]);
  });

  test.each([
    ['/experience search language courses', /language courses/i],
    ['/indicator list', /Labour market/],
    ['/indicator list education', /education/i],
    ['/indicator show unemployment Skåne', /South Sweden/],
    ['/indicator rank unemployment Sweden', /South Sweden|Skåne/],
    ['/compare skane Catalunya', /Skåne.*Catalonia/s],
    ['/compare Scania Cataluña Azoren education', /Azores/],
    ['/peers Skåne', /similarity|alike|like/i],
    ['/peers Skåne better-at unemployment abroad', /unemployment/i],
    ['/digest preview Skåne', /Skåne/],
    ['/region show Açores', /Azores/],
    ['compare Skåne with Catalonia', /Skåne and Catalonia/],
    ['/me', /region/i],
    ['/help', /\/compare/],
    ['/help compare', /\/compare/],
    ['/status', /figures/i],
  ])('%s', async (line, words) => {
    const answer = await chat.say(line);
    expect(await wordsOf(answer)).toMatch(words);
    expect(await answer.getAttribute('class')).toBe('answer');
    expect(await chat.line.inputValue()).toBe('');
  });

  test('a picture is really there, as large as it says, and can be opened', async () => {
    const answer = await chat.say('/compare Skåne Catalonia');
    const image = answer.locator('img').first();
    await image.scrollIntoViewIfNeeded();
    await expect
      .poll(() => image.evaluate((element) => (element as { naturalWidth?: number }).naturalWidth))
      .toBeGreaterThan(0);
    expect(await image.evaluate((element) => (element as { alt?: string }).alt)).toMatch(/Skåne/);
    const opened = await watched.page.request.get(`${server.url}${await image.getAttribute('src')}`);
    expect(opened.headers()['content-type']).toBe('image/png');
    expect(opened.headers()['cache-control']).toContain('immutable');
  });

  test('a button says its line and is answered', async () => {
    const answer = await chat.say('/compare Skåne Catalonia');
    const button = answer.locator('.actions > button').first();
    const line = await button.getAttribute('data-line');
    const next = await chat.answered(() => button.click());
    expect(await watched.page.locator('.said').last().textContent()).toBe(line);
    expect((await wordsOf(next)).length).toBeGreaterThan(20);
  });

  test('a double click is one press', async () => {
    const answer = await chat.say('/compare Skåne Catalonia');
    const button = answer.locator('.actions > button').first();
    await chat.answered(() => button.dblclick());
    expect(await watched.page.locator('.said').count()).toBe(2);
  });

  test('a name that is not known is answered with names that are', async () => {
    const answer = await chat.say('/region show Skaane');
    expect(await wordsOf(answer)).toMatch(/Skåne/);
  });

  test('an experience: refused with everything kept, then logged, found and shown', async () => {
    await chat.say('/experience log');
    const title = `Job mentors <b>not bold</b> for newcomers`;
    await chat.fill({ title, challenge: 'Few contacts\n\nto employers', action: 'We matched them.' });
    await chat.submit();
    expect(await chat.dialog.locator('.field .problem').count()).toBeGreaterThan(0);
    expect(await chat.dialog.locator('[name=title]').inputValue()).toBe(title);
    expect(await chat.dialog.locator('[name=challenge]').inputValue()).toBe('Few contacts\n\nto employers');

    const region = chat.dialog.locator('[data-type=lookup]').first();
    await region.fill('');
    await region.pressSequentially('catal');
    const list = chat.dialog.locator('.field.lookup .options');
    await list.locator('[role=option]').first().waitFor();
    await region.press('ArrowDown');
    await region.press('Enter');
    expect(await region.inputValue()).toContain('Catalonia');

    await chat.dialog.locator('.field.multi-select').nth(0).locator('input').first().check();
    await chat.dialog.locator('.field.multi-select').nth(1).locator('input').first().check();
    await chat.fill({ lesson: 'Employers need a named contact.' });
    const card = await chat.submit();
    const words = await wordsOf(card);
    expect(words).toContain(title);
    expect(words).toContain('Catalonia');
    expect(await card.locator('b').count()).toBe(0);

    const found = await chat.say('/experience search mentors');
    expect(await wordsOf(found)).toContain('Job mentors');
    const number = /#?(\d+)/.exec(words)?.[1];
    expect((await watched.page.request.get(`${server.url}/experiences/${number}`)).status()).toBe(404);
    await as('admin').say(`/experience publish ${number}`);
    const page = await watched.page.request.get(`${server.url}/experiences/${number}`);
    expect(await page.text()).toContain('Job mentors &lt;b&gt;not bold&lt;/b&gt; for newcomers');
  });

  test('a form that is closed with Escape comes back as it was', async () => {
    await chat.say('/experience log');
    await chat.fill({ title: 'Half a title' });
    await chat.close();
    expect(await wordsOf(watched.page.locator('.aside'))).toContain('kept');
    await chat.say('/experience log');
    expect(await chat.dialog.locator('[name=title]').inputValue()).toBe('Half a title');
  });

  test('a form that is closed as it was opened leaves nothing behind', async () => {
    await chat.say('/experience log');
    await chat.close();
    const { page } = watched;
    expect(await page.locator('.exchange').count()).toBe(0);
    expect(await page.locator('.welcome').isVisible()).toBe(true);
  });

  test('what was wrong with a field is not said any more once it is changed', async () => {
    await chat.say('/experience log');
    await chat.submit();
    const areas = chat.dialog.locator('fieldset.wrong');
    expect(await areas.count()).toBe(1);
    await areas.locator('input').first().check();
    expect(await chat.dialog.locator('fieldset.wrong').count()).toBe(0);
    const title = chat.dialog.locator('.field:has([name=title])');
    expect(await title.locator('.problem').count()).toBe(1);
    await title.locator('input').fill('Language cafés');
    expect(await title.locator('.problem').count()).toBe(0);
    await chat.close();
  });

  test('suggestions of a form open where they are seen', async () => {
    await chat.say('/experience log');
    await watched.page.setViewportSize({ width: 390, height: 640 });
    const region = chat.dialog.locator('[name=region]');
    await region.scrollIntoViewIfNeeded();
    await region.pressSequentially('sk');
    const option = chat.dialog.locator('.options li').first();
    await option.waitFor();
    const [list, footer] = [await option.boundingBox(), await chat.dialog.locator('footer').boundingBox()];
    expect((list?.y ?? 0) + (list?.height ?? 999)).toBeLessThanOrEqual(footer?.y ?? 0);
    // The first closes the list, the second the form.
    await watched.page.keyboard.press('Escape');
    await chat.close();
  });

  test('a line is completed by keyboard alone', async () => {
    const { page } = watched;
    const options = page.locator('#composer-options [role=option]');
    await chat.line.pressSequentially('/comp');
    await options.first().waitFor();
    expect(await chat.line.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Tab');
    await expect.poll(() => chat.line.inputValue()).toBe('/compare ');
    await chat.line.pressSequentially('Scan');
    await page.keyboard.press('ArrowDown');
    await page.locator('#composer-options [aria-selected=true]').waitFor();
    const active = await chat.line.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await expect.poll(() => chat.line.inputValue()).toBe('/compare Skåne ');
    await chat.line.pressSequentially('Basque Cou');
    // Tab leaves the line where nothing is offered yet.
    await options.filter({ hasText: 'Basque Country' }).first().waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => chat.line.inputValue()).toBe('/compare Skåne "Basque Country" ');
    await page.keyboard.press('Escape');
    const answer = await chat.answered(() => page.keyboard.press('Enter'));
    expect(await wordsOf(answer)).toMatch(/Basque Country/);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => chat.line.inputValue()).toBe('/compare Skåne "Basque Country"');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => chat.line.inputValue()).toBe('');
  });

  test('what is hostile stays text', async () => {
    const hostile = `<img src=x onerror="document.title='bad'"> <!channel> @everyone **x** \u202eabc`;
    await chat.say(hostile);
    expect(await watched.page.locator('.said').last().textContent()).toContain('<img src=x');
    expect(await watched.page.locator('.conversation img[src=x]').count()).toBe(0);
    expect(await watched.page.title()).not.toBe('bad');
    const long = await chat.say(`/experience search ${'x'.repeat(100_000)}`);
    expect(await wordsOf(long)).toMatch(/1,000|characters/);
  });

  test('a line linked from a page of ours is said at once, one from elsewhere only offered', async () => {
    const { page } = watched;
    await page.goto(server.url);
    await page.evaluate(`location.href = '/playground?say=' + encodeURIComponent('/compare Skåne Catalonia')`);
    await page.locator('.answer').first().waitFor();
    expect(await page.locator('.said').textContent()).toBe('/compare Skåne Catalonia');
    expect(page.url()).toBe(`${server.url}/playground`);
    await page.goto('about:blank');
    await page.goto(`${server.url}/playground?say=${encodeURIComponent('/me forget')}`);
    expect(await chat.line.inputValue()).toBe('/me forget');
    // What was said before stands there again, and nothing more.
    expect(await page.locator('.said').allTextContents()).toEqual(['/compare Skåne Catalonia']);
  });

  test('a line of our own page that writes is filled in, and said when Send is pressed', async () => {
    const { page } = watched;
    await page.goto(`${server.url}/playground`);
    await page.evaluate(`location.href = '/playground?say=' + encodeURIComponent('/me forget')`);
    await page.getByText('This line came with a link').waitFor();
    expect(await chat.line.inputValue()).toBe('/me forget');
    expect(await page.locator('.said').count()).toBe(0);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.answer').first().waitFor();
    expect(await page.locator('.said').textContent()).toBe('/me forget');
  });

  test('nothing is wider than a small phone', async () => {
    const { page } = watched;
    await page.setViewportSize({ width: 360, height: 640 });
    for (const path of ['/', '/regions/SE224', '/nothing', '/playground']) {
      await page.goto(`${server.url}${path}`);
      if (path === '/playground') await chat.say('/compare Skåne Catalonia');
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect(width, path).toBeLessThanOrEqual(360);
      if (path === '/nothing') watched.complaints.splice(0);
    }
  });
});

describe.skipIf(noBrowser)('a server that goes away', async () => {
  const browser = createBrowser();
  const { adapterContext } = await createDialogue();

  test('is told of in words; the line stays, and can be sent again', async () => {
    const server = await servePlayground(adapterContext);
    const { page } = await browser.open(`${server.url}/playground`);
    const chat = chatOn(page);
    await page.route('**/playground/events', (route) => route.abort());
    const failure = await chat.say('/region show Skåne');
    expect(await wordsOf(failure)).toContain('cannot be reached');
    expect(await chat.line.inputValue()).toBe('/region show Skåne');
    await page.unroute('**/playground/events');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.answer:not(.failed)').waitFor();
    expect(await chat.line.inputValue()).toBe('');
    expect(await page.locator('.answer').count()).toBe(1);
    await page.context().close();
    await server.stop();
  });

  test('a lost answer is asked for again, and the effect is there once', async () => {
    const server = await servePlayground(adapterContext);
    const { page } = await browser.open(`${server.url}/playground`);
    const chat = chatOn(page);
    const ids: string[] = [];
    let isLost = true;
    await page.route('**/playground/events', async (route) => {
      const sent = route.request().postDataJSON();
      if (sent.type === 'typing') return route.continue();
      ids.push(sent.id);
      // The server does its work; only the answer is lost.
      const response = await route.fetch();
      if (isLost) await route.abort();
      else await route.fulfill({ response });
      isLost = false;
    });
    const answer = await chat.say('/region show Skåne');
    expect(await wordsOf(answer)).toContain('Skåne');
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    await page.context().close();
    await server.stop();
  });
});
