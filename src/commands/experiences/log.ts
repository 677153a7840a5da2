import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { subcommand } from '#src/context.ts';
import { parseExperienceFields } from '#src/domain/experiences/form.ts';
import { insertExperience } from '#src/store/experiences/experience.ts';
import { textsFor } from '#src/texts/index.ts';
import { describeFaults, firstFields } from './form.ts';

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
  async submit(context, values, _args, { person, now }) {
    const texts = textsFor(person.language);
    const parsed = parseExperienceFields(values);
    if ('faults' in parsed) return { problems: describeFaults(parsed.faults, texts) };
    const logged = await insertExperience(
      context.sql,
      { ...parsed.fields, author: person.id, language: person.language },
      now,
    );
    return experienceCard(context, logged, person, { opening: texts.experience.logged(logged.number) });
  },
});
