import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { checkLinks } from '#jobs/check-links.ts';
import type { FormValues } from '#src/core/form.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

const { as, bot, clock, context, database } = await createDialogue();
const { sql } = database;
const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
const [maria, jordi, admin] = [as('maria'), as('jordi'), as('admin')] as const;
const filled = { region: 'Skåne', areas: ['health'], groups: [], challenge: 'c', action: 'a', lesson: 'Ask first.' };
const numberOf = (outcome: Outcome) => Number(/#(\d+)/.exec(read(outcome))?.[1]);
const log = async (values: FormValues, speaker = maria) =>
  speaker.submit(await speaker.say('/experience log'), { ...filled, ...values });
const textOf = async (path: string) => (await pages.request(path)).text();

test.each(['🎉👩🏽‍🏫🏊', 'Кафе for newcomers مقهى', 'Swimming 🏊 для всех'])(
  'the title “%s” is the same everywhere',
  async (title) => {
    const number = numberOf(await log({ title }));
    await admin.say(`/experience publish ${number}`);
    expect(read(await jordi.say(`/experience show ${number}`))).toContain(title);
    for (const path of ['/experiences', `/experiences/${number}`, '/experiences/feed.atom', '/experiences/list.csv'])
      expect(await textOf(path), path).toContain(title);
    const [word] = /\p{L}{4,}/u.exec(title) ?? [];
    if (word) expect(read(await jordi.say(`/experience search ${word}`))).toContain(title);
  },
);

test('a hundred thousand words in a field are told to be too many, and nothing of the form is lost or logged', async () => {
  const before = await sql`select count(*) from experience`;
  const action = 'word '.repeat(100_000);
  const back = await log({ title: 'A long story', action });
  expect(back).toMatchObject({
    type: 'problems',
    problems: {
      action: expect.stringMatching(/^This is 500000 characters long; at most \d+ fit\. Please shorten it\.$/),
    },
  });
  expect(formOf(back).values).toMatchObject({ title: 'A long story', challenge: 'c' });
  expect(String(formOf(back).values.action)).toHaveLength(action.length);
  expect(await sql`select count(*) from experience`).toEqual(before);
});

test('a link into a private network is kept as text, and nobody ever asks it', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.end('secret');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const link = `http://127.0.0.1:${(server.address() as AddressInfo).port}/inside`;
  const number = numberOf(await log({ title: 'Links to ourselves', action: `See ${link} for more.` }));
  const form = await maria.say(`/experience complete ${number}`);
  const done = await maria.submit(form, { links: `${link}\nhttp://169.254.169.254/latest` });
  expect(read(done)).toContain('169.254.169.254');
  await admin.say(`/experience publish ${number}`);
  expect(await textOf(`/experiences/${number}`)).toContain(link);
  await pages.request(`/experiences/${number}/unfurl.png`);
  await checkLinks.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  expect(asked).toEqual([]);
});

test('where the region of who tried it too is a former one, both are shown with it as before', async () => {
  const first = numberOf(await log({ title: 'Mentors for nurses' }));
  await jordi.submit(await jordi.say('/me edit'), { region: 'Catalonia' });
  const adopted = await jordi.submit(await jordi.say(`/experience adopt ${first}`), {
    ...{ challenge: 'c', action: 'a', lesson: 'Pay them.', title: 'Mentors for midwives', region: 'Catalonia' },
  });
  const second = numberOf(adopted);
  for (const number of [first, second]) await admin.say(`/experience publish ${number}`);
  await sql`update area set is_former = true where code = 'ES51'`;
  const later = await createDialogue({ database });
  const afterwards = createPages({ ...later.context, read: later.bot.read, hasPlayground: false });
  const card = read(await later.as('maria').say(`/experience show ${first}`));
  expect(card).toContain(`#${second} (`);
  for (const path of [
    `/experiences/${first}`,
    `/experiences/${second}`,
    '/experiences',
    '/experiences/map',
    '/experiences/list.csv',
  ]) {
    const answer = await afterwards.request(path);
    expect(answer.status, path).toBe(200);
  }
  expect(await (await afterwards.request(`/experiences/${first}`)).text()).toContain('Mentors for midwives');
  const form = await later.as('jordi').say(`/experience edit ${second}`);
  expect(formOf(form).values.title).toBe('Mentors for midwives');
});
