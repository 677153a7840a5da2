import type { AppContext } from '#src/context.ts';
import { actions, type Block, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import type { QuestionBrief } from '#src/domain/questions/question.ts';
import { listOpenQuestionsOfAuthor, listQuestions } from '#src/store/questions/question.ts';
import type { Texts } from '#src/texts/index.ts';

const mostShown = 3;
const longestLabel = 60;

/** Their own questions that are open, and the newest of others in their policy areas. */
export async function questionBlocks({ sql }: AppContext, person: Person, { home, question }: Texts): Promise<Block[]> {
  const { id, interests } = person;
  const [own, others] = await Promise.all([
    listOpenQuestionsOfAuthor(sql, id, mostShown),
    listQuestions(sql, { ...(interests.length > 0 && { areas: interests }), notBy: id, limit: mostShown }),
  ]);
  const blocksOf = (heading: string, questions: readonly QuestionBrief[]): Block[] =>
    questions.length === 0
      ? []
      : [
          {
            type: 'text',
            markdown: [
              `**${heading}**`,
              ...questions.map(
                ({ number, title, answers }) =>
                  `- ${question.item({ number, title, beside: question.answers({ count: answers }) })}`,
              ),
            ].join('\n'),
          },
          ...actions(
            ...questions.map(({ number, title }) =>
              button(shorten(question.short({ number, title }), longestLabel), `/question show ${number}`),
            ),
          ),
        ];
  return [
    ...blocksOf(home.ownQuestions, own),
    ...blocksOf(interests.length > 0 ? home.questionsInAreas : home.questions, others),
  ];
}
