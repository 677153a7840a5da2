import type { Locator, Page } from 'playwright-core';
import type { FormValues } from '#src/core/form.ts';

/** What a person does on the playground's page. */
export function chatOn(page: Page) {
  const line = page.locator('#line');
  const answers = page.locator('.answer');
  const dialog = page.locator('dialog.form');

  // What others caused, such as "your experience is published", may arrive at any moment and answers nothing.
  const replies = page.locator('.answer:not(.unasked)');

  /** Waits until what `act` does has been answered, by one more answer or by a form. */
  async function answered(act: () => Promise<void>): Promise<Locator> {
    const before = await replies.count();
    // As text, because what runs in the page knows other globals than the tests do.
    await page.evaluate(`document.querySelector('dialog.form')?.setAttribute('data-seen', '')`);
    await act();
    await page.locator('dialog.form:not([data-seen])').or(replies.nth(before)).first().waitFor();
    await page.locator('.waiting').waitFor({ state: 'detached' });
    return replies.last();
  }

  async function fill(values: FormValues): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
      const controls = dialog.locator(`[name="${name}"]`);
      const type = await controls.first().getAttribute('data-type');
      const isSelect = (await controls.first().and(page.locator('select')).count()) > 0;
      if (type === 'list')
        for (const control of await controls.all())
          await control.setChecked((value as string[]).includes((await control.getAttribute('value')) ?? ''));
      else if (type === 'check') await controls.setChecked(value === true);
      else if (isSelect) await controls.selectOption(String(value));
      else await controls.fill(String(value));
    }
  }

  return {
    line,
    dialog,
    answers,
    answered,
    fill,
    say: (text: string) =>
      answered(async () => {
        await line.fill(text);
        await line.press('Enter');
      }),
    press: (label: string) =>
      answered(async () => {
        const button = answers.last().getByRole('button', { name: label, exact: true });
        const menu = answers.last().locator('details.menu', { has: page.locator('button', { hasText: label }) });
        if ((await menu.count()) > 0) await menu.first().locator('summary').click();
        await button.first().click();
      }),
    submit: () => answered(() => dialog.locator('button[type=submit]').click()),
    async close() {
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    },
  };
}

/** What can be read there, as it is laid out. */
export async function wordsOf(shown: Locator): Promise<string> {
  return (await shown.allInnerTexts()).join('\n');
}
