import { readFile } from 'node:fs/promises';
import type { Locator, Page, Request } from 'playwright-core';
import { describe } from 'vitest';
import { placeOf } from '#adapters/playground/decode/event.ts';
import type { FormValue } from '#src/core/form.ts';
import type { AdapterContext } from '#src/core/platform.ts';
import { type AdapterHarness, type Shown, testAdapter } from '#test/contracts/adapter.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { chatOn, wordsOf } from '#test/support/chat-page.ts';
import { servePlayground } from '#test/support/serve.ts';

describe.skipIf(noBrowser)('the playground in a browser', () => {
  const browser = createBrowser();
  testAdapter('playground', async (house) => createHarness(house, browser));
});

async function createHarness(
  house: AdapterContext,
  browser: ReturnType<typeof createBrowser>,
): Promise<AdapterHarness> {
  const { adapter, url, stop } = await servePlayground(house);
  const { page, complaints, strangers } = await browser.open(`${url}/playground`);
  const chat = chatOn(page);
  const [cookie] = await page.context().cookies();
  let lastSent: Request | undefined;
  page.on('request', (request) => {
    if (request.url().endsWith('/events') && !request.postData()?.includes('"typing"')) lastSent = request;
  });

  /** The same request once more, as after a lost answer; the answer is what is looked at. */
  async function repeat(shown: Shown, again: boolean | undefined): Promise<Shown> {
    if (!again || !lastSent) return shown;
    const response = await page.context().request.post(lastSent.url(), {
      headers: { 'content-type': 'application/json', origin: url },
      data: lastSent.postData() ?? '',
    });
    const answer = await response.text();
    return { ...shown, text: `${shown.text}\n${answer}` };
  }

  return {
    adapter,
    place: placeOf(cookie?.value ?? ''),
    say: async (line, options) => repeat(await look(page, await chat.say(line)), options?.again),
    speak: async (words) => look(page, await chat.say(words)),
    press: async (label) => look(page, await chat.press(label)),
    async submit(values, options) {
      await chat.fill(values);
      return repeat(await look(page, await chat.submit()), options?.again);
    },
    async close(values) {
      await chat.fill(values);
      await chat.close();
    },
    // Nobody can be mentioned here; that no text became anything else shows in the elements that hold it.
    countMentions: () => 0,
    async posted() {
      const posts = page.locator('.unasked .answer');
      await posts.first().waitFor();
      return Promise.all((await posts.all()).map((post) => look(page, post)));
    },
    async stop() {
      await page.context().close();
      await stop();
      if (complaints.length > 0) throw new Error(`The page complained: ${complaints.join('\n')}`);
      if (strangers.length > 0) throw new Error(`The page asked elsewhere: ${strangers.join('\n')}`);
    },
  };
}

async function look(page: Page, answer: Locator): Promise<Shown> {
  const dialog = page.locator('dialog.form[open]');
  const isForm = (await dialog.count()) > 0;
  const isAnswer = !isForm && (await answer.count()) > 0;
  return {
    text: isAnswer ? await wordsOf(answer) : '',
    buttons: isAnswer ? (await answer.locator('button').allTextContents()).map((label) => label.trim()) : [],
    pictures: isAnswer
      ? await Promise.all(
          (await answer.locator('img').all()).map(async (image) => ({ alt: (await image.getAttribute('alt')) ?? '' })),
        )
      : [],
    files: isAnswer
      ? await Promise.all((await answer.locator('a[download]').all()).map((link) => download(page, link)))
      : [],
    isPrivate: isAnswer && (await answer.locator('.label').count()) > 0,
    form: isForm ? await lookAtForm(dialog) : null,
  };
}

async function download(page: Page, link: Locator) {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: file.suggestedFilename(), content: await readFile(await file.path(), 'utf8') };
}

async function lookAtForm(dialog: Locator) {
  const fields = await Promise.all(
    (await dialog.locator('.field').all()).map(async (field) => {
      const controls = field.locator('[data-type]');
      const isList = (await controls.first().getAttribute('data-type')) === 'list';
      const chosen = await Promise.all(
        isList ? (await field.locator(':checked').all()).map((control) => control.getAttribute('value')) : [],
      );
      return {
        name: (await controls.first().getAttribute('name')) ?? '',
        value: (isList ? chosen : await controls.first().inputValue()) as FormValue,
        problem: (await field.locator('.problem').allTextContents()).join(' '),
      };
    }),
  );
  return {
    title: (await dialog.locator('h2').textContent()) ?? '',
    values: Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    problems: Object.fromEntries(fields.filter(({ problem }) => problem).map(({ name, problem }) => [name, problem])),
  };
}
