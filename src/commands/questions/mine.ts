import { z } from 'zod';
import { stateOf } from '#src/answers/questions/card.ts';
import { subcommand } from '#src/context.ts';
import { actions, type Block, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Answer } from '#src/domain/questions/question.ts';
import { listAnswersOfAuthor } from '#src/store/questions/answer.ts';
import { listQuestionsOfAuthor, type QuestionBrief } from '#src/store/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';

const mostOptions = 25;
const longestLabel = 75;

export const mine = subcommand({
  args: z.object({}),
  visibility: 'private',
  async run({ sql }, _args, { person }) {
    const { mine, buttons } = textsFor(person.language).question;
    const [questions, answers] = await Promise.all([
      listQuestionsOfAuthor(sql, person.id),
      listAnswersOfAuthor(sql, person.id),
    ]);
    const said = [
      questions.length > 0 && mine.asked(questions.length),
      answers.length > 0 && mine.answered(answers.length),
    ].filter((line) => line !== false);
    return {
      text: said.join(' ') || mine.none,
      blocks: [
        ...(said.length === 0 ? [{ type: 'text', markdown: mine.none } as const] : []),
        ...(questions.length > 0 ? questionBlocks(questions, person) : []),
        ...(answers.length > 0 ? answerBlocks(answers, person) : []),
        ...actions(button(buttons.ask, '/question ask', 'primary'), button(buttons.list, '/question list')),
      ],
    };
  },
});

function questionBlocks(questions: readonly QuestionBrief[], person: Person): Block[] {
  const { mine, buttons } = textsFor(person.language).question;
  const { number, title, state, answers, asked } = mine.columns;
  return [
    { type: 'text', markdown: mine.asked(questions.length) },
    {
      type: 'table',
      columns: [
        { label: number, align: 'right' },
        { label: title },
        { label: state },
        { label: answers, align: 'right' },
        { label: asked },
      ],
      rows: questions.map((each) => [
        String(each.number),
        each.title,
        stateOf(each, person),
        String(each.answers),
        formatDay(each.askedAt, person),
      ]),
    },
    ...actions({
      type: 'select',
      placeholder: mine.choose,
      options: questions.slice(0, mostOptions).map((each) => ({
        label: shorten(buttons.open(each.number, each.title), longestLabel),
        line: `/question show ${each.number}`,
      })),
    }),
  ];
}

function answerBlocks(answers: readonly (Answer & { title: string | null })[], person: Person): Block[] {
  const { mine } = textsFor(person.language).question;
  const { number, title, answer, state, answered } = mine.columns;
  return [
    { type: 'text', markdown: mine.answered(answers.length) },
    {
      type: 'table',
      columns: [
        { label: number, align: 'right' },
        { label: title },
        { label: answer, align: 'right' },
        { label: state },
        { label: answered },
      ],
      rows: answers.map((each) => [
        String(each.question),
        each.title ?? mine.gone,
        String(each.number),
        each.withdrawnAt ? mine.answerState.withdrawn : mine.answerState.open,
        formatDay(each.answeredAt, person),
      ]),
    },
    ...actions({
      type: 'select',
      placeholder: mine.chooseAnswer,
      options: answers.slice(0, mostOptions).map((each) => ({
        label: (each.withdrawnAt ? mine.restoreAnswer : mine.withdrawAnswer)(each.question, each.number),
        line: `/question ${each.withdrawnAt ? 'restore' : 'withdraw'} ${each.question} answer=${each.number}`,
      })),
    }),
  ];
}
