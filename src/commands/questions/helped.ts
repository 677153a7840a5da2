import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { firstFields } from '#src/answers/experiences/form.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { shorten } from '#src/core/text.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import { parseExperienceFields } from '#src/domain/experiences/form.ts';
import { keepAnswer, rateAnswer, readOwnAnswer } from '#src/operations/questions/helped.ts';
import { textsFor } from '#src/texts/index.ts';
import { showQuestion } from './show.ts';

const which = { number: argument.question(), answer: argument.number({ min: 1 }) };

/** Says whether an answer helped, for who asked. */
export const rate = subcommand({
  args: z.object({ ...which, helped: argument.choice(['yes', 'no']) }),
  visibility: 'private',
  hidden: true,
  writes: true,
  async run(context, { number, answer, helped }, { person }) {
    const question = await rateAnswer(context, { question: Number(number), answer }, helped === 'yes', person);
    const { rating } = textsFor(person.language).question;
    return showQuestion(context, question, person, { opening: helped === 'yes' ? rating.helped : rating.didNot });
  },
});

/** The form of an experience, begun from one's own answer. */
export const keepAsExperience = subcommand({
  args: z.object(which),
  visibility: 'private',
  hidden: true,
  async run(context, { number, answer: said }, { person }) {
    const texts = textsFor(person.language);
    const { question, answer } = await readOwnAnswer(context, { question: Number(number), answer: said }, person);
    const { titleWords, titleCharacters, textCharacters } = experienceLimits;
    const title = question.title.split(/\s+/).slice(0, titleWords).join(' ');
    const sentences = answer.content.split(/(?<=[.!?])\s+/);
    return {
      ...texts.experience.forms.log,
      intro: texts.question.keeping.intro,
      fields: await firstFields(texts, context, person),
      values: {
        title: shorten(title, titleCharacters),
        challenge: shorten([question.title, question.detail].filter(Boolean).join('\n'), textCharacters),
        action: shorten(answer.content, textCharacters),
        lesson: shorten(sentences.at(-1) ?? answer.content, textCharacters),
        region: answer.region ?? person.region,
        areas: question.policyAreas,
        groups: question.targetGroups,
      },
    };
  },
  async submit(context, values, { number, answer }, call) {
    const at = { question: Number(number), answer };
    const view = await keepAnswer(context, at, parseExperienceFields(values), call);
    const opening = textsFor(call.person.language).experience.logged({ number: view.experience.number });
    return experienceCard(context, view, call.person, { opening });
  },
});
