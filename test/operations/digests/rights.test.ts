import { beforeAll, describe, expect, test } from 'vitest';
import { jobs } from '#jobs/index.ts';
import { textOf } from '#src/core/blocks.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { Place } from '#src/core/place.ts';
import type { SubscriptionWish } from '#src/domain/digests/subscription.ts';
import { loadAgenda, loadMeasures } from '#src/operations/digests/agenda.ts';
import { changeSubscription } from '#src/operations/digests/change.ts';
import { unsubscribePerson } from '#src/operations/digests/end.ts';
import { approveDigests, findWords, holdDigests, saveWords } from '#src/operations/digests/override.ts';
import { lookAtList, takeLookedAt } from '#src/operations/digests/partner-list.ts';
import { pauseSubscription, resumeSubscription } from '#src/operations/digests/pause.ts';
import { previewDigest } from '#src/operations/digests/preview.ts';
import { rateIssue } from '#src/operations/digests/rate.ts';
import { subscribePerson } from '#src/operations/digests/subscribe.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const { as, clock, context, database } = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example' },
  platforms: switchOnMail(),
});
const { sql } = database;
const send = jobs.find(({ name }) => name === 'send-digests');
const scope = { period: '2026-W49', subscription: null };

let owner: Person;
let other: Person;
const asker = (person: Person) => ({ person, now: clock.now, origin: undefined });
const wishFor = (place: Place): SubscriptionWish => ({
  places: [place],
  weekday: 1,
  localTime: '09:00',
  timeZone: 'UTC',
  language: 'en',
  areas: [],
  regions: ['ES51'],
  sections: [],
  tellsEmpty: true,
});
const subscribed = async (person: Person, place: Place) => {
  const done = await subscribePerson(context, asker(person), wishFor(place));
  if ('refused' in done) throw new Error(JSON.stringify(done.refused));
  return done.subscription;
};

beforeAll(async () => {
  owner = await insertPerson(sql, { displayName: 'Olga', language: 'en', timeZone: 'UTC' }, true);
  other = await insertPerson(sql, { displayName: 'Otto', language: 'en', timeZone: 'UTC' }, true);
});

describe('whoever calls, an operation', () => {
  test('that is for staff is refused to a member, and writes nothing', async () => {
    const nothing = () => ({ subscribers: [], problems: [], unknown: [] });
    const refused = await Promise.all([
      loadAgenda(context, asker(other)),
      loadMeasures(context, other),
      holdDigests(context, asker(other), scope),
      approveDigests(context, asker(other), scope),
      findWords(context, asker(other), scope),
      saveWords(context, asker(other), scope, 'note', 'Not by me'),
      lookAtList(context, asker(other), 'address\na@example.org', nothing),
      takeLookedAt(context, asker(other), 1, nothing),
    ]);
    for (const each of refused) expect(each).toEqual({ refused: { type: 'not-allowed' } });
    expect(await sql`select 1 from digest_steering`).toHaveLength(0);
    expect(await sql`select 1 from digest_list`).toHaveLength(0);
  });

  test('on a subscription is refused to who does not own it, and changes nothing', async () => {
    const { id } = await subscribed(owner, 'test:hall:user:olga');
    const read = () => sql`select * from digest_subscription where id = ${id}`;
    const before = await read();
    const wish = wishFor('test:hall:user:otto');
    const refused = await Promise.all([
      pauseSubscription(context, asker(other), id, 1),
      resumeSubscription(context, asker(other), id),
      unsubscribePerson(context, asker(other), id),
      changeSubscription(context, asker(other), id, wish),
      previewDigest(context, asker(other), id, null),
    ]);
    for (const each of refused) expect(each).toEqual({ refused: { type: 'not-yours', id, owner: 'Olga' } });
    expect(await read()).toEqual(before);
    expect(await pauseSubscription(context, asker(owner), id + 1_000, null)).toEqual({
      refused: { type: 'unknown', id: id + 1_000 },
    });
  });

  test('finds a place that has a digest already, also where one goes on that had ended', async () => {
    const place = 'test:hall:channel:plaza' as const;
    const first = await subscribed(owner, place);
    expect(await subscribePerson(context, asker(other), wishFor(place))).toEqual({
      refused: { type: 'taken', id: first.id },
    });
    expect(await unsubscribePerson(context, asker(owner), first.id)).toEqual({ isEnded: true });
    expect(await unsubscribePerson(context, asker(owner), first.id)).toEqual({ isEnded: false });
    const second = await subscribed(other, place);
    expect(await resumeSubscription(context, asker(owner), first.id)).toEqual({
      refused: { type: 'taken', id: second.id },
    });
  });

  test('sends nothing by mail before its address said yes, and asks no address without end', async () => {
    const mail = 'mail::mail:olga@example.org' as const;
    const { state, nextDue } = await subscribed(owner, mail);
    expect([state, nextDue]).toEqual(['unconfirmed', null]);
    const letters = await sql<{ message: Message; mail: { subject: string } }[]>`
      select message, mail from delivery where purpose = 'digest-confirmation'`;
    expect(letters.map((each) => each.mail.subject)).toEqual(['Please confirm: a weekly digest from Causeway']);
    expect(letters[0]?.message.text).toBe(textOf(letters[0]?.message.blocks ?? []));
    const rest = ['a', 'b', 'c', 'd'].map((name) => `mail::mail:${name}@example.org` as const);
    for (const each of rest) await subscribed(owner, each);
    expect(await subscribePerson(context, asker(owner), wishFor('mail::mail:e@example.org'))).toEqual({
      refused: { type: 'asked-often', times: 5 },
    });
    const off = { ...context, mailPlatform: null };
    expect(await subscribePerson(off, asker(other), wishFor('mail::mail:f@example.org'))).toEqual({
      refused: { type: 'no-mail' },
    });
  });
});

test('what goes out says as text what its blocks say, and each line quotes the same', async () => {
  const author = as('author');
  await author.submit(await author.say('/experience log'), {
    ...{ region: 'Skåne', areas: ['housing'], groups: [], challenge: 'c', action: 'a' },
    ...{ title: 'Rooms for *students*', lesson: 'l' },
  });
  const { id } = await subscribed(other, 'test:hall:user:otto');
  clock.now = new Date('2026-11-30T09:00:30Z');
  await send?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  const [issue] = await sql<{ id: number; message: Message }[]>`
    select id, message from digest_issue where subscription = ${id}`;
  const { text, blocks, quotes = [] } = issue?.message ?? { text: '', blocks: [] };
  expect(text).toContain('Rooms for \\*students\\*');
  expect(text).toBe(textOf(blocks));
  const quoting = (lines: string[], of: { line: number }[]) => of.map(({ line, ...rest }) => [lines[line], rest]);
  const inBlocks = blocks.flatMap((block) =>
    block.type === 'text' || block.type === 'note' ? quoting(block.markdown.split('\n'), block.quotes ?? []) : [],
  );
  expect(inBlocks.length).toBeGreaterThan(1);
  expect(quoting(text.split('\n'), quotes)).toEqual(inBlocks);
  expect(await rateIssue(context, asker(owner), issue?.id ?? 0, true)).toEqual({ refused: { type: 'unknown-issue' } });
  expect(await rateIssue(context, asker(other), issue?.id ?? 0, true)).toMatchObject({ subscription: { id } });
});
