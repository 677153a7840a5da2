import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { describeFaults, laterFields } from '#src/answers/experiences/form.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { findFaults, formatExperienceDetails, parseExperienceDetails } from '#src/domain/experiences/form.ts';
import { listMissing } from '#src/domain/experiences/needs.ts';
import { editableExperience } from '#src/operations/experiences/access.ts';
import { editExperience } from '#src/operations/experiences/edit.ts';
import { textsFor } from '#src/texts/index.ts';

/** Asks for the two fields that others miss most; what is there stays. */
export const add = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  hidden: true,
  edits: true,
  async run(context, { number }, { person }) {
    const texts = textsFor(person.language);
    const experience = await editableExperience(context, Number(number), person);
    const missing: readonly string[] = listMissing(experience.details);
    if (missing.length === 0) return sentenceMessage(texts.beforeSaving.complete({ number: experience.number }));
    const { form } = texts.beforeSaving;
    return {
      title: form.title({ number: experience.number }),
      submit: form.submit,
      fields: laterFields(texts).flatMap(({ dependsOn: _, ...field }) => (missing.includes(field.name) ? [field] : [])),
      values: formatExperienceDetails(experience),
    };
  },
  check: (_context, values, _args, { person }) => describeFaults(findFaults(values), textsFor(person.language)),
  async submit(context, values, { number }, call) {
    const { experience: texts } = textsFor(call.person.language);
    const { details: before } = await editableExperience(context, Number(number), call.person);
    const details = { ...before, ...parseExperienceDetails(values) };
    const { view } = await editExperience(context, Number(number), { details }, call);
    return experienceCard(context, view, call.person, { opening: texts.saved({ number: view.experience.number }) });
  },
});
