import { withKeptLink } from '#src/answers/kept-answer.ts';
import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Message } from '#src/core/message.ts';
import { nobody } from '#src/core/page-visit.ts';
import { type AnswerOrigin, keepFigureAnswer } from '#src/operations/bot/keep-answer.ts';
import { textsFor } from '#src/texts/index.ts';

/** Adds to an answer the link that shows it later as it is now. Whoever reads a page has the page's own address, and a part of a brief needs none. */
export async function keepForLink(
  context: AppContext,
  { person }: Call,
  origin: Omit<AnswerOrigin, 'language'>,
  answer: Message,
): Promise<Message> {
  if (person.id === nobody.id) return answer;
  const number = await keepFigureAnswer(context, { ...origin, language: person.language }, answer);
  return withKeptLink(context, textsFor(person.language), answer, number);
}
