import { expect, test } from 'vitest';
import { jobs } from '#jobs/index.ts';
import { listTold } from '#src/store/digests/item.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { bot, as, clock, context, database } = await createDialogue();
const { sql } = database;
const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
const run = (name: string, dueAt: Date, signal = new AbortController().signal) =>
  jobs.find((job) => job.name === name)?.run(context, { dueAt, signal });

/** What of issues is kept, by what became of them. */
const kept = () =>
  sql<{ state: string; count: number; said: number }[]>`
    select state, count(*), count(message) as said from digest_issue group by state order by state`;

test('what issues of long ago said is let go; that they went out, and what they told, is not', async () => {
  const [reader, writer] = [as('ana', {}, 'test:hall:user:ana'), as('jordi')];
  await reader.submit(await reader.say('/digest subscribe'), { timeZone: 'UTC' });
  await writer.submit(await writer.say('/experience log'), {
    ...{ groups: [], challenge: 'c', action: 'a', lesson: 'l' },
    ...{ title: 'Told long ago', region: 'Skåne', areas: ['housing'] },
  });
  clock.now = new Date('2026-11-30T09:00:00Z');
  await run('send-digests', clock.now);
  const [issue] = await sql<{ id: number; subscription: number; token: string }[]>`
    select id, subscription, token from digest_issue`;
  if (!issue) throw new Error('No digest went out.');
  await sql`
    insert into digest_issue (subscription, period, cut_off, state, reason, token, created_at)
    select ${issue.subscription}, '2020-' || n, '2020-01-01', 'skipped', 'empty', 'empty' || n, now() from generate_series(1, 2500) n`;
  await sql`
    insert into digest_issue (subscription, period, cut_off, state, message, token, created_at)
    select ${issue.subscription}, '2021-' || n, '2021-01-01', 'sent', '{}', 'sent' || n, now() from generate_series(1, 700) n`;

  const stopped = AbortSignal.abort();
  await run('forget-digests', clock.now, stopped);
  expect(await kept()).toEqual([
    { state: 'sent', count: 701, said: 701 },
    { state: 'skipped', count: 2500, said: 0 },
  ]);
  await run('forget-digests', clock.now);
  expect(await kept()).toEqual([{ state: 'sent', count: 701, said: 1 }]);
  const page = () => pages.request(`/digests/${issue.token}`);
  expect(await (await page()).text()).toContain('Told long ago');

  const later = (days: number) => new Date(clock.now.getTime() + days * 24 * 3_600_000);
  await run('forget-digests', later(400));
  expect(await (await page()).text()).toContain('Told long ago');
  await run('forget-digests', later(401));
  const gone = await page();
  expect(await gone.text()).toContain('This digest went out on 30 November 2026. What it said is not kept any more.');
  expect(read(await reader.say('/digest preview week=49'))).toContain(
    'It went out on 30 November 2026. What it said is not kept any more.',
  );
  expect([...((await listTold(sql, [issue.subscription], null)).get(issue.subscription) ?? [])]).toEqual([
    expect.stringMatching(/^e\d+$/),
  ]);
  expect(read(await reader.say(`/digest rate ${issue.id} verdict=useful`))).toContain('Thank you');
});

test('a list that was looked at and not taken goes after a week, and so does whom mails went to', async () => {
  const [person] = await sql<{ id: number }[]>`select min(id) as id from person`;
  for (const at of ['2027-01-01T00:00:00Z', '2027-01-02T00:00:00Z']) {
    await sql`insert into digest_list (person, content, created_at) values (${person?.id ?? 0}, ${at}, ${at})`;
    await sql`insert into digest_asking (about, asked_at) values (${at}, ${at})`;
  }
  await run('forget-digests', new Date('2027-01-08T12:00:00Z'));
  expect(await sql`select content from digest_list`).toEqual([{ content: '2027-01-02T00:00:00Z' }]);
  expect(await sql`select about from digest_asking`).toEqual([{ about: '2027-01-02T00:00:00Z' }]);
});
