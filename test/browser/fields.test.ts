import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createDefiner } from '#src/core/command.ts';
import type { FormValues } from '#src/core/form.ts';
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
});
