import { expect, test } from 'vitest';
import type { Person } from '#src/core/person.ts';
import { logExperience } from '#src/operations/experiences/log.ts';
import { forgetPerson } from '#src/operations/people/forget.ts';
import { joinPeople } from '#src/operations/people/join.ts';
import { listPersonalData } from '#src/operations/personal-data.ts';
import { giveAnswer } from '#src/operations/questions/answer.ts';
import { askQuestion } from '#src/operations/questions/ask.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { by, experienceFields, join, now } from './support.ts';

const { context, database } = await createDialogue();
const { sql } = database;

/** Logs an experience and asks a question that somebody else answers. */
async function beActive(person: Person): Promise<{ experience: string; question: string }> {
  const { view } = await context.withTransaction((inside) =>
    logExperience({ ...context, sql: inside, withTransaction: (run) => run(inside) }, experienceFields, by(person)),
  );
  const { question } = await askQuestion(
    context,
    { title: `Who pays, ${person.id}?`, detail: '', policyAreas: ['health'], targetGroups: [], region: null },
    { person, place: null, now },
  );
  const helper = await join(context);
  await giveAnswer(context, { question: question.number, content: 'We do.', experience: null }, by(helper));
  return { experience: `experience:${view.experience.number}`, question: `question:${question.number}` };
}

const about = (...subjects: string[]) =>
  sql`select type, actor, data from activity where subject = any(${subjects}) order by id`;

test('who is forgotten and keeps what they shared did it no more, and what happened to them is gone', async () => {
  const person = await join(context);
  const { experience, question } = await beActive(person);
  expect(await about(`person:${person.id}`)).toHaveLength(1);
  expect((await listPersonalData(sql, person.id)).activity).toHaveLength(3);
  await forgetPerson(context, person, { isKept: true, now });
  expect(await about(`person:${person.id}`)).toEqual([]);
  const left = await about(experience, question);
  expect(left.map(({ type, actor }) => [type, actor === null])).toEqual([
    ['experience.logged', true],
    ['question.asked', true],
    ['question.answered', false],
  ]);
  expect(await sql`select 1 from activity where actor = ${person.id}`).toHaveLength(0);
});

test('what is deleted with somebody leaves no activity', async () => {
  const person = await join(context);
  const { experience } = await beActive(person);
  await forgetPerson(context, person, { isKept: false, now });
  expect(await about(experience, `person:${person.id}`)).toEqual([]);
});

test('two who become one did it all', async () => {
  const [joiner, keeper] = [await join(context), await join(context)];
  const { experience } = await beActive(joiner);
  await joinPeople(context, { joiner, keeper, role: 'member' } as never, keeper);
  expect((await about(experience)).map(({ actor }) => actor)).toEqual([keeper.id]);
  expect(await about(`person:${joiner.id}`)).toEqual([]);
});
