import { z } from 'zod';
import { ownExperiences } from '#src/answers/experiences/mine.ts';
import { subcommand } from '#src/context.ts';
import { loadOwnExperiences } from '#src/operations/experiences/own.ts';

export const mine = subcommand({
  args: z.object({}),
  visibility: 'private',
  run: async (context, _args, { person }) => ownExperiences(await loadOwnExperiences(context, person), person),
});
