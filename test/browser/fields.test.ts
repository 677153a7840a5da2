import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { laterFields } from '#src/answers/experiences/form.ts';
import { createDefiner } from '#src/core/command.ts';
import type { FormValues } from '#src/core/form.ts';
import { inGroup } from '#src/core/form-fields.ts';
import { textsFor } from '#src/texts/index.ts';
import { createContractHouse, type Record } from '#test/contracts/house.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { chatOn, wordsOf } from '#test/support/chat-page.ts';
import { servePlayground } from '#test/support/serve.ts';

const sent: FormValues[] = [];
const optional = { required: false } as const;
const fields = createDefiner<Record>().defineCommand({
  name: 'fields',
  args: z.object({}),
  visibility: 'private',
  run: async () => ({
    title: 'Fields',
    submit: 'Send',
    values: { story: '\n  indented <b>' },
    fields: [
      { name: 'story', label: 'Story', type: 'long-text', maxLength: 40, ...optional },
      { name: 'day', label: 'Day', type: 'date', ...optional },
      { name: 'count', label: 'Count', type: 'number', min: 1, required: true },
      { name: 'agreed', label: 'Agreed', type: 'check', ...optional },
      { name: 'papers', label: 'Papers', type: 'file', maxFiles: 2, ...optional },
    ],
  }),
  submit: async (_, values) => {
    sent.push(values);
    return { text: 'Sent', blocks: [] };
  },
});

const later = createDefiner<Record>().defineCommand({
  name: 'later',
  args: z.object({}),
  visibility: 'private',
  run: async () => ({
    title: 'Later',
    submit: 'Save',
    values: {},
    fields: [
      ...laterFields(textsFor('en')),
      ...inGroup(textsFor('en').experience.groups.setUp, [
        { name: 'title', label: 'Title', type: 'text', maxLength: 100, maxWords: 2, ...optional },
        { name: 'zone', label: 'Zone', type: 'text', maxLength: 60, holds: 'time-zone', ...optional },
      ]),
    ],
  }),
  submit: async (_, values) => {
    sent.push(values);
    return { text: 'Sent', blocks: [] };
  },
});

describe.skipIf(noBrowser)('fields of the rarer kinds', () => {
  const browser = createBrowser();

  test('keep what they hold when the form is refused, files included, and send it once it is right', async () => {
    const { house } = createContractHouse({ commands: [fields] });
    const server = await servePlayground(house);
    const { page, complaints } = await browser.open(`${server.url}/playground`);
    const chat = chatOn(page);
    await chat.say('/fields');
    expect(await chat.dialog.locator('[name=story]').inputValue()).toBe('\n  indented <b>');
    await chat.fill({ story: 'x'.repeat(41), day: '2026-03-15', count: 'many', agreed: true });
    expect(await wordsOf(chat.dialog.locator('.counter'))).toBe('41 of 40 characters');
    await chat.dialog
      .locator('[name=papers]')
      .setInputFiles({ name: 'a "b".csv', mimeType: 'text/csv', buffer: Buffer.from('año,1\n') });
    await chat.submit();
    const problems = await wordsOf(chat.dialog.locator('.problem'));
    expect(problems).toContain('41 characters long; at most 40 fit');
    expect(problems).toContain('Please write a number');
    expect(await chat.dialog.locator('[name=day]').inputValue()).toBe('2026-03-15');
    expect(await chat.dialog.locator('[name=agreed]').isChecked()).toBe(true);
    expect(await wordsOf(chat.dialog.locator('.kept'))).toContain('a "b".csv');
    await chat.fill({ story: 'short', count: '12' });
    expect(await wordsOf(await chat.submit())).toContain('Sent');
    expect(sent).toEqual([
      {
        story: 'short',
        day: '2026-03-15',
        count: 12,
        agreed: true,
        papers: [{ name: 'a "b".csv', mediaType: 'text/csv', content: 'año,1\n' }],
      },
    ]);
    expect(complaints).toEqual([]);
    await page.context().close();
    await server.stop();
  });

  test('a long form is three short parts, asks for what is needed and counts', async () => {
    const { house } = createContractHouse({ commands: [later] });
    const server = await servePlayground(house);
    const { page, complaints } = await browser.open(`${server.url}/playground`, { timezoneId: 'Europe/Stockholm' });
    const chat = chatOn(page);
    await chat.say('/later');
    const part = (name: string) => chat.dialog.getByRole('button', { name });
    expect(await chat.dialog.locator('.steps button').allTextContents()).toEqual([
      'What came of it',
      'For others who try it',
      'How it was set up',
    ]);
    expect(await chat.dialog.locator('.group:visible').count()).toBe(1);
    await chat.fill({ results: 'Found work: 62 %', status: 'running' });
    expect(await wordsOf(chat.dialog.locator('.field:has([name=results]) .counter'))).toBe('16 of 3,000 characters');
    await part('Next part').click();
    const end = chat.dialog.locator('[name=end]');
    expect(await end.isVisible()).toBe(false);
    await part('What came of it').click();
    await chat.fill({ status: 'ended' });
    await part('For others').click();
    expect(await end.isVisible()).toBe(true);
    await chat.fill({ end: 'some day' });
    await part('How it was').click();
    await chat.fill({ title: 'one two three', zone: 'UTC' });
    expect(await wordsOf(chat.dialog.locator('.field:has([name=title]) .counter'))).toBe('3 of 2 words');
    await part('Use the time zone of this browser: Europe/Stockholm').click();
    await chat.submit();
    // The first part with something wrong is the one that is open.
    expect(await end.isVisible()).toBe(true);
    expect(await chat.dialog.locator('.problem').count()).toBe(2);
    await chat.fill({ end: 'März 2023' });
    await part('How it was').click();
    await chat.fill({ title: 'one two' });
    expect(await wordsOf(await chat.submit())).toContain('Sent');
    expect(sent.at(-1)).toMatchObject({ end: '2023-03', zone: 'Europe/Stockholm', title: 'one two', status: 'ended' });
    expect(complaints).toEqual([]);
    await page.context().close();
    await server.stop();
  });
});
