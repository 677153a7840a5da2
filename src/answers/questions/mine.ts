import { message, rightColumn, table, text } from '#src/core/blocks.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import type { AnswerGiven, QuestionBrief } from '#src/domain/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';
import { questionState } from './state.ts';

const mostOptions = 25;
const longestLabel = 75;

/** Lists a person's questions and answers, each with its state. */
export function ownQuestionsMessage(
  { questions, answers }: { questions: readonly QuestionBrief[]; answers: readonly AnswerGiven[] },
  reader: Reader,
): Message {
  const { mine, buttons } = textsFor(reader.language).question;
  return message(
    questions.length + answers.length === 0 && text(mine.none),
    questions.length > 0 && questionBlocks(questions, reader),
    answers.length > 0 && answerBlocks(answers, reader),
    actions(button(buttons.ask, '/question ask', 'primary'), button(buttons.list, '/question list')),
  );
}

function questionBlocks(questions: readonly QuestionBrief[], reader: Reader): Block[] {
  const { mine, short } = textsFor(reader.language).question;
  const { number, title, state, answers, asked } = mine.columns;
  return [
    text(mine.asked({ count: questions.length })),
    table(
      [rightColumn(number), title, state, rightColumn(answers), asked],
      questions.map((each) => [
        String(each.number),
        each.title,
        questionState(each, reader),
        String(each.answers),
        formatDay(each.askedAt, reader),
      ]),
    ),
    ...actions({
      type: 'select',
      placeholder: mine.choose,
      options: questions.slice(0, mostOptions).map((each) => ({
        label: shorten(short({ number: each.number, title: each.title }), longestLabel),
        line: `/question show ${each.number}`,
      })),
    }),
  ];
}

function answerBlocks(answers: readonly AnswerGiven[], reader: Reader): Block[] {
  const { mine } = textsFor(reader.language).question;
  const { number, title, answer, state, answered } = mine.columns;
  return [
    text(mine.answered({ count: answers.length })),
    table(
      [rightColumn(number), title, rightColumn(answer), state, answered],
      answers.map((each) => [
        String(each.question),
        each.title ?? mine.gone,
        String(each.number),
        each.withdrawnAt ? mine.answerState.withdrawn : mine.answerState.open,
        formatDay(each.answeredAt, reader),
      ]),
    ),
    ...actions({
      type: 'select',
      placeholder: mine.chooseAnswer,
      options: answers.slice(0, mostOptions).map(({ question, number: which, withdrawnAt }) => ({
        label: (withdrawnAt ? mine.restoreAnswer : mine.withdrawAnswer)({ number: question, answer: which }),
        line: `/question ${withdrawnAt ? 'restore' : 'withdraw'} ${question} answer=${which}`,
      })),
    }),
  ];
}
