import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { shorten } from '#src/core/text.ts';
import { noteAnswered } from '#src/operations/introductions/route-question.ts';
import { giveAnswer } from '#src/operations/questions/answer.ts';
import { readAnswerable } from '#src/operations/questions/read.ts';
import { listDrafts } from '#src/store/bot/draft.ts';
import { textsFor } from '#src/texts/index.ts';
import { answerFields, parseExperienceNumber } from './form.ts';
import { showQuestion } from './show.ts';

/** A form with the answer; who asked is told in the same transaction. */
export const answer = subcommand({
  args: z.object({ number: argument.question() }),
  visibility: 'private',
  async run(context, args, call) {
    const texts = textsFor(call.person.language);
    const { number, title } = await withTyped(context, call, () =>
      readAnswerable(context, Number(args.number), call.person),
    );
    const { asked, forms } = texts.question;
    return {
      ...{ title: forms.answer.title({ number }), submit: forms.answer.submit },
      ...{ intro: asked({ title }), fields: answerFields(texts), values: {} },
    };
  },
  async submit(context, values, args, call) {
    const { done, problems } = textsFor(call.person.language).question;
    const said = String(values.experience ?? '').trim();
    const experience = parseExperienceNumber(said);
    if (experience === 'no number')
      return { problems: { experience: problems.experienceNumber({ text: shorten(said, 40) }) } };
    const answered = { question: Number(args.number), content: String(values.content), experience };
    const given = await withTyped(context, call, () => giveAnswer(context, answered, call));
    if (given.type === 'unknown-experience')
      return { problems: { experience: problems.experienceUnknown({ number: experience ?? 0 }) } };
    const { question, answer: made, told } = given;
    if (told !== 'before') await noteAnswered(context, question.number, call);
    const opening = {
      ...{ asker: done.answered, nobody: done.answeredNobody },
      ...{ own: done.answeredOwn, before: done.answeredBefore },
    }[told];
    return showQuestion(context, question, call.person, { opening: opening({ number: made.number }) });
  },
});

/** @throws UserError where it cannot be answered; it says again what was typed before that, which may be of use elsewhere. */
async function withTyped<Result>(
  context: AppContext,
  { person, line }: Call,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    const draft = (await listDrafts(context.sql, person.id)).find(({ form }) => form === line);
    const content = String(draft?.fieldValues.content ?? '').trim();
    if (!(error instanceof UserError) || content === '') throw error;
    throw new UserError(`${error.message}\n${textsFor(person.language).question.cannotAnswer.typed({ content })}`);
  }
}
