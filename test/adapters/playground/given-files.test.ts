import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import type { FormValues } from '#src/core/form.ts';
import { createFileFolder } from '#src/server/file-folder.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { servePlayground } from '#test/support/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'causeway-playground-files-'));
const files = createFileFolder(folder, null);
const { adapterContext, database } = await createDialogue({ files });
const { sql } = database;
const { url, stop } = await servePlayground(adapterContext);
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
  .png()
  .toBuffer();
const cookie = ((await fetch(`${url}/playground`)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';

/** What the page sends for a file, as its own readValues makes it. */
const given = (name: string, mediaType: string, bytes: Uint8Array) => ({
  ...{ name, mediaType, content: Buffer.from(bytes).toString('base64'), encoding: 'base64' as const },
});

async function send(happening: object, as = cookie): Promise<{ status: number; text: string }> {
  const response = await fetch(`${url}/playground/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: as, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ id: crypto.randomUUID(), ...happening }),
  });
  return { status: response.status, text: await response.text() };
}

async function log(title: string, attached: unknown[], as = cookie) {
  const { text } = await send({ type: 'said', text: '/experience log' }, as);
  const form = /data-form="([^"]*)"/.exec(text)?.[1]?.replaceAll('&quot;', '"') ?? '/experience log';
  const values = {
    ...{ title, region: 'SE224', areas: ['housing'], groups: [] },
    ...{ challenge: 'Rents are high.', action: 'We rented whole houses.', lesson: 'Ask early.', files: attached },
  } as FormValues;
  return send({ type: 'submitted', form, values }, as);
}
const keptOf = (title: string) => sql<{ name: string; mediaType: string; hash: string }[]>`
  select a.name, a.media_type, a.hash from attachment a join experience e on e.number = a.experience
  where title = ${title} order by name`;

test('a picture given with an experience is kept byte for byte', async () => {
  const { text } = await log('Whole houses', [given('plan.png', 'image/png', png)]);
  expect(text).toContain('logged as');
  const [kept, ...others] = await keptOf('Whole houses');
  expect(others).toEqual([]);
  expect(kept).toMatchObject({ name: 'plan.png', mediaType: 'image/png' });
  expect(Buffer.from((await files.read(kept?.hash ?? '')) ?? []).equals(png)).toBe(true);
});

test('a file of a lying type and an empty one are told of, and what else was given is kept', async () => {
  const lying = given('plan.pdf', 'application/pdf', png);
  const { text } = await log('Lying', [lying, given('good.png', 'image/png', png)]);
  expect(text).toContain('plan.pdf: The file is not what its name says');
  // The page sends what the form keeps as it stands there.
  const kept = [...text.matchAll(/data-kept="files" value="([^"]*)"/g)].map(([, said = '']) =>
    JSON.parse(said.replaceAll('&quot;', '"')),
  );
  expect(kept).toMatchObject([{ name: 'good.png', content: '', held: expect.any(Number) }]);
  expect((await log('Lying', kept)).text).toContain('logged as');
  expect(await keptOf('Lying')).toMatchObject([{ name: 'good.png' }]);
  expect((await log('Empty', [given('empty.png', 'image/png', new Uint8Array())])).text).toContain('empty.png');
});

test('an odd name is shown as text and kept', async () => {
  await log('Odd', [given('../<b>“plan”.png', 'image/png', png)]);
  const [kept] = await keptOf('Odd');
  expect(kept?.name).toBe('<b>“plan”.png');
});

test('a file that is too large is refused with a sentence', async () => {
  const { status, text } = await log('Large', [given('large.png', 'image/png', new Uint8Array(3_500_000))]);
  expect(status).toBe(413);
  expect(text).toContain('4 MB');
  expect(await keptOf('Large')).toEqual([]);
});

test('the number of a file that somebody else gave takes nothing', async () => {
  const other = ((await fetch(`${url}/playground`)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const text = (await log('', [given('theirs.png', 'image/png', png)], other)).text;
  const [kept = ''] = [...text.matchAll(/data-kept="files" value="([^"]*)"/g)].map(([, said = '']) => said);
  const theirs = JSON.parse(kept.replaceAll('&quot;', '"'));
  expect(theirs).toMatchObject({ name: 'theirs.png', held: expect.any(Number) });
  await log('Foreign', [theirs]);
  expect(await keptOf('Foreign')).toEqual([]);
});
