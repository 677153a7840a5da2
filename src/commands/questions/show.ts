import { z } from 'zod';
import { questionMessage } from '#src/answers/questions/question.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { decisionButtons } from '#src/answers/translations/decision.ts';
import { translationFolds } from '#src/answers/translations/translation.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { isShared } from '#src/domain/digests/subscription.ts';
import type { Question } from '#src/domain/questions/question.ts';
import { readQuestion } from '#src/operations/questions/read.ts';
import { loadThread } from '#src/operations/questions/thread.ts';
import { translateThread } from '#src/operations/questions/translated.ts';
import { listToDecide } from '#src/operations/questions/translation-verdict.ts';
import { textsFor } from '#src/texts/index.ts';

export const show = subcommand({
  args: z.object({ number: argument.question(), page: argument.page().optional() }),
  visibility: 'public',
  folds: translationFolds,
  async run(context, { number, page }, { person, place }) {
    const question = await readQuestion(context, Number(number), person);
    const { withdrawn } = textsFor(person.language).question;
    if (question.withdrawnAt && isShared([place]))
      return sentenceMessage(withdrawn.readAlone({ number: question.number }));
    const shown = await showQuestion(context, question, person, { page });
    if (isShared([place])) return shown;
    const kept = await listToDecide(context, { question: question.number }, question, person);
    return { ...shown, blocks: [...shown.blocks, ...decisionButtons(kept, person)] };
  },
});

/** A question with a page of its answers; `opening` is said before it. */
export async function showQuestion(
  context: AppContext,
  question: Question,
  person: Person,
  { opening, page = 1 }: { opening?: string; page?: number | undefined } = {},
): Promise<Message> {
  const thread = await loadThread(context.sql, question, person, { page });
  return questionMessage(context, await translateThread(context, thread, person), person, opening);
}
