import type { QuestionFilter, QuestionPage } from '#src/domain/questions/page.ts';
import type { AnswerGiven, QuestionBrief } from '#src/domain/questions/question.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listAnswersOfAuthor } from '#src/store/questions/answer.ts';
import { countQuestions, findQuestion, listQuestions, listQuestionsOfAuthor } from '#src/store/questions/question.ts';

const pageSize = 5;

/** A page of the questions that everybody may read, the newest first. */
export async function listPage(sql: Sql, filter: QuestionFilter, said = 1): Promise<QuestionPage> {
  const page = Math.max(1, said);
  const offset = (page - 1) * pageSize;
  const [questions, count] = await Promise.all([
    listQuestions(sql, { ...filter, limit: pageSize, offset }),
    countQuestions(sql, filter),
  ]);
  const isBeyond = questions.length === 0 && page > 1;
  const named = isBeyond ? await findQuestion(sql, page) : null;
  return {
    filter,
    questions,
    count,
    page,
    hasMore: offset + pageSize < count,
    isBeyond,
    named: named?.withdrawnAt === null ? named.number : null,
  };
}

/** Lists a person's questions and answers, withdrawn ones too. */
export async function listOwn(
  sql: Sql,
  person: number,
): Promise<{ questions: QuestionBrief[]; answers: AnswerGiven[] }> {
  const [questions, answers] = await Promise.all([
    listQuestionsOfAuthor(sql, person),
    listAnswersOfAuthor(sql, person),
  ]);
  return { questions, answers };
}
