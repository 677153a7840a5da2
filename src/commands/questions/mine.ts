import { z } from 'zod';
import { ownQuestionsMessage } from '#src/answers/questions/mine.ts';
import { subcommand } from '#src/context.ts';
import { listOwn } from '#src/operations/questions/list.ts';

export const mine = subcommand({
  args: z.object({}),
  visibility: 'private',
  run: async ({ sql }, _args, { person }) => ownQuestionsMessage(await listOwn(sql, person.id), person),
});
