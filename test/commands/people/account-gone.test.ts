import { expect, test } from 'vitest';
import { jobs } from '#jobs/index.ts';
import type { Actor } from '#src/core/event.ts';
import { createDialogue, read, type Speaker } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const { as, bot, clock, context, database } = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example' },
  platforms: switchOnMail(),
});
const { sql } = database;
const send = jobs.find(({ name }) => name === 'send-digests');
const leave = (actor: Actor) =>
  bot.handle({
    id: crypto.randomUUID(),
    type: 'lifecycle',
    happened: 'account-gone',
    actor,
    place: 'test:hall:user:x',
  });
const subscribe = async (reader: Speaker, values: Record<string, string> = {}) =>
  reader.submit(await reader.say('/digest subscribe'), values);
const states = (user: string) => sql`
  select s.state as subscription, d.state as delivery
  from account a join digest_subscription s using (person)
  left join delivery d on d.recipient = 'subscription:' || s.id and d.purpose = 'digest'
  where a."user" = ${user}`;

test('nothing waits for an account that is no more, and its digest ends; what goes elsewhere goes on', async () => {
  const direct = (user: string) => as(user, {}, `test:hall:user:${user}`);
  const [gone, mailed, stays] = [direct('gone'), direct('mailed'), direct('stays')];
  await subscribe(gone);
  await subscribe(stays);
  await subscribe(mailed, { where: 'mail', address: 'mailed@example.org' });
  const author = as('author');
  await author.submit(await author.say('/experience log'), {
    ...{ title: 'Shared kitchens', region: 'Skåne', areas: ['housing'], groups: [] },
    ...{ challenge: 'c', action: 'a', lesson: 'Ask first.' },
  });
  clock.now = new Date('2026-11-30T09:30:00Z');
  await send?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  expect(await states('gone')).toEqual([{ subscription: 'active', delivery: 'waiting' }]);

  for (const { actor } of [gone, mailed]) expect(await leave(actor)).toEqual({ type: 'nothing' });
  expect(await states('gone')).toEqual([{ subscription: 'ended', delivery: 'cancelled' }]);
  expect(await states('mailed')).toEqual([{ subscription: 'unconfirmed', delivery: null }]);
  expect(await states('stays')).toEqual([{ subscription: 'active', delivery: 'waiting' }]);
  expect(read(await stays.say('/experience search kitchens'))).toContain('Shared kitchens');
  expect(await leave({ ...gone.actor, user: 'nobody' })).toEqual({ type: 'nothing' });
});
