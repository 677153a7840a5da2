import { expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, database, say } = await createDialogue();
const { sql } = database;

test('a third search of one person at once is asked to wait; somebody else’s is answered', async () => {
  await say('/help');
  const answers = await database.withTransaction(async (tx) => {
    // Nothing is found until this ends.
    await tx`lock table experience in access exclusive mode`;
    const own = ['nurses', 'tutors', 'gardens'].map((word) => say(`/experience search ${word}`));
    const refused = await Promise.race(own);
    const other = as('other').say('/experience search bicycles');
    return { refused: read(refused), own, other };
  });
  expect(answers.refused).toContain('I am still looking for what you asked before');
  expect(read(await answers.other)).toContain('No experience matches “bicycles”');
  const texts = (await Promise.all(answers.own)).map((answer) => read(answer));
  expect(texts.filter((text) => text.includes('No experience matches'))).toHaveLength(2);
  expect(read(await say('/experience search gardens'))).toContain('No experience matches “gardens”');
});

test('it is said which words were not looked for', async () => {
  const words = Array.from({ length: 22 }, (_, index) => `nothing${index}`).join(' ');
  expect(read(await say(`/experience search ${words}`))).toContain('I looked for the first 20 words only');
});

test('it is said where only the newest were compared', async () => {
  await sql`
    insert into experience (language, title, region, policy_areas, challenge, action, lesson)
    select 'en', 'Orientation ' || n, (select code from region order by code limit 1), '{}', '–', '–', 'Ask.' from generate_series(1, 4100) n`;
  const answer = read(await say('/experience search orientation'));
  expect(answer).toContain('1,000+ experiences for “orientation”');
  expect(answer).toContain('I compared only the newest of them');
  expect(read(await say('/experience search ask orientation'))).toContain('I compared only the newest of them');
});

test('a search that takes too long is ended with a word about it', async () => {
  const answer = await database.withTransaction(async (tx) => {
    await tx`lock table experience in access exclusive mode`;
    return read(await say('/experience search orientation'));
  });
  expect(answer).toContain('That search took too long');
});
