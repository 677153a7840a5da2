import { z } from 'zod';
import { yesNo } from '#src/answers/experiences/history.ts';
import { answerersMessage, knownMessage, routedMessage } from '#src/answers/introductions/route.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { UserError } from '#src/core/errors.ts';
import { isAnswerable } from '#src/domain/questions/question.ts';
import { nameExperiences } from '#src/operations/introductions/describe.ts';
import { findKnown } from '#src/operations/introductions/known.ts';
import { findRoutable, passQuestion, routeQuestion } from '#src/operations/introductions/route-question.ts';
import { readQuestion } from '#src/operations/questions/read.ts';
import { textsFor } from '#src/texts/index.ts';

const number = argument.question();

/** What is known already of a question, before anybody is asked. */
export const known = subcommand({
  args: z.object({ number }),
  visibility: 'private',
  async run(context, { number: said }, { person, now }) {
    const question = await readQuestion(context, Number(said), person);
    const found = await findKnown(context, question, person);
    if (typeof found === 'string') throw new UserError(textsFor(person.language).experience.search[found]);
    const canAsk = question.author === person.id && isAnswerable(question);
    const answerers = canAsk
      ? (await findRoutable(context, question.number, { person, now })).suggestions.length
      : null;
    return knownMessage(context, { question, experiences: found, answerers }, person);
  },
});

/** Whom a question can be brought to, and why them. */
export const people = subcommand({
  args: z.object({ number }),
  visibility: 'private',
  async run(context, { number: said }, call) {
    const found = await findRoutable(context, Number(said), call);
    const reasons = found.suggestions.flatMap((each) => each.reasons);
    const experiences = await nameExperiences(context.sql, reasons);
    return answerersMessage(context, { ...found, experiences }, call.person);
  },
});

/** Brings a question to people who were suggested: their numbers, with + between. */
export const route = subcommand({
  args: z.object({ number, people: argument.words() }),
  visibility: 'private',
  hidden: true,
  async run(context, { number: said, people: chosen }, call) {
    const ids = chosen.split('+').map(Number).filter(Number.isSafeInteger);
    return routedMessage(Number(said), await routeQuestion(context, Number(said), ids, call), call.person);
  },
});

/** Says that somebody who was asked does not know. */
export const pass = subcommand({
  args: z.object({ number }),
  visibility: 'private',
  hidden: true,
  writes: true,
  async run(context, { number: said }, call) {
    const { question, wasAsked, isOnward } = await passQuestion(context, Number(said), call);
    const { passed, notAsked } = textsFor(call.person.language).route;
    const about = { number: question.number };
    return message(text(wasAsked ? passed({ ...about, isOnward: yesNo(isOnward) }) : notAsked(about)));
  },
});
