import { describe, expect, test } from 'vitest';
import type { Person } from '#src/core/person.ts';
import { openTypes, toldTypes } from '#src/domain/activity/told.ts';
import { activityTypes } from '#src/domain/activity/types.ts';
import { readScopes } from '#src/domain/tokens/token.ts';
import { record } from '#src/operations/activity/record.ts';
import { logExperience } from '#src/operations/experiences/log.ts';
import { publishExperience, sendBackExperience } from '#src/operations/experiences/review.ts';
import { withdrawExperience } from '#src/operations/experiences/withdraw.ts';
import { askQuestion } from '#src/operations/questions/ask.ts';
import { withdrawQuestion } from '#src/operations/questions/withdraw.ts';
import { createToken } from '#src/operations/tokens/tokens.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { createApi } from '#src/web/api/app.ts';
import { by, experienceFields, join, later, now } from '#test/operations/activity/support.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { context, database } = await createDialogue();
const { sql } = database;
const { app } = createApi({ ...context, now: () => now });
type Page = {
  items: { type: string; subject: string; data: Record<string, unknown> }[];
  next: string | null;
  last: string;
  errors: { parameter: string; detail: string }[];
};
const secretOf = async (person: Person) =>
  (await createToken(context, { name: 'test', scopes: readScopes, days: 30 }, { person, now })).secret;
const ask = (query: string, secret: string) =>
  app.request(`/api/v1/activity${query}`, { headers: { authorization: `Bearer ${secret}` } });
const told = async (query: string, secret: string) => (await (await ask(query, secret)).json()) as Page;
const shown = ({ items }: Page) => items.map(({ type, subject }) => `${type} ${subject}`);

const author = await join(context);
const member = await join(context, 'member', 'ES51');
const reviewer = await join(context, 'reviewer');
const [ofAuthor, ofMember, ofReviewer, ofStaff] = await Promise.all(
  [author, member, reviewer, await join(context, 'staff')].map(secretOf),
);
if (!ofAuthor || !ofMember || !ofReviewer || !ofStaff) throw new Error('no token');
const logged = (title: string) =>
  inTransaction(context, async (inside) => {
    const { view } = await logExperience(inside, { ...experienceFields, title }, by(author));
    return view.experience.number;
  });
const asked = async (title: string) =>
  (
    await askQuestion(
      context,
      { title, detail: 'Secret words.', policyAreas: ['housing'], targetGroups: [], region: 'ES51' },
      { person: author, place: null, now },
    )
  ).question.number;
/** Where all before this is told. */
const { last: begin } = await told('?limit=200', ofStaff);
const [open, returned] = [await logged('Open'), await logged('Returned')];
await inTransaction(context, (inside) =>
  publishExperience(inside, { number: open, revision: undefined }, by(reviewer)),
);
await inTransaction(context, (inside) =>
  sendBackExperience(inside, { number: returned, comment: 'More.' }, by(reviewer)),
);
const question = await asked('Who pays?');
await inTransaction(context, ({ sql: inside }) =>
  record(inside, {
    ...{ type: 'testbed.check-in-missed', subject: 'testbed:1', actor: null, at: now },
    data: { person: member.id, dueAt: now.toISOString() },
  }),
);

describe('what happened is told', () => {
  test('in order, to each as far as they may read what it is about, and by whom to nobody', async () => {
    const all = await told(`?cursor=${begin}&limit=200`, ofStaff);
    expect(shown(all)).toEqual([
      ...[`experience.logged experience:${open}`, `experience.logged experience:${returned}`],
      ...[`experience.published experience:${open}`, `experience.sent-back experience:${returned}`],
      ...[`question.asked question:${question}`, 'testbed.check-in-missed testbed:1'],
    ]);
    expect(JSON.stringify(all)).not.toMatch(/actor|Secret words|position/);
    const open_ = [`experience.logged experience:${open}`, `experience.published experience:${open}`];
    const asked_ = `question.asked question:${question}`;
    expect(shown(await told(`?cursor=${begin}`, ofMember))).toEqual([...open_, asked_]);
    for (const secret of [ofAuthor, ofReviewer])
      expect(shown(await told(`?cursor=${begin}`, secret)).toSorted()).toEqual(
        [...open_, asked_, `experience.logged experience:${returned}`].toSorted(),
      );
  });

  test('also that something went, to whoever could read it before', async () => {
    const { last } = await told(`?cursor=${begin}`, ofMember);
    const gone = await asked('Gone?');
    await withdrawQuestion(context, gone, by(author));
    await withdrawExperience(context, returned, by(author));
    await withdrawExperience(context, open, by(author));
    expect(shown(await told(`?cursor=${last}`, ofMember))).toEqual([
      `question.withdrawn question:${gone}`,
      `experience.withdrawn experience:${open}`,
    ]);
    expect(shown(await told(`?cursor=${begin}&types=experience`, ofMember))).toEqual([
      `experience.withdrawn experience:${open}`,
    ]);
  });

  test('of some types, areas and regions, and since a day', async () => {
    const query = `?cursor=${begin}`;
    expect(shown(await told(`${query}&types=question.asked,tool&area=housing&region=es51`, ofMember))).toContain(
      `question.asked question:${question}`,
    );
    expect(shown(await told(`${query}&area=education`, ofMember))).toEqual([]);
    expect(shown(await told(`?since=${later(1).toISOString()}`, ofStaff))).toEqual([]);
    const since = shown(await told(`?since=${later(-1).toISOString()}&limit=200`, ofStaff));
    expect(since).toContain(`question.asked question:${question}`);
    const unknown = await told('?types=weather,person.joined,question', ofStaff);
    expect(unknown.errors.map(({ parameter }) => parameter)).toEqual(['types', 'types']);
    for (const cursor of ['x', Buffer.from('["activity","-1"]').toString('base64url'), 'eyJ'])
      expect((await ask(`?cursor=${cursor}`, ofStaff)).status).toBe(400);
  });

  test('page by page, each once, and from where one was when more happens', async () => {
    const whole = shown(await told(`?cursor=${begin}&limit=200`, ofStaff));
    const pages: string[] = [];
    let cursor = begin;
    for (let hasMore = true; hasMore; ) {
      const answer = await ask(`?cursor=${cursor}&limit=2`, ofStaff);
      const page = (await answer.json()) as Page;
      expect(answer.headers.get('link') === null).toBe(page.next === null);
      pages.push(...shown(page));
      cursor = page.last;
      hasMore = page.next !== null;
    }
    expect(pages).toEqual(whole);
    expect(shown(await told(`?cursor=${cursor}`, ofStaff))).toEqual([]);
    const added = await asked('And then?');
    expect(shown(await told(`?cursor=${cursor}`, ofStaff))).toEqual([`question.asked question:${added}`]);
  });

  test('where few of many pass, a bounded part is looked through at once', async () => {
    const before = await told(`?cursor=${begin}&limit=200`, ofStaff);
    // As if so many had happened of which this reader may know nothing.
    await sql`select setval('activity_position', nextval('activity_position') + 60000)`;
    const added = await asked('Behind many?');
    const first = await told(`?cursor=${before.last}`, ofMember);
    expect([shown(first), first.next]).toEqual([[], expect.any(String)]);
    expect(shown(await told(`?cursor=${first.next}`, ofMember))).toEqual([`question.asked question:${added}`]);
  });
});

test('nothing that concerns one person alone is told, and members are told no more than staff', () => {
  for (const type of toldTypes) expect(['person', 'introduction']).not.toContain(activityTypes[type].subject);
  expect(openTypes.filter((type) => !toldTypes.includes(type))).toEqual([]);
});
