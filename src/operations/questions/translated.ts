import type { AppContext } from '#src/context.ts';
import type { AnswerRead, Question } from '#src/domain/questions/question.ts';
import type { QuestionThread } from '#src/domain/questions/thread.ts';
import type { Translated } from '#src/domain/translations/translation.ts';
import { findTranslated, type OriginalText } from '../translations/read.ts';

/** Returns what of a question is translated. */
export function textOfQuestion({ language, title, detail, withdrawnAt }: Question): OriginalText {
  return { language, words: { title, detail }, isPublic: withdrawnAt === null };
}

/** Returns what of an answer to a question is translated. */
export function textOfAnswer({ language, content, withdrawnAt }: AnswerRead, question: Question): OriginalText {
  return { language, words: { content }, isPublic: withdrawnAt === null && question.withdrawnAt === null };
}

/** Adds to a thread its question and its answers in the language of who reads it. */
export async function translateThread(
  context: Pick<AppContext, 'sql' | 'translations'>,
  thread: QuestionThread,
  reader: { language: string; id?: number },
): Promise<QuestionThread> {
  const { question: asked, answers: given } = thread;
  const question = await findTranslated(context, { question: asked.number }, textOfQuestion(asked), reader);
  const answers = new Map<number, Translated | null>();
  for (const answer of given) {
    const original = { question: asked.number, answer: answer.number };
    answers.set(answer.number, await findTranslated(context, original, textOfAnswer(answer, asked), reader));
  }
  return { ...thread, translated: { question, answers } };
}
