import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adminPages } from '#src/web/admin/page-list.ts';
import { createPages } from '#src/web/pages.ts';
import { loginPath } from '#test/support/admin-pages.ts';
import { createBrowser, noBrowser } from '#test/support/browser.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { axeSource, listSerious, widerThanScreen } from '#test/support/page-checks.ts';
import { servePlayground } from '#test/support/serve.ts';

const heaviest = 60_000;
const house = await createDialogue();
const { as, bot, clock, context, database, adapterContext } = house;
const { sql } = database;
const pages = createPages({ ...context, read: bot.read, hasPlayground: true, handle: bot.handle, staffBot: bot });
const admin = as('admin', { displayName: 'Åsa Lind' });

/** Something for every page to show. */
async function fill() {
  const bo = as('bo', { displayName: 'Bo Ek' });
  const told = { challenge: 'Few contacts.', action: 'Mentors.', lesson: 'Begin early.', groups: ['women'] };
  for (const title of [
    'Mentors for nurses',
    'Language cafés in libraries, run by those who came themselves a few years before',
  ])
    await bo.submit(await bo.say('/experience log'), { title, region: 'Skåne', areas: ['health'], ...told });
  const ana = as('ana', { displayName: 'Ana Ruiz' }, 'test:hall:user:ana');
  await ana.say('/me region Murcia');
  await ana.submit(await ana.say('/digest subscribe'), { tellsEmpty: true });
  await ana.submit(await ana.say('/question ask'), { title: 'Who teaches at night?', areas: ['language'] });
  await as('ines', { displayName: 'Inês' }).say('/me');
  await sql`update person set is_admitted = false, admission_asked_at = ${clock.now} where display_name = 'Inês'`;
  for (const purpose of ['digest', 'notice'])
    await context.outbox.enqueue(sql, {
      ...{ recipient: 'person:1', person: null, purpose, period: 'once' },
      ...{ places: ['test:hall:user:bo'], message: { text: 'Hello', blocks: [] } },
    });
  await sql`update delivery set state = 'dead', error = 'no such user', error_code = 'gone' where purpose = 'digest'`;
  await sql`
    insert into job_run (job, due_at, claimed_at, finished_at, error)
    values ('send-digests', now(), now(), now(), 'why'), ('tidy-outbox', now(), now(), now(), null)`;
  const tables = ['failed', 'updated', 'unchanged'].map((outcome) => ({
    ...{ dataset: 'lfsa_urgan', outcome, new: 3, revised: 1, ended: 0 },
    reason: outcome === 'failed' ? 'Eurostat did not answer in time.' : null,
  }));
  await sql`
    insert into refresh_run (started_at, finished_at, total, tables) values (${clock.now}, ${clock.now}, 3, ${sql.json(tables)})`;
  await sql`insert into import_run (file, started_at, finished_at, dataset) values ('density-2025.csv.gz', now(), now(), 'demo_r_d3dens')`;
  await sql`insert into installation (platform, space, sealed) values ('slack', 'T0123456789', ${Buffer.from('x')})`;
  await sql`insert into unread_word (word, language, count) values ('frobnicate', 'en', 5)`.catch(() => {});
  await admin.submit(await admin.say('/tool suggest'), {
    ...{ title: 'How to pay mentors', kind: 'guideline', summary: 'From the first month on.', areas: ['health'] },
    ...{ link: 'https://example.org/mentors', language: 'en' },
  });
  await admin.confirm('/person role 2 reviewer');
}

describe.skipIf(noBrowser)('the pages of staff in a browser', () => {
  const browser = createBrowser();
  let url = '';
  let stop = async () => {};
  /** Bytes of what every page loads besides. */
  let style = 0;
  let entered: ReturnType<typeof enter>;

  beforeAll(async () => {
    await fill();
    ({ url, stop } = await servePlayground(adapterContext, { pages }));
    for (const name of ['base.css', 'site.css', 'admin.css', 'icon.svg'])
      style += (await (await fetch(`${url}/assets/${name}`)).arrayBuffer()).byteLength;
    entered = enter({ bypassCSP: true, colorScheme: 'light' });
    await entered;
  });
  afterAll(() => stop());

  async function enter(options: Parameters<typeof browser.open>[1] = {}) {
    const opened = await browser.open(`${url}${loginPath(await admin.say('/admin'))}`, options);
    await opened.page.getByRole('button', { name: 'Sign in' }).click();
    await opened.page.waitForURL('**/admin');
    return opened;
  }

  const paths = [
    ...adminPages.map(({ path }) => path),
    '/admin/members/2',
    '/admin/digests/preview?subscription=1',
    `/admin/say?${new URLSearchParams({ line: '/experience review 1', at: 'review' })}`,
    '/admin/nothing',
  ];

  test.each(paths)('%s is clean, fits a phone and a desk, and weighs little', async (path) => {
    const { page, complaints, strangers } = await entered;
    await page.goto(`${url}${path}`);
    await page.evaluate(axeSource);
    expect(await listSerious(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await listSerious(page, ['color-contrast'])).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    for (const width of [360, 390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth'), `at ${width}`).toBeLessThanOrEqual(width);
      expect(await page.evaluate(widerThanScreen), `at ${width}`).toEqual([]);
      const folder = process.env.LOOK_AT_ADMIN;
      if (folder && width > 360)
        await page.screenshot({ path: `${folder}/${path.replace(/\W+/g, '-')}-${width}.png`, fullPage: true });
    }
    expect(style + Buffer.byteLength(await page.content())).toBeLessThanOrEqual(heaviest);
    expect(strangers).toEqual([]);
    expect(complaints.filter((said) => !said.includes('404'))).toEqual([]);
  });

  test('without scripts, by keys alone: the queue is opened, a record is read and sent back', async () => {
    const { page } = await enter({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
    const tabTo = async (name: string) => {
      for (let at = 0; at < 60; at += 1) {
        await page.keyboard.press('Tab');
        const focused = page.locator(':focus');
        if ((await focused.count()) > 0 && (await focused.textContent())?.trim() === name) return;
      }
      throw new Error(`The keys do not lead to “${name}”`);
    };
    await tabTo('2 experiences wait for review');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/admin/review');
    await tabTo('#1 Mentors for nurses').catch(() => tabTo('Mentors for nurses'));
    await page.keyboard.press('Enter');
    await page.getByText('Begin early.').first().waitFor();
    await tabTo('Send back');
    await page.keyboard.press('Enter');
    await page.locator('textarea').waitFor();
    await page.locator('textarea').focus();
    await page.keyboard.type('Who paid for it?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('is sent back with your comment').waitFor();
    await page.context().close();
  });
});
