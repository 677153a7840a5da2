import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { firstFields } from '#src/answers/experiences/form.ts';
import { subcommand } from '#src/context.ts';
import { parseExperienceFields } from '#src/domain/experiences/form.ts';
import { logExperience } from '#src/operations/experiences/log.ts';
import { textsFor } from '#src/texts/index.ts';

/** A form of seven fields; what is sent is findable at once. */
export const log = subcommand({
  args: z.object({}),
  visibility: 'private',
  shortcut: { name: 'log-experience', on: 'global' },
  async run(context, _args, { person }) {
    const texts = textsFor(person.language);
    return {
      ...texts.experience.forms.log,
      fields: await firstFields(texts, context, person),
      values: { region: person.region },
    };
  },
  async submit(context, values, _args, call) {
    const { person } = call;
    const view = await logExperience(context, parseExperienceFields(values), call);
    const opening = textsFor(person.language).experience.logged({ number: view.experience.number });
    return experienceCard(context, view, person, { opening });
  },
});
