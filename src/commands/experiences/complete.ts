import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import {
  formatExperienceDetails,
  formatExperienceFields,
  parseExperienceDetails,
  parseExperienceFields,
} from '#src/domain/experiences/form.ts';
import { saveExperience } from '#src/store/experiences/experience.ts';
import { listTransitions, lockExperience } from '#src/store/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { changeableExperience } from './access.ts';
import { describeFaults, firstFields, laterFields } from './form.ts';
import { describeComment } from './history.ts';

const args = z.object({ number: argument.experience() });

/** The fields that could wait. */
export const complete = subcommand({
  args,
  visibility: 'private',
  async run(context, { number }, { person }) {
    const texts = textsFor(person.language);
    const experience = await openExperience(context, number, person);
    return {
      ...texts.experience.forms.complete(experience.number),
      fields: laterFields(texts),
      values: formatExperienceDetails(experience),
    };
  },
  async submit(context, values, { number }, call) {
    const parsed = parseExperienceDetails(values);
    if ('faults' in parsed) return { problems: describeFaults(parsed.faults, textsFor(call.person.language)) };
    return save(context, number, { details: parsed.details, language: String(values.language) }, call);
  },
});

/** The seven fields again. */
export const edit = subcommand({
  args,
  visibility: 'private',
  async run(context, { number }, { person }) {
    const texts = textsFor(person.language);
    const experience = await openExperience(context, number, person);
    const comment =
      experience.life === 'sent-back'
        ? describeComment(experience, await listTransitions(context.sql, experience.number), person)
        : null;
    return {
      ...texts.experience.forms.edit(experience.number),
      ...(comment !== null && { intro: comment }),
      fields: await firstFields(texts, context, person),
      values: formatExperienceFields(experience),
    };
  },
  async submit(context, values, { number }, call) {
    const parsed = parseExperienceFields(values);
    if ('faults' in parsed) return { problems: describeFaults(parsed.faults, textsFor(call.person.language)) };
    return save(context, number, parsed, call);
  },
});

async function openExperience(context: AppContext, number: string, person: Call['person']): Promise<Experience> {
  const experience = await changeableExperience(context, number, person);
  if (experience.withdrawnAt)
    throw new UserError(textsFor(person.language).experience.withdrawn.first(experience.number));
  if (experience.life === 'archived')
    throw new UserError(textsFor(person.language).review.archive.first(experience.number));
  return experience;
}

async function save(
  context: AppContext,
  number: string,
  changes: Parameters<typeof saveExperience>[2],
  { person, now }: Call,
) {
  const { experience: texts, review } = textsFor(person.language);
  // Held, so that what a reviewer does meanwhile is seen.
  await lockExperience(context.sql, Number(number));
  const { life: before } = await openExperience(context, number, person);
  const saved = await saveExperience(context.sql, Number(number), changes, person.id, now);
  if (!saved) throw new UserError(texts.unknown(Number(number)));
  const opening = before === 'sent-back' ? review.resubmitted(saved.number) : texts.saved(saved.number);
  return experienceCard(context, saved, person, { opening });
}
