import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { describeFaults, fieldsOf, firstFields, languageField, laterFields } from '#src/answers/experiences/form.ts';
import { describeComment } from '#src/answers/experiences/history.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import {
  findFaults,
  formatExperienceDetails,
  formatExperienceFields,
  parseExperienceDetails,
  parseExperienceFields,
} from '#src/domain/experiences/form.ts';
import { editableExperience } from '#src/operations/experiences/access.ts';
import { editExperience } from '#src/operations/experiences/edit.ts';
import { listTransitions } from '#src/store/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';

const args = z.object({ number: argument.experience() });

/** The fields that could wait. */
export const complete = subcommand({
  args,
  visibility: 'private',
  mayAlso: 'review',
  edits: true,
  async run(context, { number }, { person }) {
    const texts = textsFor(person.language);
    const experience = await editableExperience(context, Number(number), person);
    const { complete: form } = texts.experience.forms;
    return {
      ...form,
      title: form.title({ number: experience.number }),
      ...(experience.life === 'published' && { intro: texts.experience.publishedIntro }),
      fields: laterFields(texts),
      values: formatExperienceDetails(experience),
    };
  },
  check: (_context, values, _args, { person }) => describeFaults(findFaults(values), textsFor(person.language)),
  submit: (context, values, { number }, call) =>
    save(context, number, { details: parseExperienceDetails(values) }, call),
});

/** The seven fields again, and the language they are written in. */
export const edit = subcommand({
  args,
  visibility: 'private',
  mayAlso: 'review',
  edits: true,
  async run(context, { number }, { person }) {
    const texts = textsFor(person.language);
    const experience = await editableExperience(context, Number(number), person);
    const { edit: form } = texts.experience.forms;
    const sentBack = experience.life === 'sent-back';
    const intro = sentBack
      ? describeComment(experience, await listTransitions(context.sql, experience.number), person)
      : experience.life === 'published'
        ? texts.experience.publishedIntro
        : null;
    return {
      ...form,
      title: form.title({ number: experience.number }),
      ...(intro !== null && { intro }),
      fields: [...fieldsOf(await firstFields(texts, context, person), experience), languageField(texts)],
      values: { ...formatExperienceFields(experience), language: experience.language },
    };
  },
  submit: (context, values, { number }, call) =>
    save(context, number, { fields: parseExperienceFields(values), language: String(values.language) }, call),
});

async function save(context: AppContext, number: string, changes: Parameters<typeof editExperience>[2], call: Call) {
  const { experience, review } = textsFor(call.person.language);
  const { view, isResubmitted } = await editExperience(context, Number(number), changes, call);
  const saved = isResubmitted ? review.resubmitted : experience.saved;
  return experienceCard(context, view, call.person, { opening: saved({ number: view.experience.number }) });
}
