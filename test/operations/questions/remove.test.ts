import { expect, test } from 'vitest';
import { removeQuestions } from '#src/operations/questions/remove.ts';
import { insertPerson } from '#src/store/people/person.ts';
import { insertAnswer } from '#src/store/questions/answer.ts';
import { findQuestion, insertQuestion, lockQuestion } from '#src/store/questions/question.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { whileHeldIn } from '#test/support/while-held.ts';

const database = await createTestDatabase();
const { sql } = database;
const day = (text: string) => new Date(`2027-${text}T09:00:00Z`);

test('a question that is answered while its asker goes stays for the answer', async () => {
  const [leaver, other] = await Promise.all(
    ['Nil', 'Jordi'].map(
      async (displayName) => (await insertPerson(sql, { displayName, language: 'en', timeZone: null }, true)).id,
    ),
  );
  if (!leaver || !other) throw new Error('nobody');
  const { number } = await insertQuestion(
    sql,
    {
      ...{ title: 'Answered meanwhile?', detail: '', policyAreas: ['health'], targetGroups: [], region: null },
      ...{ author: leaver, place: null, language: 'en' },
    },
    day('08-01'),
  );
  await whileHeldIn(database)(
    async (tx) => {
      await lockQuestion(tx, number);
      const given = { question: number, author: other, byAsker: false, region: null };
      await insertAnswer(tx, { ...given, language: 'en', content: 'Just in time', experience: null }, day('08-02'));
    },
    () =>
      database.withTransaction((tx) =>
        removeQuestions(tx, leaver, { which: 'all', titleOf: () => 'Gone', now: day('08-02') }),
      ),
  );
  expect(await findQuestion(sql, number)).toMatchObject({ title: 'Gone', closedAt: day('08-02') });
  expect(await sql`select content from question_answer where question = ${number}`).toEqual([
    { content: 'Just in time' },
  ]);
});
