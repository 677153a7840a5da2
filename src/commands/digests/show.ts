import { z } from 'zod';
import { ownDigestsMessage } from '#src/answers/digests/subscription.ts';
import { subcommand } from '#src/context.ts';
import { listOwnDigests } from '#src/operations/digests/list-own.ts';

export const show = subcommand({
  args: z.object({}),
  visibility: 'private',
  run: async (context, _args, { person }) => ownDigestsMessage(context, await listOwnDigests(context, person), person),
});
