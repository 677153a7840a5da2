import { z } from 'zod';
import { personMessage } from '#src/answers/people/profile.ts';
import { subcommand } from '#src/context.ts';
import { loadProfile } from '#src/operations/people/profile.ts';

export const show = subcommand({
  args: z.object({}),
  visibility: 'private',
  run: async (context, _args, { person }) => personMessage(context, await loadProfile(context.sql, person)),
});
