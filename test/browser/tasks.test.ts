import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { chatOn, wordsOf } from '#test/support/chat-page.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { servePlayground } from '#test/support/serve.ts';

type Serving = Awaited<ReturnType<typeof servePlayground>>;

// What docs/answers.md says a newcomer needs for each: a line that is said, a press, a form that is filled in.
describe.skipIf(noBrowser)('five tasks of somebody who has not seen it before', async () => {
  const browser = createBrowser();
  const { adapterContext } = await createDialogue();
  let server: Serving;
  beforeAll(async () => {
    server = await servePlayground(adapterContext);
  });
  afterAll(() => server.stop());

  test('compare in work and send it on, log, look for who is better, bring a director, review and publish', async () => {
    const { page } = await browser.open(`${server.url}/playground`, { viewport: { width: 390, height: 800 } });
    const chat = chatOn(page);

    // Compare and send on: three steps.
    const compared = await chat.say('Which region integrates migrants better in work, Murcia or Apulia?');
    expect(await wordsOf(compared)).toContain('Employment, foreign-born');
    await compared.locator('summary', { hasText: 'Details' }).click();
    await chat.press('Excel');
    expect(await chat.answers.last().locator('a.file').count()).toBe(1);

    // Log what was tried: three.
    await chat.say('I want to log what we tried');
    await chat.fill({
      title: 'Evening courses near the station',
      challenge: 'People work until six.',
      action: 'Courses from seven to nine.',
      lesson: 'Ask for shifts first.',
      region: 'ES62',
      areas: ['language'],
    });
    expect(await wordsOf(await chat.submit())).toContain('Thank you: logged as #1');

    // Who is like us and better at something without figures: two, and no dead end.
    expect(await wordsOf(await chat.say('who is like us and better at housing'))).toContain('I hold no figures');
    expect(await wordsOf(await chat.press('What was tried'))).not.toContain('did not understand');

    // A director who wants the digest: one, which says who has to ask.
    expect(await wordsOf(await chat.say('subscribe my director to the digest'))).toContain('the other person');

    // Become staff and publish: five on a phone, where what there is to press stands behind one more.
    await Promise.all([page.waitForEvent('load'), page.locator('#role').selectOption('staff')]);
    await page.locator('.commands summary').first().click();
    const queue = await chat.answered(() => page.locator('.verbs button', { hasText: 'To review' }).click());
    expect(await wordsOf(queue)).toContain('One experience waits');
    await chat.press('Review the first');
    expect(await wordsOf(await chat.press('Publish'))).toContain('is published');
    await page.context().close();
  });
});
