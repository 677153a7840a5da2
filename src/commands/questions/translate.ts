import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { translationForm, translationProblems } from '#src/answers/translations/form.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { mayChange } from '#src/domain/experiences/rights.ts';
import { type Question, questionLimits } from '#src/domain/questions/question.ts';
import { readQuestion } from '#src/operations/questions/read.ts';
import { textOfAnswer, textOfQuestion } from '#src/operations/questions/translated.ts';
import { saveTranslation } from '#src/operations/translations/correct.ts';
import { findTranslated } from '#src/operations/translations/read.ts';
import { findAnswer } from '#src/store/questions/answer.ts';
import { textsFor } from '#src/texts/index.ts';
import { showQuestion } from './show.ts';

const args = z.object({ number: argument.question(), answer: argument.number({ min: 1 }).optional() });

/** A question or an answer to one in the language of who says it, to be written or corrected. */
export const translate = subcommand({
  args,
  visibility: 'private',
  hidden: true,
  edits: true,
  async run(context, { number, answer }, { person }) {
    const question = await readQuestion(context, Number(number), person);
    const { original, text } = await textOf(context, question, answer, person);
    if (text.language === person.language) return sentenceMessage(textsFor(person.language).translation.same);
    const translated = await findTranslated({ ...context, translations: null }, original, text, person);
    return translationForm(text.words, translated, limits, person.language);
  },
  async submit(context, values, { number, answer }, call) {
    const question = await readQuestion(context, Number(number), call.person);
    const { original, text, owner } = await textOf(context, question, answer, call.person);
    const words = Object.fromEntries(Object.keys(text.words).map((field) => [field, String(values[field] ?? '')]));
    const problems = translationProblems(text.words, words, call.person.language);
    if (problems) return { problems };
    const kept = await saveTranslation(
      context,
      { original, ...text, authors: [owner.author], isTheirs: mayChange(call.person, owner) },
      words,
      call,
    );
    const opening = textsFor(call.person.language).translation.done[kept];
    return showQuestion(context, question, call.person, { opening });
  },
});

const limits = {
  title: questionLimits.titleCharacters,
  detail: questionLimits.textCharacters,
  content: questionLimits.textCharacters,
};

/** @throws UserError where there is no such answer that this person may read. */
async function textOf({ sql }: AppContext, question: Question, which: number | undefined, person: Person) {
  const { number } = question;
  if (which === undefined) return { original: { question: number }, text: textOfQuestion(question), owner: question };
  const answer = await findAnswer(sql, number, which);
  if (!answer || answer.withdrawnAt !== null)
    throw new UserError(textsFor(person.language).question.unknownAnswer({ number, answer: which }));
  return { original: { question: number, answer: which }, text: textOfAnswer(answer, question), owner: answer };
}
