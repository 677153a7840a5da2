import type { Person } from '#src/core/person.ts';
import { mayChange } from '#src/domain/experiences/rights.ts';
import type { Question } from '#src/domain/questions/question.ts';
import type { QuestionThread } from '#src/domain/questions/thread.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findPerson } from '#src/store/people/person.ts';
import { countAnswers, listAnswers } from '#src/store/questions/answer.ts';
import { findQuestion } from '#src/store/questions/question.ts';

/** Answers a message shows at once, and a page. */
const messageSize = 5;
const pageSize = 100;

/** A question with a page of its answers, as a member may see it. */
export async function loadThread(
  sql: Sql,
  question: Question,
  reader: Person,
  { page = 1 }: { page?: number } = {},
): Promise<QuestionThread> {
  const author = question.author === null ? null : await findPerson(sql, question.author);
  const { answers, ...counted } = await loadAnswers(sql, question.number, {
    page,
    size: messageSize,
    reader: 'member',
  });
  return {
    question,
    authorName: author?.displayName || null,
    authorOrganisation: author?.organisation ?? null,
    answers: answers.map((answer) => ({
      ...answer,
      mayChange: mayChange(reader, answer),
      isOwn: answer.author === reader.id,
    })),
    ...counted,
    isAsker: question.author === reader.id,
    mayChange: mayChange(reader, question),
    isForEverybody: false,
  };
}

/** Loads the public thread of a question: without names and without unreviewed answers. Null if nothing of it is public. */
export async function loadPublicThread(
  sql: Sql,
  number: number,
  { page = 1 }: { page?: number } = {},
): Promise<QuestionThread | null> {
  const question = await findQuestion(sql, number);
  if (!question || question.withdrawnAt) return null;
  const { answers, ...counted } = await loadAnswers(sql, number, { page, size: pageSize, reader: 'anybody' });
  return {
    question,
    authorName: null,
    authorOrganisation: null,
    answers: answers.map((answer) => ({
      ...answer,
      authorName: null,
      authorOrganisation: null,
      mayChange: false,
      isOwn: false,
    })),
    ...counted,
    isAsker: false,
    mayChange: false,
    isForEverybody: true,
  };
}

async function loadAnswers(
  sql: Sql,
  number: number,
  { page: said, size, reader }: { page: number; size: number; reader: 'member' | 'anybody' },
) {
  const counts = await countAnswers(sql, number);
  // Answers are withdrawn: a page that is no more is the last there is.
  const page = Math.min(Math.max(1, said), Math.max(1, Math.ceil(counts.all / size)));
  const offset = (page - 1) * size;
  const answers = await listAnswers(sql, number, { limit: size, offset, reader });
  return { answers, counts, nextPage: offset + size < counts.all ? page + 1 : null };
}
