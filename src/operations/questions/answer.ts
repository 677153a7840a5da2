import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { type Experience, isOpen } from '#src/domain/experiences/experience.ts';
import type { Answer, Question } from '#src/domain/questions/question.ts';
import { findExperience } from '#src/store/experiences/experience.ts';
import { findSameAnswer, insertAnswer } from '#src/store/questions/answer.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { aboutQuestion } from './about.ts';
import { tellAsker } from './notify.ts';
import { readAnswerable } from './read.ts';

/** `told` says whether who asked hears of it; one's own question is answered to nobody. before: they said the same before, and nothing was added. */
export type AnswerResult =
  | { type: 'given'; question: Question; answer: Answer; told: 'asker' | 'nobody' | 'own' | 'before' }
  | { type: 'unknown-experience' };

/**
 * Answers a question, and tells who asked in the same transaction.
 * @throws UserError where it is closed or withdrawn, or not for this person.
 */
export async function giveAnswer(
  context: AppContext,
  said: { question: number; content: string; experience: number | null },
  { person, now }: { person: Person; now: Date },
): Promise<AnswerResult> {
  return inTransaction(context, async (inside) => {
    const question = await readAnswerable(inside, said.question, person, { isLocked: true });
    const experience = said.experience === null ? null : await findExperience(inside.sql, said.experience);
    if (said.experience !== null && !(experience && isOpen(experience))) return { type: 'unknown-experience' };
    const byAsker = question.author === person.id;
    const { region, language } = person;
    const same = await findSameAnswer(inside.sql, {
      ...{ question: question.number, author: person.id },
      ...{ content: said.content, experience: experience?.number ?? null },
    });
    if (same) return { type: 'given', question, answer: same, told: 'before' };
    const answer = await insertAnswer(
      inside.sql,
      {
        ...{ question: question.number, author: person.id, byAsker, region, language },
        content: said.content,
        experience: experience?.number ?? null,
      },
      now,
    );
    await record(inside.sql, {
      ...{ type: 'question.answered', ...aboutQuestion(question, person.id, now) },
      data: { answer: answer.number, experience: answer.experience, byAsker },
    });
    if (byAsker) return { type: 'given', question, answer, told: 'own' };
    const isTold = await tellAsker(inside, question, nameAnswer(answer, person, experience));
    return { type: 'given', question, answer, told: isTold ? 'asker' : 'nobody' };
  });
}

function nameAnswer(answer: Answer, { displayName, organisation }: Person, experience: Experience | null) {
  return {
    ...answer,
    authorName: displayName,
    authorOrganisation: organisation ?? null,
    experienceTitle: experience?.title ?? null,
  };
}
