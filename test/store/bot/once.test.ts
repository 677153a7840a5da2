import { expect, test } from 'vitest';
import { nameEvent } from '#src/core/event.ts';
import { TakenId } from '#src/core/input-errors.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { createDraftStore, listDrafts, moveDrafts } from '#src/store/bot/draft.ts';
import { createOnce, deleteHandledEventsBefore, forgetOutcomes } from '#src/store/bot/handled-event.ts';
import { deletePerson, insertPerson } from '#src/store/people/person.ts';
import { createTestDatabase } from '#test/support/database.ts';

const database = await createTestDatabase();
const { sql } = database;
const once = createOnce(database);
const drafts = createDraftStore(database);
const newPerson = () => insertPerson(sql, { displayName: null, language: null, timeZone: null }, true);
const person = await newPerson();
await sql`create table effect (event text not null)`;
const say = (text: string): Outcome => ({ type: 'message', visibility: 'private', text, blocks: [] });
const countEffects = async (event: string) => (await sql`select 1 from effect where event = ${event}`).length;

test('a second delivery changes nothing and gets the same outcome', async () => {
  const run = async (tx: typeof sql) => {
    await tx`insert into effect values ('a')`;
    return say('done');
  };
  expect(await once('a', person.id, run)).toEqual(say('done'));
  expect(await once('a', person.id, async () => say('again'))).toEqual(say('done'));
  expect(await countEffects('a')).toBe(1);
});

test('a delivery during the first one waits for it', async () => {
  let finish = () => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let started = () => {};
  const running = new Promise<void>((resolve) => {
    started = resolve;
  });
  const first = once('b', person.id, async () => {
    started();
    await held;
    return say('first');
  });
  await running;
  let runs = 0;
  const others = Array.from({ length: 4 }, () =>
    once('b', person.id, async () => {
      runs += 1;
      return say('other');
    }),
  );
  finish();
  expect(await Promise.all([first, ...others])).toEqual(Array(5).fill(say('first')));
  expect(runs).toBe(0);
});

test('after a failure nothing is kept and a retry works', async () => {
  const failing = once('c', person.id, async (tx) => {
    await tx`insert into effect values ('c')`;
    throw new Error('crashed between');
  });
  await expect(failing).rejects.toThrow('crashed between');
  expect(await countEffects('c')).toBe(0);
  expect(await once('c', person.id, async () => say('worked'))).toEqual(say('worked'));
});

test('an event may remove its own person and is still answered the same again', async () => {
  const gone = await newPerson();
  const forget = async (tx: typeof sql) => {
    await deletePerson(tx, gone.id);
    return say('forgotten');
  };
  await once('d', gone.id, forget);
  const next = await newPerson();
  expect(await once('d', next.id, async () => say('ran twice'))).toEqual(say('forgotten'));
});

test('nobody gets what was answered to another', async () => {
  await once('e', person.id, async () => say('private'));
  const other = await newPerson();
  await expect(once('e', other.id, async () => say('x'))).rejects.toThrow(TakenId);
});

test('what PostgreSQL cannot hold does not lose the rest', async () => {
  const hostile = 'a\u0000b\ud800c';
  await once('f', person.id, async () => say(hostile));
  expect(await once('f', person.id, async () => say('x'))).toEqual(say('ab\ufffdc'));
  await drafts.save(person, '/f', { text: hostile });
  expect(await drafts.find(person, '/f')).toEqual({ text: 'ab\ufffdc' });
});

test('what was said is let go of before the event is, and the event is not run again', async () => {
  await once('g', person.id, async () => say('kept for a day'));
  await forgetOutcomes(sql, new Date('2020-01-01'));
  expect(await once('g', person.id, async () => say('x'))).toEqual(say('kept for a day'));
  await forgetOutcomes(sql);
  expect(await once('g', person.id, async () => say('ran twice'))).toBeNull();
});

test('old events are removed', async () => {
  await sql`update handled_event set handled_at = '2020-01-01' where id = ${nameEvent('a')}`;
  expect(await deleteHandledEventsBefore(sql, new Date('2021-01-01'))).toBe(1);
});

test('a draft is kept step by step until it is discarded', async () => {
  await drafts.save(person, '/x', { title: 'T', areas: ['health'] });
  await drafts.save(person, '/x', { lesson: 'L' });
  expect(await drafts.find(person, '/x')).toEqual({ title: 'T', areas: ['health'], lesson: 'L' });
  await database
    .withTransaction(async (tx) => {
      await drafts.discard(tx, person, '/x');
      throw new Error('rolled back');
    })
    .catch(() => {});
  expect(await drafts.find(person, '/x')).not.toBeNull();
  await drafts.discard(sql, person, '/x');
  expect(await drafts.find(person, '/x')).toBeNull();
});

test('drafts move to another person; those in the way are handed back', async () => {
  const [from, to] = [await newPerson(), await newPerson()];
  await drafts.save(from, '/x', { title: 'mine' });
  await drafts.save(from, '/y', { title: 'moves' });
  await drafts.save(to, '/x', { title: 'theirs' });
  await moveDrafts(sql, from.id, to.id);
  expect(await listDrafts(sql, from.id)).toMatchObject([{ form: '/x', fieldValues: { title: 'mine' } }]);
  expect(await drafts.find(to, '/x')).toEqual({ title: 'theirs' });
  expect(await drafts.find(to, '/y')).toEqual({ title: 'moves' });
});
