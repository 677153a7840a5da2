import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { restoreAnswer, restoreQuestion } from '#src/operations/questions/withdraw.ts';
import { textsFor } from '#src/texts/index.ts';
import { showQuestion } from './show.ts';

/** Puts a withdrawn question or answer back. */
export const restore = subcommand({
  args: z.object({ number: argument.question(), answer: argument.number().optional() }),
  visibility: 'private',
  mayAlso: 'review',
  writes: true,
  async run(context, args, { person }) {
    const { withdrawn } = textsFor(person.language).question;
    const number = Number(args.number);
    if (args.answer === undefined) {
      const question = await restoreQuestion(context, number, person);
      if (!question) return sentenceMessage(withdrawn.notWithdrawn({ number }));
      return showQuestion(context, question, person, { opening: withdrawn.restored({ number }) });
    }
    const named = { number, answer: args.answer };
    const restored = await restoreAnswer(context, { question: number, answer: args.answer }, person);
    if (!restored) return sentenceMessage(withdrawn.notWithdrawnAnswer(named));
    const opening = withdrawn.restoredAnswer(named);
    return restored.question ? showQuestion(context, restored.question, person, { opening }) : sentenceMessage(opening);
  },
});
