import { z } from 'zod';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { formatLine } from '#src/core/line.ts';
import { md } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import { policyAreaLabel } from '#src/domain/topics/policy-area.ts';
import { countQuestions, findQuestion, listQuestions, type QuestionBrief } from '#src/store/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';
import { describeFilters, pageSize } from '../experiences/results.ts';

/** The newest first, each with a button that opens it. */
export const list = subcommand({
  args: z.object({
    area: argument.area().optional(),
    region: argument.region().optional(),
    closed: argument.flag().optional(),
    page: argument.number().optional(),
  }),
  visibility: 'public',
  async run(context, { page: said = 1, ...filter }, { person }): Promise<Message> {
    const { question: texts } = textsFor(person.language);
    const page = Math.max(1, said);
    const offset = (page - 1) * pageSize;
    const [questions, count] = await Promise.all([
      listQuestions(context.sql, { ...filter, limit: pageSize, offset }),
      countQuestions(context.sql, filter),
    ]);
    const filtered = describeFilters(context, filter, person);
    const isClosed = filter.closed === true;
    const isBeyond = questions.length === 0 && page > 1;
    // “/question 12” means the question rather than a page.
    const named = isBeyond ? await findQuestion(context.sql, page) : null;
    const opening = isBeyond
      ? texts.list.noPage(page)
      : count === 0
        ? texts.list.none(isClosed, filtered)
        : texts.list.count(count, isClosed, filtered);
    const lines = questions.map((each) => describe(context, each, person));
    const next = formatLine('question', 'list', { ...filter, page: page + 1 }, list.arguments);
    return {
      text: [opening, ...lines.map((line) => `- ${line}`)].join('\n'),
      blocks: [
        { type: 'text', markdown: opening },
        ...lines.map((markdown) => ({ type: 'text' as const, markdown })),
        ...actions(
          ...questions.map(({ number, title }) =>
            button(shorten(texts.buttons.open(number, title), 60), `/question show ${number}`),
          ),
          offset + pageSize < count && button(texts.buttons.next, next),
          named?.withdrawnAt === null && button(texts.buttons.show(named.number), `/question show ${named.number}`),
          (isBeyond || (count === 0 && filtered !== '')) && button(texts.buttons.list, '/question list'),
          button(texts.buttons.ask, '/question ask'),
        ),
      ],
    };
  },
});

function describe(context: AppContext, question: QuestionBrief, person: Person): string {
  const { question: texts } = textsFor(person.language);
  const { number, title, region, policyAreas, answers, askedAt } = question;
  const beside = [
    region && nameRegion(context, region, person),
    ...policyAreas.map(policyAreaLabel),
    formatDay(askedAt, person),
    texts.answers(answers),
  ].filter(Boolean);
  return md`**${texts.short(number, title)}** (${beside.join(' · ')})`;
}
