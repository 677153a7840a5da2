import { afterAll, expect, test } from 'vitest';
import { jobs } from '#jobs/index.ts';
import type { Message } from '#src/core/message.ts';
import { completeLanguages, offerLanguages } from '#src/texts/index.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { adminPages } from '#src/web/admin/page-list.ts';
import { createAdminPages } from '#test/support/admin-pages.ts';
import { createEnglishFinder, listGiven, textsOfOutcome, textsOfPage } from '#test/support/english-left.ts';
import { prepareEveryPage } from '#test/support/every-page.ts';

const others = completeLanguages.filter((language) => language !== 'en');
const house = await prepareEveryPage({ LANGUAGES: others.join(',') });
const { addresses, as, clock, context, database } = house;
const { sql } = database;
afterAll(() => offerLanguages([]));
const { pages: staffPages, createVisitor } = createAdminPages(house, 'https://causeway.example');
const visitor = createVisitor();
const admin = as('admin', {}, 'test:hall:user:admin');

/** What people wrote, among it the columns of a list, the measure of a testbed and the name of whom rules belong to. */
const given = [
  ...(await listGiven(sql)),
  ...['Title', 'Region', 'Summary', 'Start', 'Mentors', 'Families', 'Idea', 'Your idea', 'Tell us', 'test', 'admin'],
];

/** No link of the toolbox is looked at on the web: each is said to be broken, as it is when a server is gone. */
const why = operatorTexts.source.address.noServer({ host: 'example.org' });
const watched = { ...context, web: { ...context.web, checkLink: async () => ({ type: 'broken' as const, why }) } };

/** Links that lead nowhere: whose language it would be is not known. */
const dead = ['digests', 'imports', 'collections', 'records', 'letters', 'forms'].map(
  (part) => `/${part}/${'a'.repeat(22)}`,
);

async function speak(language: string) {
  await sql`update person set language = ${language}`;
  await sql`update digest_subscription set language = ${language}`;
  await sql`update digest_sign_up set wish = wish || jsonb_build_object('language', ${language}::text)`;
  // What comes every week is put into words anew.
  clock.now = new Date(clock.now.getTime() + 7 * 24 * 3_600_000);
  const [{ before }] = await sql<[{ before: number }]>`select count(*)::int as before from delivery`;
  const signal = new AbortController().signal;
  for (const { run } of jobs) await run(watched, { dueAt: clock.now, signal });
  // A session has ended by then; whoever speaks is known by the language of their platform.
  await visitor.signIn(admin);
  await sql`update person set language = ${language}`;
  const [{ token }] = await sql<[{ token: string }]>`select token from digest_issue order by id desc limit 1`;
  const sent = await sql<{ purpose: string; message: Message; mail: unknown }[]>`
    select purpose, message, mail from delivery order by created_at offset ${before}`;
  return { token, sent };
}

test.each(others)(
  'no page, and nothing that the clock sends, says in %s what stands in the English files',
  async (language) => {
    const { token, sent } = await speak(language);
    const find = createEnglishFinder(language, given);
    const left: Record<string, string[]> = {};
    const look = async (name: string, response: Response) => {
      const page = await response.text();
      const [, said] = /<html lang="([^"]*)"/.exec(page) ?? [];
      const found = [...find(textsOfPage(page)), ...(said === language ? [] : [`it says it is in ${said}`])];
      if (found.length > 0) left[name] = found;
    };
    const headers = { 'accept-language': language };
    const shown = {
      ...addresses,
      '/digests/:token': `/digests/${token}`,
      '/digests/:token/:verdict': `/digests/${token}/useful`,
      ...Object.fromEntries(dead.map((path) => [path, path])),
    };
    for (const [name, path] of Object.entries(shown)) await look(name, await house.pages.request(path, { headers }));
    for (const path of ['/admin', dead[4] as string])
      await look(`${path}, not known`, await staffPages.request(path, { headers }));
    const opened = [
      ...adminPages.map(({ path }) => path),
      '/admin/members/1',
      '/admin/digests/preview',
      '/admin/nowhere',
    ];
    for (const path of opened) await look(path, await visitor.ask(path));
    expect(sent.map(({ purpose }) => purpose)).toContain('digest');
    for (const { purpose, message, mail } of sent) {
      const found = find(textsOfOutcome([message, mail]));
      if (found.length > 0) left[`letter: ${purpose}`] = found;
    }
    expect(left).toEqual({});
  },
);

test('the search for English finds it: a whole label, a sentence with values, and not what people wrote', () => {
  const find = createEnglishFinder('sv', ['Few contacts in town']);
  expect(find(['Open as a page', 'Skåne is ahead of Murcia in 3 of 4 indicators.'])).not.toEqual([]);
  expect(find(['There is no region called “Atlantis”.'])).toHaveLength(1);
  expect(find(['Few contacts in town', 'Skåne', 'Regioner', '12 %'])).toEqual([]);
});
