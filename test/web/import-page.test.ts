import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import type { Message } from '#src/core/message.ts';
import { createServer } from '#src/server/http.ts';
import { listen } from '#src/server/listen.ts';
import { SourceError } from '#src/sources/source.ts';
import { createTakeImport } from '#src/take-import.ts';
import { createPages } from '#src/web/pages.ts';
import { receiveFile, TooLargeError } from '#src/web/upload.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const origin = 'https://causeway.example';
const { as, say, bot, context, database, clock } = await createDialogue({ env: { PUBLIC_URL: origin } });
const { sql } = database;
const staff = as('admin');
const pages = createPages({
  ...context,
  read: bot.read,
  hasPlayground: false,
  imports: { takeImport: createTakeImport(context), isAboutFile: (error) => error instanceof SourceError },
});

const header = 'DATAFLOW,LAST UPDATE,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG';
const row = (geo: string, value: string) => `ESTAT:DEMO_R_D3DENS(1.0),01/11/26 11:00:00,PER_KM2,${geo},2025,${value},p`;
const table = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`;
const value = async (area: string) =>
  (
    await sql`select value, flags from observation where indicator = 'population-density' and area = ${area} and year = 2025`
  )[0];
// Files that are being received stand here.
const directory = mkdtempSync(join(tmpdir(), 'causeway-uploads-'));
const before = process.env.TMPDIR;
process.env.TMPDIR = directory;
afterAll(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(directory, { recursive: true });
});
const spooled = () => readdirSync(directory);

async function openPage(): Promise<string> {
  const answer = (await staff.say('/figures page')) as Message & { type: 'message' };
  const url = JSON.stringify(answer.blocks).match(/https:\/\/causeway\.example(\/imports\/[\w-]{22})/)?.[1];
  if (!url) throw new Error(read(answer as never));
  return url;
}

async function send(
  path: string,
  fields: Record<string, string>,
  file?: { name: string; content: string | Uint8Array<ArrayBuffer> },
  headers = {},
) {
  const form = new FormData();
  // In the order of the page.
  form.append('file', file ? new File([file.content], file.name) : new File([], ''));
  for (const [name, text] of Object.entries(fields)) form.append(name, text);
  return pages.request(path, { method: 'POST', body: form, headers });
}

/** The page once the import there has ended. */
async function ended(path: string): Promise<string> {
  let text = '';
  await expect
    .poll(async () => (text = await (await pages.request(path)).text()), { timeout: 10_000 })
    .not.toContain('is being imported');
  return text;
}

test('only staff get a page, which takes a file, shows how it goes and what became of it', async () => {
  expect(read(await say('/figures page'))).toContain('Your role does not allow that.');
  const path = await openPage();
  const shown = await pages.request(path);
  expect(shown.headers.get('cache-control')).toBe('private, no-store');
  expect(await shown.text()).toContain('type="file"');
  const sent = await send(
    path,
    { kind: 'figures' },
    { name: 'density.csv.gz', content: gzipSync(table(row('ES51', '252.5'))) },
  );
  expect(sent.status).toBe(303);
  expect(sent.headers.get('location')).toBe(path);
  const page = await ended(path);
  expect(page).toContain('density.csv.gz: all of it was taken.');
  expect(page).toContain('1 row read of demo_r_d3dens: 1 new');
  expect(await value('ES51')).toEqual({ value: 252.5, flags: 'p' });
  expect(await sql`select line from staff_act where door = 'page'`).toEqual([{ line: '/figures page density.csv.gz' }]);
  expect(spooled()).toEqual([]);
  expect(await (await pages.request(`${path}?another`)).text()).toContain('type="file"');
});

test('bad rows are reported and the rest is taken; of what is cut or no table nothing is', async () => {
  const path = await openPage();
  await send(path, {}, { name: 'some.csv', content: table(row('ES61', '97.5'), row('ES62', 'many')) });
  const some = await ended(path);
  expect(some).toContain('some.csv: taken, but for rows that are bad or contradict each other.');
  expect(some).toContain('line 3: “many” is not a number.');
  expect(await value('ES61')).toMatchObject({ value: 97.5 });
  await send(path, {}, { name: 'cut.csv', content: table(row('ES61', '1')).slice(0, -2) });
  const cut = await ended(path);
  expect(cut).toContain('cut.csv: nothing was taken.');
  expect(cut).toContain('The file ends in the middle of a line');
  await send(path, {}, { name: 'bad.csv', content: table(row('ES61', 'x')) });
  expect(await ended(path)).toContain('bad.csv: nothing was taken.');
  await send(path, {}, { name: 'page.html', content: '<html>' });
  expect(await ended(path)).toContain('This is a web page or XML');
  await send(path, { settings: 'tabel=x' }, { name: 'a.csv', content: table(row('ES61', '1')) });
  expect(await ended(path)).toContain('is not a setting of an import.');
  expect(await value('ES61')).toMatchObject({ value: 97.5 });
  expect(spooled()).toEqual([]);
});

test('a table of one’s own with settings, and an edition of MIPEX', async () => {
  const path = await openPage();
  await send(
    path,
    { settings: 'source="Own office" indicator=population-density region=Code year=2025 value=Wert' },
    { name: 'own.csv', content: 'Code;Wert\nES62;131,4\n' },
  );
  expect(await ended(path)).toContain('own.csv: all of it was taken.');
  expect(await value('ES62')).toMatchObject({ value: 131.4 });
  await send(
    path,
    { kind: 'mipex', edition: '2025', source: 'MIPEX 2025' },
    { name: 'mipex.csv', content: 'dest_iso3,mipex,datayear\nESP,61,2024\nSWE,200,2024\n' },
  );
  const policy = await ended(path);
  expect(policy).toContain('mipex.csv: taken, but for rows that are bad');
  expect(policy).toContain('200 is not between 0 and 100');
  expect(await sql`select score from policy_score where index = 'mipex' and region = 'ES'`).toEqual([{ score: 61 }]);
});

test('a form with nothing or with both is shown again, and an address is fetched as in chat', async () => {
  const path = await openPage();
  const none = await send(path, { kind: 'mipex' });
  expect(none.status).toBe(400);
  expect(await none.text()).toContain('Choose a file or give an address.');
  const both = await send(path, { address: 'https://example.org/x' }, { name: 'a.csv', content: 'x' });
  expect(await both.text()).toContain('Give a file or an address, not both.');
  const strange = await send(path, { kind: 'nonsense' }, { name: 'a.csv', content: 'x' });
  expect([strange.status, (await strange.text()).includes('Choose one of these kinds.')]).toEqual([400, true]);
  await send(path, { address: 'http://127.0.0.1:1/secret.csv' });
  expect(await ended(path)).toContain('127.0.0.1 is an address of a private network');
  const odd = await pages.request(path, { method: 'POST', body: 'kind=figures' });
  expect(odd.status).toBe(400);
  expect(await odd.text()).toContain('The file did not arrive whole');
  expect(spooled()).toEqual([]);
});

test('a link is somebody’s for an hour, as long as they are staff; an import that broke off is told', async () => {
  const path = await openPage();
  const file = { name: 'a.csv', content: table(row('ES63', '5')) };
  expect((await send(path, {}, file, { 'sec-fetch-site': 'cross-site' })).status).toBe(404);
  expect((await pages.request(`/imports/${'x'.repeat(22)}`)).status).toBe(404);
  await sql`update import_page set file = 'lost.csv', started_at = now(), told_at = ${clock.now}`;
  expect(await (await pages.request(path)).text()).toContain('lost.csv is being imported: no row read yet.');
  const busy = await send(path, {}, file);
  expect(busy.status).toBe(409);
  clock.now = new Date(clock.now.getTime() + 4 * 60_000);
  expect(await (await pages.request(path)).text()).toContain('The import of lost.csv broke off');
  expect((await send(path, {}, file)).status).toBe(303);
  expect(await ended(path)).toContain('all of it was taken');
  await sql`update person set role = 'member'`;
  expect((await pages.request(path)).status).toBe(404);
  await sql`update person set role = 'staff'`;
  expect((await pages.request(path)).status).toBe(200);
  clock.now = new Date(clock.now.getTime() + 61 * 60_000);
  expect((await pages.request(path)).status).toBe(404);
  expect(await value('ES63')).toMatchObject({ value: 5 });
});

test('a file larger than any other body goes through the server to disk; too large a one leaves nothing', async () => {
  const path = await openPage();
  const server = createServer({
    ...{ host: '127.0.0.1', publicUrl: null, adapters: [], pages, logger: context.logger },
  });
  const { url, close } = await listen(server, { host: '127.0.0.1', port: 0 });
  const lines = Array.from({ length: 90_000 }, () => row('ES64', '5.5'));
  const form = new FormData();
  form.append('file', new File([table(...lines)], 'large.csv'));
  const sent = await fetch(`${url}${path}`, { method: 'POST', body: form, redirect: 'manual' });
  expect(sent.status).toBe(303);
  expect(await ended(path)).toContain('90,000 rows read');
  const elsewhere = await fetch(`${url}/digests/sign-up`, { method: 'POST', body: 'x'.repeat(5_000_000) });
  expect(elsewhere.status).toBe(413);
  await close(100);
  const large = new FormData();
  large.append('file', new File(['x'.repeat(20_000)], 'x.csv'));
  await expect(receiveFile(new Request(origin, { method: 'POST', body: large }), 10_000)).rejects.toThrow(
    TooLargeError,
  );
  expect(spooled()).toEqual([]);
});

test('the form names nobody by a number, takes no mail address, and begins with what was asked for before', async () => {
  const path = await openPage();
  await sql`update person set display_name = null where id = (select person from account where "user" = 'admin')`;
  const form = await (await pages.request(path)).text();
  expect(form).toMatch(/<p dir="auto">(?:For admin\. )?A table of Eurostat/);
  expect(form).not.toContain('without a name');
  // The file, what it holds, and behind a line what few need; one strong button.
  expect(form).toMatch(/name="file"[\s\S]*name="kind"[\s\S]*<details ><summary[\s\S]*name="address"[\s\S]*<\/details>/);
  expect(form).toContain('<button class="primary">Import</button>');
  expect(form).not.toContain('autocomplete="email"');
  const settings = 'table=demo_r_d3dens date=2026-03-01';
  const sent = await send(path, { kind: 'figures', settings }, { name: 'wrong.csv', content: 'nothing,of,use\n' });
  const after = sent.headers.get('location') ?? '';
  const result = await finished(after);
  const another = /href="(\?another[^"]*)"/.exec(result)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const again = await (await pages.request(`${path}${another}`)).text();
  expect(again).toContain(`value="${settings}"`);
  expect(again).toContain('<details open>');
});

async function finished(address: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const shown = await (await pages.request(address)).text();
    if (shown.includes('?another')) return shown;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The import did not end.');
}
