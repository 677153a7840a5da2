import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPages } from '#src/web/pages.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { servePlayground } from '#test/support/serve.ts';

describe.skipIf(noBrowser)('the page of a record', () => {
  const browser = createBrowser();
  let server: Awaited<ReturnType<typeof servePlayground>>;
  let dialogue: Awaited<ReturnType<typeof createDialogue>>;
  beforeAll(async () => {
    dialogue = await createDialogue({ env: { PUBLIC_URL: 'https://causeway.example' } });
    const { adapterContext, context, bot, say, submit } = dialogue;
    server = await servePlayground(adapterContext, {
      pages: createPages({ ...context, read: bot.read, hasPlayground: true }),
    });
    await submit(await say('/experience log'), {
      ...{ title: 'Mentors for nurses', region: 'Skåne', areas: ['health'], groups: [] },
      ...{ challenge: 'Few contacts.', action: 'Mentors.', lesson: 'Begin early.' },
    });
  });
  afterAll(() => server.stop());
  const address = async () =>
    `${server.url}/records/${/\/records\/([\w-]{22})/.exec(JSON.stringify(await dialogue.say('/experience page 1')))?.[1]}`;

  test.each([true, false])(
    'with scripts %s: what is typed is kept, and put into the record',
    async (javaScriptEnabled) => {
      const { page, complaints, strangers } = await browser.open(await address(), {
        javaScriptEnabled,
        viewport: { width: 390, height: 844 },
      });
      const lesson = `Begin early, with scripts ${javaScriptEnabled}.`;
      await page.fill('[name=lesson]', lesson);
      if (javaScriptEnabled) await page.getByText(/^Kept at/).waitFor();
      else
        await Promise.all([
          page.waitForURL(/step=0/),
          page.getByRole('button', { name: 'Keep it', exact: true }).click(),
        ]);
      // Another device, at the same time.
      const other = await browser.open(await address(), { javaScriptEnabled });
      expect(await other.page.inputValue('[name=lesson]')).toBe(lesson);
      await other.page.getByRole('button', { name: '3. What came of it' }).click();
      await other.page.waitForURL(/step=2/);
      await other.page.fill('[name=personsReached]', '1.200');
      await other.page.keyboard.press('Enter');
      await other.page.waitForLoadState();
      expect(await other.page.inputValue('[name=personsReached]')).toBe('1.200');
      await page.getByRole('button', { name: 'Put it into the record' }).click();
      await page.getByText('Everything is in the record now.').waitFor();
      const [record] = await dialogue.database.sql`select lesson, details from experience`;
      expect(record).toMatchObject({ lesson, details: { personsReached: 1200 } });
      expect([...complaints, ...strangers, ...other.complaints, ...other.strangers]).toEqual([]);
    },
  );

  test('what the pause held back is sent when the window is closed', async () => {
    const { page } = await browser.open(await address());
    await page.fill('[name=challenge]', 'Typed and closed at once.');
    await page.goto('about:blank');
    const kept = async () => (await dialogue.database.sql`select field_values from experience_draft`)[0]?.fieldValues;
    await expect.poll(kept).toMatchObject({ challenge: 'Typed and closed at once.' });
  });
});
