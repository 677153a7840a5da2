import { z } from 'zod';
import { exportMessage } from '#src/answers/people/export.ts';
import { subcommand } from '#src/context.ts';
import { listPersonalData } from '#src/operations/personal-data.ts';

export const exportMe = subcommand({
  args: z.object({}),
  visibility: 'private',
  run: async ({ sql }, _args, { person }) => exportMessage(await listPersonalData(sql, person.id), person),
});
