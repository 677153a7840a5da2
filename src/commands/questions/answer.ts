import { z } from 'zod';
import { questionCard } from '#src/answers/questions/card.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { isOpen } from '#src/domain/experiences/experience.ts';
import { isAnswerable, type Question } from '#src/domain/questions/question.ts';
import { tellAsker } from '#src/operations/questions/notify.ts';
import { listDrafts } from '#src/store/bot/draft.ts';
import { findExperience } from '#src/store/experiences/experience.ts';
import { insertAnswer } from '#src/store/questions/answer.ts';
import { findQuestion, lockQuestion } from '#src/store/questions/question.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { readQuestion } from './access.ts';
import { answerFields } from './form.ts';

/** A form with the answer; who asked is told in the same transaction. */
export const answer = subcommand({
  args: z.object({ number: argument.question() }),
  visibility: 'private',
  async run(context, { number }, call) {
    const texts = textsFor(call.person.language);
    const question = await findAnswerable(context, number, call);
    return {
      ...texts.question.forms.answer(question.number),
      intro: texts.question.asked(question.title),
      fields: answerFields(texts),
      values: {},
    };
  },
  async submit(context, values, args, call) {
    const { person, now } = call;
    const texts = textsFor(person.language);
    const { done, problems } = texts.question;
    const question = await findAnswerable(context, args.number, call, lockQuestion);
    const said = String(values.experience ?? '').trim();
    const number = Number(/^#?\s*(\d{1,9})$/.exec(said)?.[1] ?? Number.NaN);
    if (said !== '' && Number.isNaN(number)) return { problems: { experience: problems.experienceNumber(said) } };
    const experience = said === '' ? null : await findExperience(context.sql, number);
    if (said !== '' && !(experience && isOpen(experience)))
      return { problems: { experience: problems.experienceUnknown(number) } };
    const byAsker = question.author === person.id;
    const given = await insertAnswer(
      context.sql,
      {
        question: question.number,
        author: person.id,
        byAsker,
        region: person.region,
        language: person.language,
        content: String(values.content),
        experience: experience?.number ?? null,
      },
      now,
    );
    const read = { ...given, authorName: person.displayName, experienceTitle: experience?.title ?? null };
    const isTold = !byAsker && (await tellAsker(context, question, read));
    const opening = byAsker ? done.answeredOwn : isTold ? done.answered : done.answeredNobody;
    return questionCard(context, question, person, { opening: opening(given.number) });
  },
});

/** @throws UserError where it cannot be answered; it says again what was typed before that, which may be of use elsewhere. */
async function findAnswerable(context: AppContext, number: string, { person, line }: Call, find = findQuestion) {
  const texts = textsFor(person.language);
  try {
    const question = await readQuestion(context, number, person, find);
    refuseIfShut(question, texts);
    return question;
  } catch (error) {
    const draft = (await listDrafts(context.sql, person.id)).find(({ form }) => form === line);
    const typed = String(draft?.fieldValues.content ?? '').trim();
    if (!(error instanceof UserError) || typed === '') throw error;
    throw new UserError(`${error.message}\n${texts.question.cannotAnswer.typed(typed)}`);
  }
}

function refuseIfShut(question: Question, { question: { cannotAnswer } }: Texts): void {
  if (isAnswerable(question)) return;
  const { withdrawn, closed } = cannotAnswer;
  throw new UserError((question.withdrawnAt ? withdrawn : closed)(question.number));
}
