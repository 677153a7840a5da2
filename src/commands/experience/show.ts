import { z } from 'zod';
import { subcommand } from '#src/context.ts';
import { argument } from '#src/core/argument.ts';
import { isShared } from '#src/domain/digest/subscription.ts';
import { readExperience } from './access.ts';
import { experienceCard } from './card.ts';

export const show = subcommand({
  summary: 'One experience, whole',
  args: z.object({ number: argument.experience('Its number') }),
  visibility: 'public',
  run: async (context, { number }, { person, place }) =>
    experienceCard(context, await readExperience(context, number, person), person, { isShared: isShared([place]) }),
});
