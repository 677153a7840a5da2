import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFileFolder } from '#src/server/file-folder.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { chatOn, wordsOf } from '#test/support/chat-page.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { servePlayground } from '#test/support/serve.ts';

describe.skipIf(noBrowser)('files chosen in the form', async () => {
  const browser = createBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'causeway-browser-files-'));
  const { adapterContext, database } = await createDialogue({ files: createFileFolder(folder, null) });
  let server: Awaited<ReturnType<typeof servePlayground>>;
  beforeAll(async () => {
    server = await servePlayground(adapterContext);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  test('a picture is kept, and one of a lying type is told of', async () => {
    const { page, complaints } = await browser.open(`${server.url}/playground`, {
      viewport: { width: 1280, height: 900 },
    });
    const chat = chatOn(page);
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
    await chat.say('/experience log');
    const left = new Map<string, string>([
      ['title', 'Whole houses'],
      ['region', 'Skåne'],
      ['challenge', 'Rents are high.'],
      ['action', 'We rented whole houses.'],
      ['lesson', 'Ask early.'],
    ]);
    const input = chat.dialog.locator('input[name="files"]');
    const next = chat.dialog.locator('[data-next]');
    const choose = async (names: string[]) => {
      for (let part = 0; part < 8; part += 1) {
        for (const [name, value] of left)
          if (await chat.dialog.locator(`[name="${name}"]`).first().isVisible()) {
            await chat.fill({ [name]: value });
            left.delete(name);
          }
        const areas = chat.dialog.locator('[name="areas"]').first();
        if (await areas.isVisible()) await areas.check();
        if (await input.isVisible())
          await input.setInputFiles(names.map((name) => ({ name, mimeType: 'image/png', buffer: png })));
        if ((await next.count()) === 0 || !(await next.isVisible())) break;
        await next.click();
      }
    };
    await choose(['good “one”.png', 'plan.pdf']);
    await chat.submit();
    expect(await wordsOf(chat.dialog)).toContain('plan.pdf: The file is not what its name says');
    expect(await wordsOf(await chat.submit())).toContain('logged as');
    expect(await database.sql`select name, media_type from attachment`).toEqual([
      { name: 'good “one”.png', mediaType: 'image/png' },
    ]);
    expect(complaints).toEqual([]);
  });
});
