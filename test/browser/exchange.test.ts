import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPages } from '#src/web/pages.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { chatOn, wordsOf } from '#test/support/chat-page.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { servePlayground } from '#test/support/serve.ts';

type Serving = Awaited<ReturnType<typeof servePlayground>>;

// From what somebody logs to what it led to elsewhere, as people press and type it.
describe.skipIf(noBrowser)('an experience between regions', async () => {
  const browser = createBrowser();
  const { adapterContext, bot, context } = await createDialogue();
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false, dataLicence: null });
  let server: Serving;
  beforeAll(async () => {
    server = await servePlayground(adapterContext);
  });
  afterAll(() => server.stop());

  test('logged, judged by criteria in parts, published, found useful, tried and asked about', async () => {
    const { page, complaints } = await browser.open(`${server.url}/playground`, {
      viewport: { width: 390, height: 800 },
    });
    const chat = chatOn(page);
    const become = (role: string) => Promise.all([page.waitForEvent('load'), page.locator('#role').selectOption(role)]);

    await chat.say('/experience log');
    await chat.fill({
      title: 'Evening courses near the station',
      challenge: 'People work until six.',
      action: 'Courses from seven to nine.',
      lesson: 'Ask for shifts first.',
      region: 'ES62',
      areas: ['language'],
    });
    expect(await wordsOf(await chat.submit())).toContain('Thank you: logged as #1');

    await become('reviewer');
    await chat.say('/experience queue');
    await chat.press('Review the first');
    expect(await wordsOf(await chat.press('I review it'))).toContain('You review #1');
    await chat.press('Evaluate');
    const next = chat.dialog.locator('[data-next]');
    await chat.fill({ inclusion: 'yes', innovation: 'partly' });
    // What decides stands on the last part: until then the way on stands out, and no star is explained where there is none.
    const submit = chat.dialog.locator('[type=submit]');
    const isPrimary = async () => [await next.getAttribute('class'), await submit.getAttribute('class')];
    expect(await isPrimary()).toEqual(['primary', '']);
    expect(await chat.dialog.locator('.marks').isVisible()).toBe(false);
    await next.click();
    await chat.fill({ impact: 'no', dac: 'Nobody counted who stayed.' });
    await next.click();
    expect((await isPrimary())[1]).toBe('primary');
    expect(await chat.dialog.locator('.marks').isVisible()).toBe(true);
    await chat.fill({ 'plain-language': 'yes', decision: 'publish' });
    expect(await wordsOf(await chat.submit())).toContain('is published');

    await become('partner');
    const card = await wordsOf(await chat.say('/experience show 1'));
    expect(card).toContain(
      'Yes: Inclusion (Can everybody it is for take part, and have they a say?), Plain language (',
    );
    expect(await wordsOf(await chat.press('Useful to us'))).toContain('is useful to you');
    await chat.press('We want to try this');
    await chat.fill({ plan: 'wants', note: 'In two towns.', contact: 'me@example.org' });
    expect(await wordsOf(await chat.submit())).toContain('You are asked in 90 days how it goes');
    expect(await wordsOf(await chat.press('What it led to'))).toContain('wants to try it');

    await chat.say('/question ask');
    await chat.fill({ title: 'How do you reach people who work late?', areas: ['language'], region: '' });
    expect(await wordsOf(await chat.submit())).toContain('Asked as #1');
    const known = await wordsOf(await chat.press('What is known already'));
    expect(known).toContain('What is known already');
    expect(known).toContain('I know of nobody to ask');
    expect(known).not.toContain('Ask people who may know');
    expect(complaints).toEqual([]);
    await page.context().close();

    const shown = await (await pages.request('/experiences/1')).text();
    expect(shown).toContain('Nobody counted who stayed.');
    expect(shown).toContain('What it led to');
    expect(shown).not.toContain('me@example.org');
  });
});
