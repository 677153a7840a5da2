import { nameRegion } from '#src/answers/regions/name-region.ts';
import type { AppContext } from '#src/context.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { naming, type QuotingLine, quoted, textBlock } from '#src/core/quote.ts';
import { shorten } from '#src/core/text.ts';
import { type Answer, isAnswerable, type Question } from '#src/domain/questions/question.ts';
import type { Sql } from '#src/store/database/database.ts';
import { deleteCalledOff, deleteDeliveriesFor } from '#src/store/outbox/delivery.ts';
import { cancelDeliveries } from '#src/store/outbox/outbox.ts';
import { type AnswerRead, countAnswers } from '#src/store/questions/answer.ts';
import { textsFor } from '#src/texts/index.ts';
import { tellPerson } from '../people/notify-person.ts';

const longestAnswer = 1_500;
const longestLabel = 60;
const purpose = 'answer';

/**
 * Tells who asked of an answer, in their language and their direct messages: those it was asked from first, then their other accounts. To be
 * called in the answer's transaction. False where nobody is left to be told.
 */
export async function tellAsker(context: AppContext, question: Question, answer: AnswerRead): Promise<boolean> {
  const asker = await tellPerson(context, question.author, {
    recipient: recipientOf(question.number),
    purpose,
    period: String(answer.number),
    first: question.place,
    write: (asker) => letter(context, question, answer, asker),
  });
  return asker !== null;
}

async function letter(context: AppContext, question: Question, answer: AnswerRead, asker: Person): Promise<Message> {
  const { told, buttons } = textsFor(asker.language).question;
  const { number, title } = question;
  const region = answer.region === null ? null : nameRegion(context, answer.region, asker);
  const openingWith = (name: string | null) => told.opening(name, region, number, title);
  const opening = naming(answer.author, openingWith(answer.authorName), openingWith(null));
  const content: QuotingLine = {
    line: escapeMarkdown(shorten(answer.content, longestAnswer)),
    of: [`answer:${number}:${answer.number}`],
    instead: told.withdrawn,
  };
  const { ofOthers } = await countAnswers(context.sql, number);
  const state = told.state(ofOthers, isAnswerable(question));
  return {
    ...quoted([opening, content, state]),
    blocks: [
      textBlock([opening]),
      textBlock([content]),
      { type: 'note', markdown: state },
      ...actions(
        button(buttons.show(number), `/question show ${number}`, 'primary'),
        answer.experience !== null && {
          type: 'button',
          label: shorten(buttons.experience(answer.experience, answer.experienceTitle ?? ''), longestLabel),
          line: `/experience show ${answer.experience}`,
          of: [`experience:${answer.experience}`],
        },
        button(buttons.close, `/question close ${number}`),
      ),
    ],
  };
}

/** Calls off what was to be told of an answer, or of all to a question, and has not gone out yet. */
export async function cancelTelling({ sql }: AppContext, question: number, answer?: number): Promise<void> {
  await cancelDeliveries(sql, {
    recipient: recipientOf(question),
    purpose,
    ...(answer !== undefined && { period: String(answer) }),
  });
}

/** Tells of an answer that is back, if that was called off before who asked could be told. */
export async function tellAgain(context: AppContext, question: Question, answer: AnswerRead): Promise<void> {
  const key = { recipient: recipientOf(question.number), purpose, period: String(answer.number) };
  if (await deleteCalledOff(context.sql, key)) await tellAsker(context, question, answer);
}

/** Removes what was told, or is to be told, of answers that are removed themselves. */
export async function forgetTelling(sql: Sql, answers: readonly Pick<Answer, 'question' | 'number'>[]): Promise<void> {
  for (const { question, number } of answers)
    await deleteDeliveriesFor(sql, { recipient: recipientOf(question), purpose, period: String(number) });
}

const recipientOf = (question: number) => `question:${question}`;
