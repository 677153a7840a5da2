import { expect, test } from 'vitest';
import { countWords } from '#src/core/text.ts';
import { experienceDetails } from '#src/domain/experiences/details.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import { questionLimits } from '#src/domain/questions/question.ts';
import { insertExamples } from '#src/operations/experiences/examples.ts';
import { deleteExamples, insertExampleQuestions } from '#src/operations/questions/examples.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';
import { demoExamples, demoQuestions } from '../../scripts/demo-examples.ts';

test.each(demoExamples.map((example) => [example.title, example] as const))(
  '%s fits the form and says what it is',
  (_, example) => {
    expect(countWords(example.title)).toBeLessThanOrEqual(experienceLimits.titleWords);
    expect(example.title.length).toBeLessThanOrEqual(experienceLimits.titleCharacters);
    expect(experienceDetails.safeParse(example.details ?? {}).error).toBeUndefined();
    for (const text of [example.challenge, example.action, example.lesson])
      expect(text).toMatch(/^(Example text|Texto de ejemplo|Testo di esempio|Text d’exemple|Texto de exemplo)\./);
  },
);

test('examples are found, and their cards say what they are', async () => {
  const { database, say, press } = await createDialogue();
  expect(await insertExamples(database, demoExamples, new Date('2026-11-20T09:00:00Z'))).toBe(demoExamples.length);
  const found = await say('/experience search nurses mentors');
  expect(read(found)).toContain('[Example] Mentors for nurses trained abroad');
  const card = read(await press(found, '#'));
  expect(card).toContain('This is an example and describes nothing real.');
  expect(card).not.toContain('[Complete it]');
});

test('example questions say what they are, come once and go with the others, but not with what a member answered', async () => {
  const { database, say, press, submit } = await createDialogue();
  const now = new Date('2026-11-20T09:00:00Z');
  for (const { title, detail, answers } of demoQuestions) {
    expect(title.length).toBeLessThanOrEqual(questionLimits.titleCharacters);
    for (const text of [detail, ...answers.map(({ content }) => content)]) expect(text).toMatch(/^(Example text\.|$)/);
  }
  expect(await insertExampleQuestions(database, demoQuestions, now)).toBe(demoQuestions.length);
  expect(await insertExampleQuestions(database, demoQuestions, now)).toBe(0);
  const listed = await say('/question list health');
  expect(read(listed)).toContain('[Example] How do you pay mentors');
  const shown = read(await press(listed, '#'));
  expect(shown).toContain('This is an example: nobody asked it.');
  expect(shown).toContain('Answer 1: somebody (Skåne)');
  const answered = await submit(await press(await press(listed, '#'), 'Answer'), { content: 'Typed by a member' });
  expect(read(answered)).toContain('Typed by a member');
  expect(await deleteExamples(database.sql)).toEqual({ removed: demoQuestions.length - 1, answered: 1 });
  expect(read(await press(await say('/question list'), '#'))).toContain('Typed by a member');
  await database.sql`delete from question_answer where author is not null`;
  expect(await deleteExamples(database.sql)).toEqual({ removed: 1, answered: 0 });
  expect(read(await say('/question list'))).toContain('No question is open.');
});
