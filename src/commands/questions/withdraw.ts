import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call, Reply } from '#src/core/command.ts';
import { confirm } from '#src/core/confirmation.ts';
import { actions, button } from '#src/core/message.ts';
import { readChangeable, readChangeableAnswer } from '#src/operations/questions/read.ts';
import { withdrawAnswer, withdrawQuestion } from '#src/operations/questions/withdraw.ts';
import { textsFor } from '#src/texts/index.ts';

/** Takes a question or an answer out of sight, after asking; it is kept. */
export const withdraw = subcommand({
  args: z.object({ number: argument.question(), answer: argument.number().optional() }),
  visibility: 'private',
  mayAlso: 'review',
  writes: true,
  asksFirst: true,
  run: (context, { number, answer }, call) =>
    answer === undefined
      ? proposeQuestion(context, Number(number), call)
      : proposeAnswer(context, { question: Number(number), answer }, call),
});

async function proposeQuestion(context: AppContext, number: number, call: Call): Promise<Reply> {
  const { withdrawn, buttons } = textsFor(call.person.language).question;
  const { title, withdrawnAt } = await readChangeable(context, number, call.person);
  const restore = button(buttons.restore, `/question restore ${number}`);
  if (withdrawnAt) return sentenceMessage(withdrawn.before({ number }), ...actions(restore));
  return {
    ask: () => ({
      said: withdrawn.ask({ number, title }),
      choices: [confirm(buttons.withdraw), button(buttons.keep, `/question show ${number}`)],
    }),
    async act() {
      await withdrawQuestion(context, number, call);
      return sentenceMessage(withdrawn.done({ number }), ...actions(restore));
    },
  };
}

async function proposeAnswer(
  context: AppContext,
  which: { question: number; answer: number },
  call: Call,
): Promise<Reply> {
  const { withdrawn, buttons } = textsFor(call.person.language).question;
  const named = { number: which.question, answer: which.answer };
  const { withdrawnAt } = await readChangeableAnswer(context, which, call.person);
  const restore = button(buttons.restore, `/question restore ${named.number} answer=${named.answer}`);
  if (withdrawnAt) return sentenceMessage(withdrawn.beforeAnswer(named), ...actions(restore));
  return {
    ask: () => ({
      said: withdrawn.askAnswer(named),
      choices: [confirm(buttons.withdraw), button(buttons.keep, `/question show ${named.number}`)],
    }),
    async act() {
      await withdrawAnswer(context, which, call);
      return sentenceMessage(withdrawn.doneAnswer(named), ...actions(restore));
    },
  };
}
