import { expect, test } from 'vitest';
import type { Call } from '#src/core/command.ts';
import type { Person } from '#src/core/person.ts';
import { editExperience } from '#src/operations/experiences/edit.ts';
import { loadQueue } from '#src/operations/experiences/queue.ts';
import {
  archiveExperience,
  findArchivable,
  findReturnable,
  publishExperience,
  sendBackExperience,
  unarchiveExperience,
} from '#src/operations/experiences/review.ts';
import { insertExperience } from '#src/operations/experiences/versions.ts';
import { loadPublicView } from '#src/operations/experiences/view.ts';
import { findPerson } from '#src/store/people/person.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { as, clock, context, database } = await createDialogue();
const { sql } = database;
const people = await Promise.all(
  ['maria', 'rosa', 'jordi'].map(async (user) => {
    await as(user).say('/me');
    const [row] = await sql`select id from person where display_name = ${user}`;
    return (await findPerson(sql, row?.id)) as Person;
  }),
);
const [maria, rosa, jordi] = people as [Person, Person, Person];
rosa.role = 'reviewer';
const called = (person: Person) => ({ person, now: clock.now }) as Call;
/** As a command that writes gives it: all in one transaction. */
const inTransaction = <Result>(run: (inside: typeof context) => Promise<Result>) =>
  database.withTransaction((tx) => run({ ...context, sql: tx, withTransaction: (inside) => inside(tx) }));

const fields = { title: 'Mentors', region: 'SE224', policyAreas: ['health' as const], targetGroups: [] };
const told = { challenge: 'c', action: 'a', lesson: 'l' };
const log = () =>
  database.withTransaction((tx) =>
    insertExperience(tx, { ...fields, ...told, author: maria.id, language: 'en' }, clock.now),
  );

test('rights are those of the operation, whatever door it is called from', async () => {
  const { number } = await log();
  const acts: ((inside: typeof context) => Promise<unknown>)[] = [
    (inside) => publishExperience(inside, { number, revision: undefined }, called(jordi)),
    (inside) => sendBackExperience(inside, { number, comment: 'No.' }, called(jordi)),
    (inside) => archiveExperience(inside, number, called(jordi)),
    (inside) => findArchivable(inside, number, jordi),
    (inside) => findReturnable(inside, number, jordi),
    (inside) => loadQueue(inside, jordi, { after: 0, limit: 5 }),
  ];
  for (const act of acts) await expect(inTransaction(act)).rejects.toThrow('Your role does not allow that');
  await expect(inTransaction((inside) => unarchiveExperience(inside, number, called(jordi)))).rejects.toThrow(
    'Only a reviewer can restore it',
  );
  await expect(
    inTransaction((inside) => editExperience(inside, number, { fields: { ...fields, ...told } }, called(jordi))),
  ).rejects.toThrow('Only the person who logged');
  expect(await sql`select life from experience where number = ${number}`).toEqual([{ life: 'submitted' }]);
});

test('they return what was done, who is told and what waits', async () => {
  const { number } = await log();
  const done = await inTransaction((inside) =>
    publishExperience(inside, { number, revision: undefined }, called(rosa)),
  );
  expect(done).toMatchObject({
    type: 'reviewed',
    step: 'published',
    experience: { number, life: 'published' },
    told: { displayName: 'maria' },
    waiting: 1,
  });
  const again = await inTransaction((inside) => publishExperience(inside, { number, revision: 1 }, called(rosa)));
  expect(again).toMatchObject({ type: 'standing', isChanged: false, view: { revision: 2, authorName: 'maria' } });
  expect(await loadPublicView(context, number)).toMatchObject({
    isForEverybody: true,
    authorName: null,
    experience: { number, author: null },
    past: [{ life: 'published', by: null, byName: null, comment: null }],
  });
  expect(await inTransaction((inside) => archiveExperience(inside, number, called(rosa)))).toMatchObject({
    step: 'archived',
    told: { displayName: 'maria' },
  });
  expect(await loadPublicView(context, number)).toBeNull();
  const back = await inTransaction((inside) => unarchiveExperience(inside, number, called(rosa)));
  expect(back).toMatchObject({ type: 'unarchived', view: { experience: { life: 'published' }, revision: 4 } });
});
