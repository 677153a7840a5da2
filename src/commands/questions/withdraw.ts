import { z } from 'zod';
import { questionCard } from '#src/answers/questions/card.ts';
import { say } from '#src/answers/say.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call, Reply } from '#src/core/command.ts';
import { confirm } from '#src/core/confirmation.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { cancelTelling, tellAgain } from '#src/operations/questions/notify.ts';
import { tellOwner } from '#src/operations/questions/notify-owner.ts';
import { listAnswers, saveAnswerWithdrawal } from '#src/store/questions/answer.ts';
import { findQuestion, saveQuestionWithdrawal } from '#src/store/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';
import { changeableAnswer, changeableQuestion } from './access.ts';

/** Of one that has more answers, who asked reads the rest on its card. */
const mostToldAgain = 100;

const args = {
  number: argument.question(),
  answer: argument.number().optional(),
};

/** Takes a question or an answer out of sight, after asking; it is kept. */
export const withdraw = subcommand({
  args: z.object(args),
  visibility: 'private',
  writes: true,
  asksFirst: true,
  run: (context, { number, answer }, call) =>
    answer === undefined
      ? withdrawQuestion(context, number, call)
      : withdrawAnswer(context, Number(number), answer, call),
});

export const restore = subcommand({
  args: z.object(args),
  visibility: 'private',
  writes: true,
  run: (context, { number, answer }, call) =>
    answer === undefined
      ? restoreQuestion(context, number, call)
      : restoreAnswer(context, Number(number), answer, call),
});

async function withdrawQuestion(context: AppContext, said: string, call: Call): Promise<Reply> {
  const { person, now } = call;
  const { withdrawn, buttons } = textsFor(person.language).question;
  const { number, author, title, withdrawnAt } = await changeableQuestion(context, said, person);
  const restore = button(buttons.restore, `/question restore ${number}`);
  if (withdrawnAt) return say(withdrawn.before(number), ...actions(restore));
  return {
    ask: () => ({
      said: withdrawn.ask(number, title),
      choices: [confirm(buttons.withdraw), button(buttons.keep, `/question show ${number}`)],
    }),
    async act() {
      await saveQuestionWithdrawal(context.sql, number, now);
      await cancelTelling(context, number);
      await tellOwner(context, { what: 'withdrawn', owner: author, number }, call);
      return say(withdrawn.done(number), ...actions(restore));
    },
  };
}

async function withdrawAnswer(context: AppContext, question: number, number: number, call: Call): Promise<Reply> {
  const { person, now } = call;
  const { withdrawn, buttons } = textsFor(person.language).question;
  const answer = await changeableAnswer(context, question, number, person);
  const restore = button(buttons.restore, `/question restore ${question} answer=${number}`);
  if (answer.withdrawnAt) return say(withdrawn.beforeAnswer(question, number), ...actions(restore));
  return {
    ask: () => ({
      said: withdrawn.askAnswer(question, number),
      choices: [confirm(buttons.withdraw), button(buttons.keep, `/question show ${question}`)],
    }),
    async act() {
      await saveAnswerWithdrawal(context.sql, answer, now);
      await cancelTelling(context, question, number);
      const done = { what: 'withdrawnAnswer', owner: answer.author, number: question, answer: number } as const;
      await tellOwner(context, done, call);
      return say(withdrawn.doneAnswer(question, number), ...actions(restore));
    },
  };
}

async function restoreQuestion(context: AppContext, said: string, { person }: Call): Promise<Message> {
  const { withdrawn } = textsFor(person.language).question;
  const question = await changeableQuestion(context, said, person);
  if (!question.withdrawnAt) return say(withdrawn.notWithdrawn(question.number));
  const restored = (await saveQuestionWithdrawal(context.sql, question.number, null)) ?? question;
  for (const answer of await listAnswers(context.sql, question.number, { limit: mostToldAgain }))
    await tellAgain(context, restored, answer);
  return questionCard(context, restored, person, { opening: withdrawn.restored(question.number) });
}

async function restoreAnswer(context: AppContext, number: number, which: number, { person }: Call): Promise<Message> {
  const { withdrawn } = textsFor(person.language).question;
  const answer = await changeableAnswer(context, number, which, person);
  if (!answer.withdrawnAt) return say(withdrawn.notWithdrawnAnswer(number, which));
  await saveAnswerWithdrawal(context.sql, answer, null);
  const question = await findQuestion(context.sql, number);
  const said = withdrawn.restoredAnswer(number, which);
  if (!question || question.withdrawnAt) return say(said);
  await tellAgain(context, question, answer);
  return questionCard(context, question, person, { opening: said });
}
