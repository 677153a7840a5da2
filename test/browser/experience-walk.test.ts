import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FormValues } from '#src/core/form.ts';
import { createPages } from '#src/web/pages.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { chatOn, wordsOf } from '#test/support/chat-page.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { type Ask, type Walker, walkExperience } from '#test/support/experience-walk.ts';
import { servePlayground } from '#test/support/serve.ts';

type Chat = ReturnType<typeof chatOn>;

// Three people in browsers of their own; the pages are asked as anybody asks them.
describe.skipIf(noBrowser)('the whole of an exchange', async () => {
  const browser = createBrowser();
  const { adapterContext, bot, context } = await createDialogue();
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
  let server: Awaited<ReturnType<typeof servePlayground>>;
  beforeAll(async () => {
    server = await servePlayground(adapterContext);
  });
  afterAll(() => server.stop());

  test('logged, completed, published, found in another language, asked about, tried too, shown everywhere', async () => {
    const complaints: unknown[][] = [];
    const chats = new Map<Walker, Chat>();
    for (const [who, role] of [
      ['author', 'member'],
      ['reviewer', 'reviewer'],
      ['other', 'partner'],
    ] as const) {
      const opened = await browser.open(`${server.url}/playground`, { viewport: { width: 1280, height: 900 } });
      complaints.push(opened.complaints);
      const roles = opened.page.locator('#role');
      if ((await roles.inputValue()) !== role)
        await Promise.all([opened.page.waitForEvent('load'), roles.selectOption(role)]);
      chats.set(who, chatOn(opened.page));
    }

    async function say(who: Walker, line: string, values?: FormValues): Promise<string> {
      const chat = chats.get(who) as Chat;
      const answer = await chat.say(line);
      if (values === undefined) return `${await wordsOf(answer)}\n${await answer.innerHTML()}`;
      const left = { ...values };
      for (let part = 0; part < 8; part += 1) {
        const shown = Object.fromEntries(
          await Promise.all(
            Object.entries(left).map(async ([name, value]) => {
              const field = chat.dialog.locator(`[name="${name}"]`).first();
              return [name, (await field.isVisible()) ? value : undefined] as const;
            }),
          ),
        );
        const own = Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined)) as FormValues;
        await chat.fill(own);
        for (const name of Object.keys(own)) delete left[name];
        const next = chat.dialog.locator('[data-next]');
        if ((await next.count()) === 0 || !(await next.isVisible())) break;
        await next.click();
      }
      expect(left, line).toEqual({});
      return wordsOf(await chat.submit());
    }
    const ask: Ask = async (path, body) => (await pages.request(path, body ? { method: 'POST', body } : {})).text();
    await walkExperience(say, ask, (said) => /http:\/\/localhost:\d+(\/records\/[\w-]{22})/.exec(said)?.[1] ?? '');
    expect(complaints.flat()).toEqual([]);
  }, 300_000);
});
