import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobs } from '#jobs/index.ts';
import { readLicence } from '#src/domain/experiences/licence.ts';
import { createCollectionReader } from '#src/read-collections.ts';
import { createFileFolder } from '#src/server/file-folder.ts';
import { readFileKind } from '#src/sources/file-kind.ts';
import { SourceError } from '#src/sources/source.ts';
import { createTakeImport } from '#src/take-import.ts';
import { createPages } from '#src/web/pages.ts';
import { createBrowser, noBrowser, type Watched } from '#test/support/browser.ts';
import { chatOn } from '#test/support/chat-page.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';
import { axeSource, listSerious, widerThanScreen } from '#test/support/page-checks.ts';
import { servePlayground } from '#test/support/serve.ts';

/** Bytes of a page with its style and icon, without its pictures. */
const heaviest = 60_000;
const widths = [360, 390, 1280];

const { bot, adapterContext, as, clock, context, database } = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example' },
  platforms: switchOnMail(),
});
const { sql } = database;
const pages = createPages({
  ...context,
  read: bot.read,
  files: createFileFolder(mkdtempSync(join(tmpdir(), 'causeway-files-')), null),
  readFileKind,
  hasPlayground: true,
  dataLicence: readLicence('CC-BY-4.0'),
  imports: { takeImport: createTakeImport(context), isAboutFile: (error) => error instanceof SourceError },
  collections: { ...createCollectionReader(), sql, withTransaction: database.withTransaction },
});
const tokens = await fill();

/** An address of each page: a page that has none here fails. */
const addresses: Record<string, string> = {
  '/': '/',
  '/regions': '/regions',
  '/regions/:code': '/regions/SE224',
  '/experiences': '/experiences',
  '/experiences/map': '/experiences/map?area=health',
  '/experiences/:number': '/experiences/1',
  '/data': '/data',
  '/organisations': '/organisations?kind=city',
  '/organisations/:number': '/organisations/1',
  '/calls': '/calls?area=health',
  '/calls/:number': '/calls/1',
  '/tools': '/tools?area=health',
  '/tools/:number': '/tools/1',
  '/questions': '/questions',
  '/questions/:number': '/questions/1',
  '/indicators': '/indicators',
  '/compare': '/compare',
  '/compare/:names': '/compare/SE224,ES51,ITF4',
  '/briefs': '/briefs',
  '/briefs/:names': '/briefs/SE224?against=ES51',
  '/scores/:names': '/scores/SE224',
  '/peers': '/peers',
  '/peers/:names': '/peers/SE224',
  '/indicators/:names': '/indicators/unemployment',
  '/figures/:names': '/figures/unemployment?region=SE224',
  '/calendar': '/calendar?month=2026-12',
  '/testbeds': '/testbeds',
  '/testbeds/:number': '/testbeds/1',
  '/trainings': '/trainings',
  '/trainings/:number': '/trainings/1',
  '/certificates/:token': `/certificates/${tokens.certificate}`,
  '/methods': '/methods',
  '/privacy': '/privacy',
  '/api/v1': '/api/v1',
  '/digests/sign-up': '/digests/sign-up',
  '/digests/sign-up/:token': `/digests/sign-up/${tokens.signUp}`,
  '/digests/:token': `/digests/${tokens.issue}`,
  '/digests/:token/:verdict': `/digests/${tokens.issue}/useful`,
  '/digests/unsubscribe/:token': `/digests/unsubscribe/${tokens.subscription}`,
  '/digests/unsubscribe/:token/everything': `/digests/unsubscribe/${tokens.subscription}/everything`,
  '/digests/preferences/:token': `/digests/preferences/${tokens.subscription}`,
  '/digests/confirm/:token': `/digests/confirm/${tokens.confirm}`,
  '/imports/:token': `/imports/${tokens.importPage}`,
  '/collections/:token': `/collections/${tokens.collections[0]}`,
  '/collections/{token}, its columns': `/collections/${tokens.collections[1]}`,
  '/collections/{token}, its rows': `/collections/${tokens.collections[2]}`,
  '/records/:token/files': `/records/${tokens.record}/files`,
  '/records/:token': `/records/${tokens.record}?step=2`,
  '/forms/:token': `/forms/${tokens.form}`,
  '/invitations/:token': `/invitations/${tokens.invitation}`,
  '*': '/nowhere',
};
/** What is no page: it leads on, or is a file. */
const noPages = [
  '/digests/:token/open/:path',
  '/digests/*',
  '/pictures/:file',
  '/answers/:number',
  '/assets/:file',
  '/sitemaps/:part',
  '/calendar/feed/:file',
  '/records/:token/files/:id{\\d}',
  '/experiences/:number/files/:id{\\d}',
  '/tools/:number/file',
];

/** Something of everything that pages show. */
async function fill() {
  const ana = as('ana', { timeZone: 'UTC' }, 'test:hall:user:ana');
  await ana.submit(await ana.say('/digest subscribe'), { where: 'mail', address: 'ana@example.org', tellsEmpty: true });
  const [{ confirmToken }] = await sql<[{ confirmToken: string }]>`select confirm_token from digest_subscription`;
  await pages.request(`/digests/confirm/${confirmToken}`, { method: 'POST' });
  const author = as('bo');
  const told = { challenge: 'Few contacts.', action: 'Mentors.', lesson: 'Begin early.', groups: ['women'] };
  await author.submit(await author.say('/experience log'), {
    ...{ title: 'Mentors for nurses', region: 'Skåne', areas: ['health'] },
    ...told,
  });
  await as('admin').say('/experience publish 1');
  await as('admin').submit(await as('admin').say('/call add'), {
    ...{ title: 'Health for newcomers', areas: ['health'], day: '2027-04-08', time: '17:00', timeZone: 'Brussels' },
    ...{ summary: 'For towns.', link: 'https://example.org/call' },
  });
  await as('admin').submit(await as('admin').say('/organisation add'), {
    ...{ name: 'City of Malmö', kind: 'city', region: 'Skåne', place: 'Malmö', web: 'https://malmo.example.org' },
  });
  await as('admin').submit(await as('admin').say('/tool add'), {
    ...{ title: 'How to pay mentors', kind: 'guideline', summary: 'From the first month on.', areas: ['health'] },
    ...{ link: 'https://example.org/mentors', language: 'en' },
  });
  await author.submit(await author.say('/question ask'), {
    title: 'Who teaches at night?',
    areas: ['language'],
    region: '',
  });
  await as('admin').submit(await as('admin').say('/training create'), {
    ...{
      title: 'Listening first',
      summary: 'How to ask, with https://example.org/guide.',
      areas: ['health'],
      capacity: 2,
      minutes: 90,
    },
    ...{ day: '2026-12-03', time: '14:00', timeZone: 'Europe/Madrid', organiser: 'Region Skåne', code: 'bakori' },
  });
  await ana.say('/training join 1');
  await author.submit(await author.say('/testbed create'), {
    ...{
      title: 'Mentors for nurses',
      question: 'Do mentors help?',
      region: 'Skåne',
      startsOn: '2026-11-02',
      endsOn: '2027-01-31',
      risks: 'Few.',
    },
    ...{
      timeZone: 'Europe/Stockholm',
      steps: '2026-11-20 | Find mentors | Ana',
      measures: 'Families | 0 | 20',
      isPublic: true,
    },
  });
  await author.submit(await author.say('/testbed measure 1'), { value1: '5' });
  await sql`update training_seat set present_at = now(), certificate = 'certificate-1234'`;
  clock.now = new Date(clock.now.getTime() + 7 * 24 * 3_600_000);
  await jobs
    .find(({ name }) => name === 'send-digests')
    ?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  await pages.request('/digests/sign-up', {
    method: 'POST',
    body: new URLSearchParams({ address: 'cy@example.org', weekday: '1', time: '9', timeZone: 'UTC' }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const [{ token: subscription }] = await sql<[{ token: string }]>`select token from digest_subscription`;
  const [{ token: issue }] = await sql<[{ token: string }]>`select token from digest_issue`;
  const [{ token: signUp }] = await sql<[{ token: string }]>`select token from digest_sign_up`;
  const importPage = tokenIn('imports', await as('admin').say('/figures page'));
  const collections = [await collect(0), await collect(1), await collect(2)];
  const record = tokenIn('records', await author.say('/experience page 1'));
  return {
    certificate: 'certificate-1234',
    record,
    subscription,
    issue,
    signUp,
    confirm: confirmToken,
    importPage,
    collections,
    form: await openForm(),
    invitation: await invite(),
  };
}

/** The token of an address that something said names; in Markdown its signs are escaped. */
function tokenIn(room: string, said: unknown): string {
  const text = JSON.stringify(said).replaceAll('\\\\', '');
  const token = new RegExp(`/${room}/([\\w-]{22,32})`).exec(text)?.[1];
  if (!token) throw new Error(`No address of /${room}: ${text.slice(0, 300)}`);
  return token;
}

/** The form of a rule that anybody may send. */
async function openForm(): Promise<string> {
  const yaml =
    'name: Tell us\non: {form: {for: everybody, fields: [{name: idea, label: Your idea, kind: long-text}]}}\nsteps: [{end: true}]';
  const admin = as('admin');
  await admin.submit(await admin.say('/rule import'), { yaml });
  for (const line of ['/rule try 1', '/rule on 1']) await admin.say(line);
  return tokenIn('forms', await admin.say('/rule address 1'));
}

/** The page of an invitation that went to a mail address, with its form. */
async function invite(): Promise<string> {
  const admin = as('admin', {}, 'test:hall:user:admin');
  const form = await admin.say('/invitation create');
  await admin.submit(form, { role: 'reviewer', region: 'Skåne', organisation: '1', address: 'dee@example.org' });
  const sent = await sql`select message from delivery where message::text like '%/invitations/%'`;
  return tokenIn('invitations', sent);
}

/** The page of a list of experiences: empty, with its columns to be named, or with its rows checked. */
async function collect(step: 0 | 1 | 2): Promise<string> {
  const token = tokenIn('collections', await as('admin').say('/experience import'));
  const path = `/collections/${token}`;
  const rows = [
    'Title;Region;Summary;Start',
    'Mentors;Skåne;Mentors help nurses;soon',
    'Mentors;Skåne;Mentors help nurses;',
  ];
  const form = new FormData();
  form.append('file', new File([[...rows, 'Café;Atlantis;We meet;2021'].join('\n')], 'list.csv'));
  if (step > 0) await pages.request(path, { method: 'POST', body: form });
  const names = { 'column-0': 'title', 'column-1': 'region', 'column-2': 'action', 'column-3': 'start' };
  const body = new URLSearchParams({ ...names, source: 'A list', area: 'health', action: 'check' });
  if (step > 1) await pages.request(path, { method: 'POST', body });
  const isChecked = async () => (await (await pages.request(path)).text()).includes('Likely duplicates');
  while (step > 1 && !(await isChecked())) await setTimeout(50);
  return token;
}

describe.skipIf(noBrowser)('every page in a browser', () => {
  const browser = createBrowser();
  let url = '';
  let stop = async () => {};
  const weights: { page: string; bytes: number }[] = [];

  beforeAll(async () => {
    const server = await servePlayground(adapterContext, { pages });
    ({ url, stop } = server);
  });
  afterAll(async () => {
    await stop();
    console.log(weights.map(({ page, bytes }) => `${(bytes / 1000).toFixed(1).padStart(6)} kB  ${page}`).join('\n'));
  });

  test('has an address here', () => {
    const routes = pages.routes
      .filter(({ method, path }) => method === 'GET' && !path.startsWith('/assets/'))
      .map(({ path }) => path.replace(/\{[^{}]*(?:\{\d+\})?[^{}]*\}/g, ''));
    const known = [...Object.keys(addresses), ...noPages];
    expect(
      [...new Set(routes)].filter((path) => !known.includes(path) && !/\.|^\/\*$|^\/api\/v1\//.test(path)),
    ).toEqual([]);
  });

  // One browser context for all addresses: opening one takes longer than all that is looked at in it.
  let opened: Watched | undefined;
  test.each(Object.entries(addresses))('%s', async (path, address) => {
    opened ??= await browser.open(url, { bypassCSP: true });
    const { page, complaints, strangers } = opened;
    complaints.length = 0;
    strangers.length = 0;
    await page.setViewportSize({ width: 360, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${url}${address}`);
    await page.evaluate(axeSource);
    expect(await listSerious(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await listSerious(page, ['color-contrast'])).toEqual([]);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth'), `at ${width}`).toBeLessThanOrEqual(width);
      expect(await page.evaluate(widerThanScreen), `at ${width}`).toEqual([]);
    }
    expect(strangers).toEqual([]);
    expect(complaints.filter((said) => path !== '*' || !said.includes('404'))).toEqual([]);
    const bodies = await Promise.all(
      [address, '/assets/base.css', '/assets/site.css', '/assets/icon.svg'].map(async (each) =>
        (await fetch(`${url}${each}`)).arrayBuffer(),
      ),
    );
    const bytes = bodies.reduce((sum, { byteLength }) => sum + byteLength, 0);
    weights.push({ page: path, bytes });
    expect(bytes).toBeLessThanOrEqual(heaviest);
  });

  test.each(['/compare/SE224,ES51', '/compare/SE224,ES51,ITF4'])(
    '%s has who is ahead in sight on a phone',
    async (address) => {
      const { page } = await browser.open(`${url}${address}`, { viewport: { width: 360, height: 800 } });
      const ahead = await page
        .locator('table')
        .first()
        .locator('tbody tr')
        .first()
        .locator(':scope > *')
        .last()
        .boundingBox();
      expect((ahead?.x ?? 999) + (ahead?.width ?? 999)).toBeLessThanOrEqual(360);
      expect(
        await page.evaluate(
          `(() => { const { scrollWidth, clientWidth } = document.querySelector('.table'); return scrollWidth - clientWidth; })()`,
        ),
      ).toBe(0);
      await page.context().close();
    },
  );

  test('the playground, with an answer and with a form', async () => {
    const { page, complaints } = await browser.open(`${url}/playground`, {
      viewport: { width: 360, height: 800 },
      bypassCSP: true,
    });
    const chat = chatOn(page);
    await page.evaluate(axeSource);
    expect(await listSerious(page)).toEqual([]);
    await chat.say('/compare Skåne Catalonia');
    expect(await listSerious(page)).toEqual([]);
    await chat.say('/experience log');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await listSerious(page)).toEqual([]);
    }
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth'), `at ${width}`).toBeLessThanOrEqual(width);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the playground weighs no more than a page, with its scripts and with a form; the list of all commands comes when it is opened', async () => {
    const { page } = await browser.open(`${url}/playground`);
    await page.waitForFunction(`document.activeElement.id === 'line'`);
    const bytes = await page.evaluate<number>(
      `performance.getEntries().reduce((sum, { decodedBodySize = 0 }) => sum + decodedBodySize, 0)`,
    );
    weights.push({ page: '/playground', bytes });
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThanOrEqual(heaviest);
    const list = page.locator('#all-commands');
    expect(await list.locator('li').count()).toBe(0);
    await list.locator('summary').click();
    await list.getByRole('button', { name: 'rank', exact: true }).first().click();
    expect(await page.locator('#line').inputValue()).toBe('/indicator rank ');
    await page.context().close();
  });

  test('on a phone the live answer of the first page is no card that its picture runs out of', async () => {
    const { page } = await browser.open(url, { viewport: { width: 390, height: 800 } });
    const border = () => page.evaluate<string>("getComputedStyle(document.querySelector('.example')).borderTopWidth");
    const { x = 1, width = 0 } = (await page.locator('.example .picture').boundingBox()) ?? {};
    expect([x, width, await border()]).toEqual([0, 390, '0px']);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await border()).toBe('1px');
  });

  test('by keys alone: a region is found on the first page', async () => {
    const { page } = await browser.open(url);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    for (let at = 0; at < 20; at += 1) {
      if (await page.evaluate(`document.activeElement.matches('.search input')`)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('Catalonia');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/regions/ES51');
    await page.context().close();
  });

  test('by keys alone: a form is filled in, sent, mended and sent again', async () => {
    const { page } = await browser.open(`${url}/playground`);
    await page.locator('#line').focus();
    await page.keyboard.type('/question ask');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.locator('dialog.form').waitFor();
    const focused = () => page.evaluate<string>('document.activeElement.name ?? ""');
    expect(await focused()).toBe('title');
    await page.keyboard.type('Who teaches at night?');
    await page.keyboard.press('Enter');
    await page.locator('.problem').first().waitFor();
    for (let at = 0; at < 12 && (await focused()) !== 'areas'; at += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    // A sighted person sees where the keys are.
    expect(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`)).not.toBe('none');
    for (let at = 0; at < 60; at += 1) {
      if (await page.evaluate(`document.activeElement.matches('[type=submit]')`)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.locator('dialog.form').waitFor({ state: 'detached' });
    await page.locator('.answer', { hasText: 'Who teaches at night?' }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('line');
    await page.context().close();
  });
});
